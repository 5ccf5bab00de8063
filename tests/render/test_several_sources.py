"""Three papers that print one wire story are one origin, and everything that is shown says so.

The story: a wire reports a strike, two papers reprint it, one from the other; a witness saw the
fire; the denial stands in a paper of its own. All of it is run as a process.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from logs import indexed, written
from running import ask, run

from syru.query.entries import select
from syru.query.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
[log]
format = 1
title = "A strike"

[sources.wire]
title = "Wire report"
publisher = "Reuters"
date = 2025-03-02
text = "wire.txt"

[sources.courier]
title = "The Courier"
date = 2025-03-03
origin = "wire"

[sources.herald]
title = "The Herald"
date = 2025-03-04
origin = "courier"

[sources.witness]
title = "A witness"
date = 2025-03-10

[sources.gazette]
title = "State Gazette"
date = 2025-03-08

[actors.ministry]
name = "The ministry"

[places.port]
name = "The port"
coordinates = [35.4, 35.9]

[[events]]
id = "strike"
date = 2025-03-01
title = "A missile hit the port"
places = ["port"]
source = "wire"
paragraphs = [1]
cited = [
  { source = "courier", locator = "p. 3" },
  { source = "herald", url = "https://herald.example/?a=1&b=2" },
]
claims = [
  { stance = "states" },
  { by = "ministry", stance = "denies", source = "gazette", locator = "p. 2", url = "https://gazette.example/" },
]

[[events]]
id = "fire"
date = 2025-03-02
title = "The port burned"
cited = [
  { source = "wire", paragraphs = [2] },
  { source = "herald" },
  { source = "witness", locator = "0:12:30" },
]

[[facts]]
id = "closed"
statement = "The port is closed."
source = "courier"

[[quotes]]
id = "loud"
text = "It was loud."
cited = [{ source = "witness" }, { source = "wire", paragraphs = [2] }]
"""  # noqa: E501
TEXT = "A missile hit the port.\nIt burned. “It was loud.”\n"
HERALD = "https://herald.example/?a=1&b=2"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    (folder / "log.toml").write_text(STORY, "utf-8")
    (folder / "wire.txt").write_text(TEXT, "utf-8")
    return folder / "log.toml"


def told(story: Path, *words: str, columns: str = "120") -> str:
    said = run(*words, "--log", str(story), COLUMNS=columns)
    assert said.code == 0, said.err
    return said.out


def objects(story: Path, *words: str) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(told(story, *words, "-f", "json"))}


def test_check_finds_nothing_wrong_with_the_story(story: Path) -> None:
    said = run("check", "--strict", str(story))
    assert (said.out, said.code) == ("", 0)
    assert "1 of 1 quote proven; no fault" in said.err


def test_show_lists_each_source_and_what_it_has_its_matter_from(story: Path) -> None:
    shown = told(story, "show", "strike", columns="100")
    assert (
        "Sources         3 sources, 1 origin\n"
        "                Wire report, ¶ 1\n"
        "                The Courier, p. 3 (origin: Wire report)\n"
        f"                The Herald, {HERALD} (origin: The Courier)\n"
    ) in shown
    against = (
        "denied by The ministry (by 8 March 2025, State Gazette, p. 2, https://gazette.example/)"
    )
    assert against in " ".join(" ".join(row[16:] for row in shown.splitlines()).split())
    assert "3 sources, 2 origins\n" in told(story, "show", "fire")


def test_one_source_is_shown_as_ever_with_what_it_has_its_matter_from(story: Path) -> None:
    shown = told(story, "show", "closed", columns="80")
    assert "Source          The Courier (origin: Wire report)\n" in shown
    assert "origins" not in shown


def test_a_quote_says_below_it_of_how_many_origins_it_is(story: Path) -> None:
    shown = told(story, "quotes", columns="95")
    assert (
        "\n                — unattributed · loud witness; wire, ¶ 2 · 2 sources, 2 origins" in shown
    )


