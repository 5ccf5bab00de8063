"""The docs say what the program does: examples, pictures, references and tables."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from logs import written
from pictures import PICTURES, drawn, shown
from program import ROOT, typed
from redraw import PAGES, redrawn
from reference import made
from running import ask

from syru import __version__
from syru.compare.difference import How
from syru.dates import parse_date, parse_period
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.errors import FAULTS, WARNINGS
from syru.log.model import KEYS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the examples need a POSIX shell")

DOCS = ROOT / "docs"
# Each entry, claim and thing below has every key that format 1 knows.
FULL_LOG = "".join(
    (
        written("[log]", format=1, title="Full"),
        written("[sources.paper]", title="Paper", authors=["Ada"], translator="Ben"),
        written("", publisher="Press", date="2025-05-01", language="en"),
        written("", original_language="fr"),
        written("", url="https://example.org/", text="paper.txt"),
        written("[sources.reprint]", title="Reprint", origin="paper"),
        written("[actors.ada]", name="Ada", kind="person", role="mayor", aliases=["Adah"]),
        written("", member_of=["council"]),
        written("[actors.council]", name="Council", kind="organisation"),
        written("[topics.bridge]", name="Bridge", aliases=["crossing"], description="A bridge."),
        written("[places.river]", name="River", aliases=["stream"], coordinates=[35.41, 35.95]),
        written("[[events]]", id="vote", date="2025-03-12", date_note="A note.", title="A vote"),
        written("", confidential=True),
        written("", extra={"votes": 7}),
        written("", summary="They voted.", actors=["ada"], topics=["bridge"], places=["river"]),
        "claims = [{ by = 'ada', stance = 'asserts', date = 2025, paragraph = 1, locator = 'p',",
        "confidential = true, source = 'reprint', url = 'https://example.org/a' }]",
        written("", paragraphs=[1], locator="p. 2", source="paper"),
        "cited = [{ source = 'reprint', paragraphs = [2], locator = 'p', url = 'https://a.org' }]",
        "\n",
        written("[[facts]]", id="cost", date="2025", statement="It costs little.", actors=["ada"]),
        written("", paragraphs=[1], source="paper"),
        written("[[quotes]]", id="words", date="2025-03-12", text="We cross it.", by="ada"),
        written("", via="council", event="vote", actors=["council"], paragraphs=[1]),
        written("", source="paper"),
    )
)


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def table(name: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, row by row, without its head."""
    section = page(name).split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"(?:^\|.*\|\n)+", section, re.MULTILINE)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def keys(name: str, heading: str) -> set[str]:
    return {row[0].strip("`") for row in table(name, heading)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_shows_what_the_program_writes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert redrawn(text) == text, "python docs/redraw.py writes it again"


def test_a_false_example_is_found_out() -> None:
    false = "```console\n$ syru --version\nsyru 0.0.1\n```\n"
    assert redrawn(false) == false.replace("0.0.1", __version__)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_program_draws(name: str) -> None:
    svg = (DOCS / "pictures" / f"{name}.svg").read_text("utf-8")
    assert shown(svg) == shown(drawn(name)), "python docs/redraw.py draws it again"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_holds_every_word_that_a_pipe_gets(name: str, tmp_path: Path) -> None:
    svg = (DOCS / "pictures" / f"{name}.svg").read_text("utf-8")
    command, columns = PICTURES[name]
    piped = typed(f"{command} 2>/dev/null", tmp_path, columns)
    pictured = "".join(words for words, _ in shown(svg))
    # Colours part the words of a line; what is left without white space has to agree.
    assert Counter(re.sub(r"\s", "", pictured)) == Counter(re.sub(r"\s", "", f"${command}{piped}"))


def test_no_picture_asks_another_server_for_anything() -> None:
    for path in (DOCS / "pictures").glob("*.svg"):
        assert not re.search(r"url\((?!#)|href=|@import", path.read_text("utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        if "://" in target:
            continue
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
            assert anchor in anchors, target


@pytest.mark.parametrize("name", made())
def test_the_reference_has_each_option_of_a_command(name: str, tmp_path: Path) -> None:
    told = page("docs/commands.md")
    section = told.split(f"\n## syru {name}\n", 1)[1].split("\n## ", 1)[0]
    if "options of every listing" in section:
        section += told.split("\n## Options of every listing\n", 1)[1].split("\n## ", 1)[0]
    options = set(
        re.findall(r"--[a-z][a-z-]+", typed(f"syru {name} --help | grep '^  -'", tmp_path))
    )
    documented = set(re.findall(r"`[^`]*?(--[a-z][a-z-]+)", section))
    assert options - {"--help"} <= documented


@pytest.mark.parametrize("pattern", ["syru timeline", "pytest"])
def test_the_readme_has_one_command_of_one_line_and_the_gates_run_it(pattern: str) -> None:
    readme, gates = page("README.md"), page(".ci/run")
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    [block] = [block for block in blocks if pattern in block and ".venv" in block]
    assert block.startswith("python3 -m venv .venv && ")
    assert block.count("\n") == 1
    assert len(re.findall(rf"^python3 -m venv .*{pattern}.*$", readme, re.MULTILINE)) == 1
    assert f"readme_command '{pattern}'" in gates
    assert "pip install -q ." not in gates


@pytest.mark.parametrize("heading", [*KEYS])
def test_the_format_is_documented_key_by_key(heading: str) -> None:
    shapes = {name: f"`[{name}.ID]`" for name in ("sources", "actors", "topics", "places")}
    shapes |= {name: f"`[[{name}]]`" for name in ("events", "facts", "quotes")}
    shapes |= {"claims": "Claims", "citations": "Citations"}
    title = {"log": "`[log]`", **shapes}[heading]
    assert keys("docs/format-1.md", f"## {title}") == KEYS[heading]


@pytest.mark.parametrize(
    "row", table("docs/dates.md", "## What a log may hold"), ids=lambda r: r[0]
)
def test_each_form_of_a_date_reads_as_documented(row: list[str]) -> None:
    form, _, words = row
    parsed = parse_date(re.findall("`([^`]+)`", form)[0])
    documented = words if not words.startswith("Q1") else "Q1 2025"
    assert str(parsed) == documented


@pytest.mark.parametrize("row", table("docs/dates.md", "## Four days"), ids=lambda r: r[0])
def test_the_four_days_are_as_documented(row: list[str]) -> None:
    span = parse_date(row[0].strip("`"))
    open_days = {BEFORE_ALL: "–", AFTER_ALL: "–"}
    days = (span.start_lo, span.start_hi, span.end_lo, span.end_hi)
    assert [open_days.get(day, day) for day in days] == row[1:]


@pytest.mark.parametrize(
    "form",
    [
        form
        for row in table("docs/dates.md", "## What may be typed after --since, --until and --as-of")
        for form in re.findall("`([^`]+)`", row[0])
    ],
)
def test_what_may_be_typed_is_read(form: str) -> None:
    assert parse_period(form, dt.date(2025, 11, 1)).latest is not None


def test_the_lines_of_python_in_the_docs_do_what_they_say() -> None:
    block = re.findall(r"```python\n(.*?)```", page("docs/dates.md"), re.DOTALL)[0]
    names: dict[str, Any] = {}
    exec(block, names)  # noqa: S102 - our own docs
    span = names["span"]
    assert str(span) in block
    days = f"{span.earliest!r}, {span.latest!r}".replace("datetime.", "")
    assert days in block
    assert names["parse_period"]("last month", dt.date(2025, 11, 1)).edtf == "2025-10"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full")
    (folder / "log.toml").write_text(FULL_LOG, "utf-8")
    (folder / "paper.txt").write_text("“We cross it.”\n", "utf-8")
    return folder


def emitted(folder: Path, *words: str) -> list[dict[str, Any]]:
    """Return the objects that a command writes as JSON for the full log."""
    said = ask(*words, "--log", str(folder / "log.toml"), "--format", "json")
    objects: list[dict[str, Any]] = json.loads(said.out)
    return objects


def all_keys(objects: list[dict[str, Any]]) -> set[str]:
    return {key for each in objects for key in each}


def test_the_names_of_faults_and_warnings_are_documented() -> None:
    assert keys("docs/checks.md", "## Faults") == set(FAULTS)
    assert keys("docs/checks.md", "## Warnings") == set(WARNINGS)


def test_json_entries_have_the_documented_keys(full: Path) -> None:
    listings = (("timeline",), ("facts",), ("quotes",), ("find", "Ada"))
    objects = [each for words in listings for each in emitted(full, *words, "--since", "2025")]
    assert all_keys(objects) == keys("docs/json.md", "## Entries")


def test_json_citations_have_the_documented_keys(full: Path) -> None:
    [event] = emitted(full, "timeline")
    assert all_keys(event["cited"]) == keys("docs/json.md", "## Citations")


def test_json_claims_have_the_documented_keys(full: Path) -> None:
    [event] = emitted(full, "timeline")
    assert all_keys(event["claims"]) == keys("docs/json.md", "## Claims")


@pytest.mark.parametrize("command", ["actors", "topics", "places", "sources"])
def test_json_lists_have_the_documented_keys(full: Path, command: str) -> None:
    documented = keys("docs/json.md", "## Actors, topics, places and sources")
    assert all_keys(emitted(full, command)) == documented


@pytest.mark.parametrize("words", [("who", "Ada"), ("show", "actor:ada")], ids=" ".join)
def test_json_actors_have_the_documented_keys(full: Path, words: tuple[str, ...]) -> None:
    [actor] = emitted(full, *words)
    assert set(actor) == keys("docs/json.md", "## One actor")
    assert all_keys(actor["claims"]) == keys("docs/json.md", "## Claims") - {"by"} | {"entry"}
    assert all_keys(actor["topics"]) == {"id", "name", "count"}


def test_json_of_one_entry_has_the_documented_keys(full: Path) -> None:
    [event] = emitted(full, "show", "vote")
    [listed] = emitted(full, "timeline")
    assert set(event) - set(listed) == keys("docs/json.md", "## One entry")


def test_json_of_one_topic_place_or_source_has_the_documented_keys(full: Path) -> None:
    things = ("topic:bridge", "place:river", "source:paper", "source:reprint")
    objects = [each for thing in things for each in emitted(full, "show", thing)]
    assert all_keys(objects) == keys("docs/json.md", "## One topic, place or source")


def test_json_of_a_log_in_numbers_has_the_documented_keys(full: Path) -> None:
    [numbers] = emitted(full, "stats")
    assert set(numbers) == keys("docs/json.md", "## A log in numbers")
    for group in ("actors", "topics", "places", "sources"):
        assert set(numbers[group]) == {"total", "leading"}
        assert all_keys(numbers[group]["leading"]) == {"id", "name", "count"}
    assert numbers["proofs"] == {"found": 1}


def test_json_of_a_chart_has_the_documented_keys(full: Path) -> None:
    rows = emitted(full, "chart")
    assert all_keys(rows) == keys("docs/json.md", "## Charts")
    periods = [period for row in rows for period in row["periods"]]
    assert all_keys(periods) == keys("docs/json.md", "## Periods of a chart")


def test_json_of_counts_of_periods_has_the_documented_keys(full: Path) -> None:
    documented = keys("docs/json.md", "## Counts of periods")
    assert all_keys(emitted(full, "chart", "--every", "month", "--by", "topic")) == documented
    alone = all_keys(emitted(full, "chart", "--every", "month"))
    assert alone == documented - {"by", "id", "name"}


def test_the_lines_of_a_log_have_the_documented_keys(full: Path) -> None:
    said = ask("export", "jsonl", "--log", str(full / "log.toml"))
    lines = [json.loads(line) for line in said.out.splitlines()]
    declared = {"log": "log", "source": "sources", "actor": "actors", "topic": "topics"}
    own, told = keys("docs/json.md", "## A log as lines"), set()
    for kind, plural in (*declared.items(), ("place", "places")):
        found = all_keys([line for line in lines if line["kind"] == kind])
        assert found - own <= KEYS[plural]
        told |= found
    assert own <= told


def test_json_of_differences_has_the_documented_keys(full: Path) -> None:
    text = FULL_LOG.replace("council", "town").replace("We cross it.", "We swim across it.")
    (full / "new.toml").write_text(text.replace("[2025", "[2024"), "utf-8")
    (full / "other.toml").write_text(
        '[log]\nformat = 1\ntitle = "Full"\n[actors.ben]\nname = "B"\n'
    )
    merged = FULL_LOG.replace("[actors.ada]", '[actors.ben]\nname = "Adah"\n[actors.ada]')
    (full / "merged.toml").write_text(merged, "utf-8")
    objects: list[dict[str, Any]] = []
    uncited = re.sub("^cited = .*$", "", FULL_LOG, flags=re.MULTILINE)
    (full / "uncited.toml").write_text(uncited, "utf-8")
    pairs = (("log", "new"), ("log", "other"), ("merged", "log"), ("uncited", "log"))
    for old, new in pairs:
        names = [str(full / f"{name}.toml") for name in (old, new)]
        objects += json.loads(ask("diff", *names, "-f", "json").out)
    assert all_keys(objects) == keys("docs/json.md", "## Differences")
    changes = [change for each in objects for change in each["changes"]]
    assert all_keys(changes) == keys("docs/json.md", "## Changes")
    assert {each["fate"] for each in objects} == {"new", "gone", "merged", "renamed", "changed"}


def test_how_a_date_may_change_is_documented() -> None:
    told = ", ".join(row[0] for row in table("docs/together.md", "### How a date changed"))
    others = {"given", "taken away", "changed", "added", "removed", "reordered", "withdrawn"}
    assert set(told.split(", ")) == {how.value for how in How} - others


def test_json_faults_have_the_documented_keys(full: Path) -> None:
    (full / "bad.toml").write_text("[log]\nformat = 2\n", "utf-8")
    faults = json.loads(ask("check", str(full / "bad.toml"), "--format", "json").out)
    assert all_keys(faults) == keys("docs/json.md", "## Faults")
