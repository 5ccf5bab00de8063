"""The exports in the programs that they are for: Chromium, TimelineJS 3 and Datasette.

`tests/export/browser/run` installs what these tests need and runs them; elsewhere they are skipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from logs import EVIL, HOSTILE, written
from running import ask

from syru.log.model import Stance
from syru.log.standing import standing_of

BROWSER = Path(__file__).with_name("browser")
REQUIRED = os.environ.get("SYRU_BROWSER_TESTS") == "required"


@pytest.fixture(autouse=True, scope="session")
def _tools() -> None:
    programs = ("node", os.environ.get("SYRU_CHROMIUM", "chromium"))
    missing = [program for program in programs if shutil.which(program) is None]
    if not (BROWSER / "node_modules").is_dir():
        missing.append("the packages of tests/export/browser")
    if importlib.util.find_spec("sqlite_utils") is None:
        missing.append("sqlite-utils (pip install 'syru[dev]')")
    if missing:
        end = pytest.fail if REQUIRED else pytest.skip
        end(f"not installed: {', '.join(missing)}; see tests/export/browser/run")


def export(form: str, *words: object, log: str | None = None) -> str:
    """Export the built-in log, or a log that is given as text."""
    more = () if log is None else ("--log", "-")
    said = ask("export", form, *map(str, words), *more, stdin=log or "")
    assert said.code == 0, said.err
    return said.out


def _page(target: Path, log: str | None = None) -> Path:
    export("html", "-o", target, log=log)
    return target


class Session:
    """What a reader did on a page, and what was seen."""

    def __init__(
        self, page: Path, *steps: list[object], hash_: str = "", **setting: object
    ) -> None:
        order = {"page": f"{page.as_uri()}{hash_}", "steps": steps, **setting}
        ended = subprocess.run(
            ["node", str(BROWSER / "browse.mjs")],  # noqa: S607 - whichever node there is
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert ended.returncode == 0, ended.stderr.decode()
        told = json.loads(ended.stdout)
        self.seen: list[Any] = told["seen"]
        self.problems: list[str] = told["problems"]
        self.requests: list[str] = told["requests"]
        # Every session keeps these two promises, whatever else it is for.
        if "timeline" not in {step[0] for step in steps}:
            assert self.problems == []
            assert self.requests == []


LOOK: list[object] = ["look"]


@pytest.fixture(scope="session")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _page(tmp_path_factory.mktemp("page") / "log.html")


def _entries(*options: object) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(export("json", *options))
    return entries


@pytest.fixture(scope="session")
def everything() -> list[dict[str, Any]]:
    return _entries()


def _ids(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["id"] for entry in entries]


def _is_seen(seen: dict[str, Any], entries: list[dict[str, Any]]) -> None:
    expected = {
        "ids": _ids(entries),
        "standings": {entry["id"]: entry.get("standing") for entry in entries},
        "claims": {entry["id"]: len(entry.get("claims", [])) for entry in entries},
    }
    assert {key: seen[key] for key in expected} == expected


# The page


def test_the_page_shows_what_the_log_holds(
    built_in: Path, everything: list[dict[str, Any]]
) -> None:
    (seen,) = Session(built_in, LOOK).seen
    _is_seen(seen, everything)
    assert seen["filters"]
    assert seen["status"] == f"All {len(everything)} entries."


def test_without_its_script_the_page_is_read_all_the_same(
    built_in: Path, everything: list[dict[str, Any]]
) -> None:
    titles, shown = Session(
        built_in, ["text", "#Entries h3"], ["visible", "form"], script=False
    ).seen
    assert len(titles) == len(everything)
    assert titles[0] == everything[0]["statement"]
    assert not shown


@pytest.mark.parametrize(
    "view",
    [
        pytest.param({"topic": "bases"}, id="topic"),
        pytest.param({"actor": "lavrov"}, id="actor"),
        pytest.param({"actor": "kuznetsov"}, id="who speaks"),
        pytest.param({"place": "tartous"}, id="place"),
        pytest.param({"standing": "disputed"}, id="standing"),
        pytest.param({"words": "base"}, id="the beginning of a word"),
        pytest.param({"words": "AL-Sharaa visit"}, id="words"),
        pytest.param({"words": "Kusnetsov"}, id="the alias of a speaker"),
        pytest.param({"words": "extradite"}, id="another form of a word"),
        pytest.param({"since": "2025-07"}, id="from"),
        pytest.param({"until": "2024"}, id="through"),
        pytest.param(
            {"since": "2025-10-15", "until": "2025-10-15", "topic": "bases"}, id="several"
        ),
    ],
)
def test_a_filter_finds_what_the_program_finds(built_in: Path, view: dict[str, str]) -> None:
    options = ((f"--{name}".replace("words", "text"), value) for name, value in view.items())
    expected = _entries(*chain.from_iterable(options))
    address = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in view.items())
    (seen,) = Session(built_in, LOOK, hash_=f"#{address}").seen
    assert 0 < len(expected) < 117
    _is_seen(seen, expected)
    assert seen["maybe"] == _ids([entry for entry in expected if entry.get("match") == "possible"])


def test_at_every_stop_the_page_shows_what_the_program_shows_as_of_that_day(
    built_in: Path, everything: list[dict[str, Any]]
) -> None:
    claims = [claim for entry in everything for claim in entry.get("claims", [])]
    days = {entry["public"] or "" for entry in everything} | {
        claim["date"] for claim in claims if "date" in claim
    }
    stops = sorted(day for day in days if len(day) == len("2025-10-15"))
    steps: list[list[object]] = []
    for day in stops:
        steps += [["go", f"#asof={day}"], LOOK]
    seen = Session(built_in, *steps).seen[1::2]
    assert len(stops) > 3
    for day, view in zip(stops, seen, strict=True):
        _is_seen(view, _entries("--as-of", day))


def test_page_and_program_agree_on_the_standing_of_all_stances_together(tmp_path: Path) -> None:
    sets = [some for size in range(7) for some in combinations(Stance, size)]
    log = ['[log]\nformat = 1\ntitle = "Stances"\n[sources.s]\ntitle = "S"\ndate = 2025-12-31\n']
    for number, stances in enumerate(sets):
        claims = ", ".join(f'{{ stance = "{stance}", date = 2025-01-01 }}' for stance in stances)
        log.append(f'[[facts]]\nid = "s{number}"\nstatement = "S"\nclaims = [{claims}]\n')
    page = _page(tmp_path / "page.html", "".join(log))
    # The slider works the standing out again, where the first look shows the program's own.
    before, _, after = Session(page, LOOK, ["go", "#asof=2025-12-31"], LOOK).seen
    expected = {f"s{number}": standing_of(stances).value for number, stances in enumerate(sets)}
    assert len(expected) == 2 ** len(Stance)
    assert before["standings"] == after["standings"] == expected


def test_a_link_to_an_entry_shows_it_even_where_the_filters_hid_it(built_in: Path) -> None:
    first, hidden, _, shown = Session(
        built_in,
        LOOK,
        ["fill", "words", "zzz"],
        ["go", "#moscow-visit"],
        LOOK,
        hash_="#assad-poisoning",
    ).seen
    assert first["target"] == "assad-poisoning"
    assert hidden is None
    assert shown["target"] == "moscow-visit"
    assert "moscow-visit" in shown["ids"]


def test_a_view_can_be_passed_on_by_its_address(built_in: Path) -> None:
    *_, seen = Session(
        built_in,
        ["pick", "topic", "Russian military bases"],
        ["fill", "since", "2025"],
        ["fill", "words", "naval base"],
        LOOK,
    ).seen
    assert seen["hash"] == "#words=naval+base&topic=bases&since=2025"
    (again,) = Session(built_in, LOOK, hash_=seen["hash"]).seen
    assert (again["ids"], again["status"]) == (seen["ids"], seen["status"])


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        pytest.param("2025-13", "", "“2025-13” is no date", id="month 13"),
        pytest.param("2025-02-30", "", "“2025-02-30” is no date", id="no such day"),
        pytest.param("2025", "2024", "From is later than Through", id="reversed"),
    ],
)
def test_a_date_that_is_none_is_said_to_be_none(
    built_in: Path, since: str, until: str, said: str
) -> None:
    *_, seen = Session(built_in, ["fill", "since", since], ["fill", "until", until], LOOK).seen
    assert said in seen["problem"]


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        pytest.param("44 BC", "1 BC", ["ides", "birth"], id="years in words"),
        pytest.param("-0043-03-15", "-0043-03-15", ["ides"], id="a day of ISO 8601"),
        pytest.param("16 March 44 BC", "AD 14", ["birth", "death"], id="a day in words"),
        pytest.param("0000", "0000", ["birth"], id="the year 0"),
        pytest.param("0001", "", ["death"], id="after them all"),
    ],
)
def test_years_before_christ_are_typed_as_for_the_program(
    tmp_path: Path, since: str, until: str, shown: list[str]
) -> None:
    dates = {"ides": "-0043-03-15", "birth": "0000", "death": "0014-08-19"}
    log = "\n".join(
        [
            written("[log]", format=1, title="Rome"),
            written("[sources.s]", title="S"),
            *(written("[[events]]", id=id_, title=id_, date=date) for id_, date in dates.items()),
        ]
    )
    page = _page(tmp_path / "rome.html", log)
    *_, seen = Session(page, ["fill", "since", since], ["fill", "until", until], LOOK).seen
    assert (seen["problem"], seen["ids"]) == ("", shown)


def test_all_is_done_with_the_keyboard(built_in: Path, everything: list[dict[str, Any]]) -> None:
    steps: list[list[object]] = [
        ["press", "Tab", "Tab"],  # past the link to the entries: the region that holds the drawing
        LOOK,
        ["press", "Tab", "ArrowRight", "ArrowRight"],  # from mark to mark
        LOOK,
        ["press", "Tab", "b", "a", "s", "e"],  # one stop further: the words
        LOOK,
        ["press", *["Tab"] * 8, "ArrowLeft"],  # the slider
        LOOK,
        ["press", "Tab", "Enter"],  # the button that clears
        LOOK,
    ]
    region, mark, words, slider, cleared = Session(built_in, *steps).seen[1::2]
    assert region["focus"] == "Drawing of the dates"
    assert mark["focus"] == mark["marked"][2]
    assert words["focus"] == "words"
    assert _ids(_entries("--text", "base")) == words["ids"]
    assert slider["focus"] == "asof"
    assert slider["known"] != words["known"]
    assert len(cleared["ids"]) == len(everything)


def test_the_marks_count_the_entries_that_are_shown(built_in: Path) -> None:
    before, _, after = Session(built_in, LOOK, ["go", "#words=zzz"], LOOK).seen
    dated = sum(int(label.split(": ")[-1].split()[0]) for label in before["marked"])
    assert dated == sum("date" in entry for entry in _entries())
    assert all(label.endswith(": 0 entries") for label in after["marked"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    built_in: Path, scheme: str, width: int, tmp_path: Path
) -> None:
    wide = "document.documentElement.scrollWidth > innerWidth"
    shots = Path(os.environ.get("SYRU_SCREENSHOTS", tmp_path))
    found, overflowing, shot = Session(
        built_in,
        ["axe"],
        ["evaluate", wide],
        ["shot", str(shots / f"page-{scheme}-{width}.png"), False],
        scheme=scheme,
        width=width,
    ).seen
    assert found == []
    assert overflowing is False
    assert Path(shot).stat().st_size > 10_000


def test_on_paper_there_are_entries_and_no_filters(built_in: Path, tmp_path: Path) -> None:
    _, shown, pdf = Session(
        built_in,
        ["media", "print"],
        ["evaluate", "getComputedStyle(document.getElementById('Filters')).display"],
        ["pdf", str(tmp_path / "page.pdf")],
    ).seen
    assert shown == "none"
    assert Path(pdf).read_bytes().count(b"/Type /Page\n") > 5


def test_markup_in_every_field_stays_text(tmp_path: Path) -> None:
    seen, words, title, stolen, names = Session(
        _page(tmp_path / "page.html", HOSTILE),
        LOOK,
        ["text", "blockquote"],
        ["evaluate", "document.title"],
        ["evaluate", "globalThis.stolen ?? null"],
        ["evaluate", "[...document.querySelector('[name=topic]').options].map((one) => one.label)"],
    ).seen
    assert seen["ids"] == ["f", "e", "q"]
    assert words == [f"“{EVIL}”"]
    assert title == EVIL
    assert names == ["any", EVIL]
    assert stolen is None


def test_the_policy_stops_a_script_that_gets_into_the_page_all_the_same(
    built_in: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    injected = "<script>globalThis.stolen = 1</script><img src='https://example.org/x.png'></body>"
    page.write_text(built_in.read_text("utf-8").replace("</body>", injected), "utf-8")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        Session(page, LOOK)


# TimelineJS 3


def _timeline(log: str | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    data = json.loads(export("timelinejs", log=log))
    session = Session(BROWSER / "timeline.html", ["timeline", data])
    assert [problem for problem in session.problems if "rror" in problem] == []
    assert [
        address for address in session.requests if not address.startswith(("file:", "data:"))
    ] == []
    return data, session.seen[0]


def test_timelinejs_shows_as_many_slides_as_were_exported() -> None:
    data, seen = _timeline()
    dated = [entry for entry in _entries() if "date" in entry]
    assert seen["errors"] == []
    assert seen["slides"] == len(data["events"]) == len(dated)
    assert seen["eras"] == len(data["eras"])
    # Those out of sight are drawn as the reader comes to them; the first is the title.
    assert seen["drawn"] == len(dated) + 1


def test_timelinejs_takes_nothing_in_a_log_for_markup() -> None:
    _, seen = _timeline(HOSTILE)
    assert seen["slides"] == 3
    assert (seen["handlers"], seen["scripts"], seen["stolen"]) == (0, 0, None)
    assert any(f"“{EVIL}”" in text for text in seen["texts"])


# Datasette and sqlite-utils


def test_sqlite_utils_finds_a_quote_by_full_text(tmp_path: Path) -> None:
    import sqlite_utils  # noqa: PLC0415 - not everybody has it

    export("sqlite", "-o", tmp_path / "log.sqlite")
    entries = sqlite_utils.Database(tmp_path / "log.sqlite")["entries"]
    assert isinstance(entries, sqlite_utils.db.Table)
    assert entries.detect_fts() == "entries_fts"
    expected = [
        entry["id"] for entry in _entries("--text", "decentralised") if entry["kind"] == "quote"
    ]
    found = [row["id"] for row in entries.search("decentralised") if row["kind"] == "quote"]
    assert found == expected == ["reuters-weak-syria"]
    assert {(key.column, key.other_table) for key in entries.foreign_keys} >= {
        ("by", "actors"),
        ("source", "sources"),
    }