def test_each_row_of_a_list_has_the_ids_of_its_sources(story: Path) -> None:
    assert told(story, "timeline", columns="80").splitlines()[1:] == [
        "1 Mar           DISPUTED A missile hit the port",
        "                denied by The ministry · strike wire, ¶ 1; courier, p. 3; herald",
        "                · 3 sources, 1 origin",
        "2 Mar           The port burned  fire wire, ¶ 2; herald; witness, 0:12:30 · 3",
        "                sources, 2 origins",
        "all 2 events",
    ]


def test_a_source_lists_what_cites_it_anywhere(story: Path) -> None:
    counts = {
        id_: (one["events"], one["facts"], one["quotes"])
        for id_, one in objects(story, "sources").items()
    }
    assert counts == {
        "wire": (2, 0, 1), "courier": (1, 1, 0), "herald": (2, 0, 0), "witness": (1, 0, 1),
        "gazette": (1, 0, 0),
    }  # fmt: skip
    shown = told(story, "show", "source:herald", columns="100")
    assert "Origin          The Courier\n" in shown
    assert "strike wire, ¶ 1; courier, p. 3; herald · " in shown
    assert "fire wire, ¶ 2; herald; witness, 0:12:30 · " in shown
    wire = told(story, "show", "source:wire", columns="100")
    assert "Origin of       The Courier\n" in wire
    assert "loud witness; wire, ¶ 2 · " in wire, "no paragraph reads as one of another source"
    assert "- Origin: Wire report\n" in told(story, "show", "source:courier", "-f", "md")
    [courier] = json.loads(told(story, "show", "source:courier", "-f", "json"))
    assert courier["origin"] == {"id": "wire", "name": "Wire report"}
    assert courier["origin_of"] == [{"id": "herald", "name": "The Herald"}]


@pytest.mark.parametrize(
    ("least", "ids"), [("1", {"strike", "fire"}), ("2", {"fire"}), ("3", set())]
)
def test_origins_keeps_what_has_so_many(story: Path, least: str, ids: set[str]) -> None:
    assert set(objects(story, "timeline", "--origins", least)) == ids


def test_the_filter_is_said_in_words(story: Path) -> None:
    assert "1 of 2 events: with at least 2 origins" in told(story, "timeline", "--origins", "2")
    assert "2 of 2 events: with at least 1 origin\n" in told(story, "timeline", "--origins", "1")
    none = run("find", "port", "--origins", "3", "--log", str(story))
    assert "syru: no entries with at least 3 origins, with “port”\n" in none.err
    assert "0 with at least 3 origins" in none.err


@pytest.mark.parametrize("wrong", ["0", "-1", "two"])
def test_fewer_than_one_origin_cannot_be_asked_for(story: Path, wrong: str) -> None:
    said = run("timeline", "--origins", wrong, "--log", str(story))
    assert said.code == 2
    assert "--origins" in said.err


def test_a_number_beyond_all_finds_nothing(story: Path) -> None:
    said = run("timeline", "--origins", "9" * 30, "--log", str(story), "-f", "json")
    assert (said.out, said.code) == ("[]\n", 0)


def test_json_has_all_that_is_cited_and_the_source_of_a_claim(story: Path) -> None:
    strike = objects(story, "timeline")["strike"]
    assert strike["source"] == {"id": "wire", "name": "Wire report"}
    assert strike["paragraphs"] == [1]
    assert strike["cited"] == [
        {"source": "wire", "title": "Wire report", "paragraphs": [1]},
        {"source": "courier", "title": "The Courier", "locator": "p. 3"},
        {"source": "herald", "title": "The Herald", "url": HERALD},
    ]
    assert strike["origins"] == 1
    denial = strike["claims"][1]
    assert denial["source"] == {"id": "gazette", "name": "State Gazette"}
    assert (denial["locator"], denial["url"]) == ("p. 2", "https://gazette.example/")
    assert objects(story, "facts")["closed"]["origins"] == 1


def test_a_sheet_has_all_that_is_cited_in_a_cell(story: Path) -> None:
    strike, fire = csv.DictReader(io.StringIO(told(story, "timeline", "-f", "csv")))
    assert strike["cited"] == (
        "Wire report, ¶ 1; The Courier, p. 3 (origin: Wire report); "
        f"The Herald, {HERALD} (origin: The Courier)"
    )
    assert (strike["source"], strike["origins"], fire["origins"]) == ("Wire report", "1", "2")


def test_markdown_has_every_source_with_its_address(story: Path) -> None:
    (strike, _) = told(story, "timeline", "-f", "md").splitlines()[2:]
    assert strike.endswith(
        "(*Wire report*, ¶ 1; *The Courier*, p. 3; "
        "[*The Herald*](<https://herald.example/?a=1&amp;b=2>); 3 sources, 1 origin)"
    )


def test_the_page_has_every_source_and_the_address_of_a_denial(story: Path) -> None:
    page = told(story, "export", "html")
    link = '<a href="https://herald.example/?a=1&amp;b=2" rel="noopener noreferrer">The Herald</a>'
    assert (
        f"Sources: Wire report, ¶ 1; The Courier, p. 3; {link} (3 sources, 1 origin)</div>" in page
    )
    where = "State Gazette, p. 2"
    gazette = f'<a href="https://gazette.example/" rel="noopener noreferrer">{where}</a>'
    assert f"<li>denied by <i>The ministry</i>, {gazette}</ul>" in page
    credits_ = page.partition("<h2>Sources</h2>")[2]
    assert "The Herald, 4 March 2025 (origin: The Courier)</li>" in credits_
    assert "State Gazette, 8 March 2025" in credits_


def test_a_slide_has_every_source(story: Path) -> None:
    slides = json.loads(told(story, "export", "timelinejs"))["events"]
    assert (
        "Sources: Wire report, Reuters, 2 March 2025, ¶ 1; The Courier, 3 March 2025, p. 3; "
        "The Herald, 4 March 2025 (3 sources, 1 origin)</small>"
    ) in slides[0]["text"]["text"]


def test_a_point_on_a_map_has_what_json_has(story: Path) -> None:
    (point,) = json.loads(told(story, "export", "geojson"))["features"]
    strike = objects(story, "timeline")["strike"]
    assert point["properties"] == strike | {"place": {"id": "port", "name": "The port"}}


def test_the_database_has_a_row_for_each_citation(story: Path, tmp_path: Path) -> None:
    told(story, "export", "sqlite", "-o", str(tmp_path / "all"))
    with closing(sqlite3.connect(tmp_path / "all")) as database:
        rows = database.execute(
            "SELECT entry, source, origin, locator, url FROM named_citations WHERE kind = 'event'"
        ).fetchall()
        origins = database.execute("SELECT id, cited, origins FROM timeline").fetchall()
        denial = database.execute(
            "SELECT \"by\", source, locator, url FROM named_claims WHERE stance = 'denies'"
        ).fetchall()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
    assert rows == [
        ("strike", "Wire report", None, None, None),
        ("strike", "The Courier", "Wire report", "p. 3", None),
        ("strike", "The Herald", "The Courier", None, HERALD),
        ("fire", "Wire report", None, None, None),
        ("fire", "The Herald", "The Courier", None, None),
        ("fire", "A witness", None, "0:12:30", None),
    ]
    assert origins == [
        ("strike", "Wire report; The Courier; The Herald", 1),
        ("fire", "Wire report; The Herald; A witness", 2),
    ]
    assert denial == [("The ministry", "State Gazette", "p. 2", "https://gazette.example/")]
    assert broken == []


def test_a_database_of_a_selection_has_its_citations_alone(story: Path, tmp_path: Path) -> None:
    told(story, "export", "sqlite", "--origins", "2", "-o", str(tmp_path / "some"))
    with closing(sqlite3.connect(tmp_path / "some")) as database:
        cited = database.execute("SELECT DISTINCT entry FROM named_citations").fetchall()
        further = database.execute("SELECT DISTINCT entry FROM further_citations").fetchall()
    assert sorted(cited) == [("fire",), ("loud",)]
    assert len(further) == 2


def test_what_rests_on_the_same_paragraph_is_found_through_any_source(story: Path) -> None:
    [fire] = json.loads(told(story, "show", "fire", "-f", "json"))
    assert [each["id"] for each in fire["same_paragraphs"]] == ["loud"]
    [loud] = json.loads(told(story, "show", "loud", "-f", "json"))
    assert [each["id"] for each in loud["same_paragraphs"]] == ["fire"]


def test_the_same_paragraph_of_another_source_is_not_the_same() -> None:
    log = written("[log]", format=1, title="T") + '[sources.a]\ntitle = "A"\n[sources.b]\n'
    log += 'title = "B"\n'
    for id_, cited in (("one", [("a", 1), ("b", 2)]), ("other", [("a", 2), ("b", 1)])):
        pairs = [{"source": source, "paragraphs": [number]} for source, number in cited]
        log += written("[[facts]]", id=id_, statement=id_, cited=pairs)
    (shown,) = json.loads(ask("show", "one", "--log", "-", "-f", "json", stdin=log).out)
    assert shown["same_paragraphs"] == []


def test_a_denial_is_public_by_the_day_of_its_own_source(story: Path) -> None:
    before = objects(story, "timeline", "--as-of", "2025-03-07")["strike"]
    after = objects(story, "timeline", "--as-of", "2025-03-08")["strike"]
    assert (before["standing"], after["standing"]) == ("stated", "disputed")


def test_an_entry_is_public_by_the_first_of_its_sources() -> None:
    log = written("[log]", format=1, title="T")
    log += written("[sources.late]", title="Late", date="2025-06-01")
    log += written("[sources.early]", title="Early", date="2025-05-01")
    log += written("[sources.never]", title="Undated")
    cited = [{"source": id_} for id_ in ("late", "never", "early")]
    log += written("[[facts]]", id="f", statement="S", claims=[{"stance": "relays"}], cited=cited)
    (found,) = select(indexed(log), Selection()).entries
    assert found.public == "2025-05-01"
    assert found.claims[0].public == "2025-05-01"


def test_one_source_at_two_places_is_one_source() -> None:
    log = written("[log]", format=1, title="T") + written("[sources.a]", title="Book")
    log += written("[[facts]]", id="f", statement="S", locator="p. 1")
    log += 'cited = [{ source = "a", locator = "p. 9" }]\n'
    shown = ask("show", "f", "--log", "-", stdin=log).out
    assert "Sources         Book, p. 1\n                Book, p. 9\n" in shown
    assert "origin" not in shown
    assert ask("sources", "--log", "-", "-f", "csv", stdin=log).out.endswith(",0,1,0,,\n")


@pytest.mark.parametrize(
    "command", ["export html", "export timelinejs", "facts -f md", "show source:b -f md"]
)
def test_nothing_of_a_citation_is_markup(command: str) -> None:
    evil = "<img src=x onerror=1>"
    log = written("[log]", format=1, title="T") + written("[sources.a]", title=evil)
    log += written("[sources.b]", title=evil, origin="a")
    cited = [{"source": "a", "locator": evil}, {"source": "b", "url": "https://b.example/?&copy;"}]
    claims = [{"stance": "denies", "source": "b", "locator": evil}]
    log += written("[[facts]]", id="f", date="2025", statement="S", cited=cited, claims=claims)
    said = ask(*command.split(), "--log", "-", stdin=log)
    assert said.code == 0
    assert "img src" in said.out
    assert not re.search(r"(?<!\\)<img", said.out)
    assert "&copy;" not in said.out
