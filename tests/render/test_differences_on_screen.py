"""Differences as a person sees them: whole screens, Markdown, and what no log may do to them."""

# The screens are as wide as they are.
# ruff: noqa: E501

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from logs import HOSTILE, TOWN
from markdown_it import MarkdownIt
from rich.cells import cell_len
from running import Said, ask, run
from town_changed import CHANGED_TOWN

if TYPE_CHECKING:
    from pathlib import Path

SCREENS = {
    "table at 60": """\
1 new, 1 gone, 1 renamed, 3 changed; 1 actor changed, 1
source changed

Quotations changed (1)
quote           “We shall cross it [i.e. the river] once we
                come to it, [/bold] or … not.”
                mayor-crossing
  words         We shall cross it [i.e. the river] [-when-]
                {+once+} we come to it, [/bold] or … not.

Standings changed (1)
event           The council voted for the bridge [twice]
                vote
  standing      disputed (was confirmed): now denied by The
                Courier (13 March 2025)
  summary       [-Seven-] {+Eight+} of twelve members were
                for [-it.-] {+it, [b]all[/b] of them.+}

Gone (1)
quote           “too dear by half”
                rumour · undated · unattributed

Dates changed (1)
fact            A ferry crosses the river twice an hour.
                ferry
  date          end moved: 2019 – May 2025 (was since 2019)

New (1)
fact            There is a toll.
                toll · since May 2025 · rumoured: relayed by
                Bo Ek

Renamed (1)
event           The river carried the old bridge away
                old-bridge · was flood

Actors, topics, places and sources (2)
actor           Ada Moreno
                mayor
  aliases       added: Ada M.
source          Minutes of the town council
                minutes
  title         Minutes of the {+town+} council
""",
    "table at 80": """\
1 new, 1 gone, 1 renamed, 3 changed; 1 actor changed, 1 source changed

Quotations changed (1)
quote           “We shall cross it [i.e. the river] once we come to it, [/bold]
                or … not.”
                mayor-crossing
  words         We shall cross it [i.e. the river] [-when-] {+once+} we come to
                it, [/bold] or … not.

Standings changed (1)
event           The council voted for the bridge [twice]
                vote
  standing      disputed (was confirmed): now denied by The Courier (13 March
                2025)
  summary       [-Seven-] {+Eight+} of twelve members were for [-it.-] {+it,
                [b]all[/b] of them.+}

Gone (1)
quote           “too dear by half”
                rumour · undated · unattributed

Dates changed (1)
fact            A ferry crosses the river twice an hour.
                ferry
  date          end moved: 2019 – May 2025 (was since 2019)

New (1)
fact            There is a toll.
                toll · since May 2025 · rumoured: relayed by Bo Ek

Renamed (1)
event           The river carried the old bridge away
                old-bridge · was flood

Actors, topics, places and sources (2)
actor           Ada Moreno
                mayor
  aliases       added: Ada M.
source          Minutes of the town council
                minutes
  title         Minutes of the {+town+} council
""",
    "table at 120": """\
1 new, 1 gone, 1 renamed, 3 changed; 1 actor changed, 1 source changed

Quotations changed (1)
quote                       “We shall cross it [i.e. the river] once we come to it, [/bold] or … not.”
                            mayor-crossing
  words                     We shall cross it [i.e. the river] [-when-] {+once+} we come to it, [/bold] or … not.

Standings changed (1)
event                       The council voted for the bridge [twice]
                            vote
  standing                  disputed (was confirmed): now denied by The Courier (13 March 2025)
  summary                   [-Seven-] {+Eight+} of twelve members were for [-it.-] {+it, [b]all[/b] of them.+}

Gone (1)
quote                       “too dear by half”
                            rumour · undated · unattributed

Dates changed (1)
fact                        A ferry crosses the river twice an hour.
                            ferry
  date                      end moved: 2019 – May 2025 (was since 2019)

New (1)
fact                        There is a toll.
                            toll · since May 2025 · rumoured: relayed by Bo Ek

Renamed (1)
event                       The river carried the old bridge away
                            old-bridge · was flood

Actors, topics, places and sources (2)
actor                       Ada Moreno
                            mayor
  aliases                   added: Ada M.
source                      Minutes of the town council
                            minutes
  title                     Minutes of the {+town+} council
""",
    "md": """\
1 new, 1 gone, 1 renamed, 3 changed; 1 actor changed, 1 source changed.

### Quotations changed

- “We shall cross it \\[i.e. the river\\] once we come to it, \\[/bold\\] or … not.” (quote mayor-crossing)
  - words: We shall cross it \\[i.e. the river\\] ~~when~~ **once** we come to it, \\[/bold\\] or … not.

### Standings changed

- The council voted for the bridge \\[twice\\] (event vote)
  - standing: disputed (was confirmed): now denied by The Courier (13 March 2025)
  - summary: ~~Seven~~ **Eight** of twelve members were for ~~it.~~ **it, \\[b\\]all\\[/b\\] of them.**

### Gone

- “too dear by half” (quote rumour · undated · unattributed)

### Dates changed

- A ferry crosses the river twice an hour. (fact ferry)
  - date: end moved: 2019 – May 2025 (was since 2019)

### New

- There is a toll. (fact toll · since May 2025 · rumoured: relayed by Bo Ek)

### Renamed

- The river carried the old bridge away (event old-bridge · was flood)

### Actors, topics, places and sources

- Ada Moreno (actor mayor)
  - aliases: added: Ada M.
- Minutes of the town council (source minutes)
  - title: Minutes of the **town** council
""",
}


@pytest.fixture
def town(tmp_path: Path) -> tuple[str, str]:
    """Return the paths of the log of the town before and after its changes."""
    return written(tmp_path, TOWN, CHANGED_TOWN)


def written(folder: Path, *texts: str) -> tuple[str, str]:
    paths = [folder / f"{number}.toml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return str(paths[0]), str(paths[1])


def diff(pair: tuple[str, str], *words: str, columns: int = 80) -> Said:
    return ask("diff", *pair, *words, COLUMNS=str(columns))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_screen_shows_every_change_the_most_serious_first(
    town: tuple[str, str], columns: int
) -> None:
    assert diff(town, columns=columns).out == SCREENS[f"table at {columns}"]


def test_as_markdown_it_is_fit_for_a_pull_request(town: tuple[str, str]) -> None:
    assert diff(town, "-f", "md").out == SCREENS["md"]


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_nothing_is_cut_at_any_width(town: tuple[str, str], columns: int) -> None:
    wide, narrow = (diff(town, columns=width).out for width in (1000, columns))
    assert "".join(narrow.split()) == "".join(wide.split())
    assert max(map(cell_len, narrow.splitlines())) <= columns


def test_as_json_each_change_has_its_values_and_its_words(town: tuple[str, str]) -> None:
    found = {each["id"]: each for each in json.loads(diff(town, "-f", "json").out)}
    assert {id_: each["fate"] for id_, each in found.items()} == {
        "mayor-crossing": "changed",
        "vote": "changed",
        "rumour": "gone",
        "ferry": "changed",
        "toll": "new",
        "old-bridge": "renamed",
        "mayor": "changed",
        "minutes": "changed",
    }
    assert found["old-bridge"]["old_id"] == "flood"
    assert found["ferry"]["changes"] == [
        {
            "field": "date",
            "how": "end moved",
            "old": "2019/..",
            "new": "2019/2025-05",
            "words": "end moved: 2019 – May 2025 (was since 2019)",
        }
    ]
    standing, claim, _ = found["vote"]["changes"]
    assert (standing["old"], standing["new"]) == ("confirmed", "disputed")
    assert claim["new"] == {"by": "courier", "stance": "denies", "date": "2025-03-13"}


def test_as_csv_each_change_is_a_row(town: tuple[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(diff(town, "-f", "csv").out)))
    assert [(row["id"], row["field"], row["how"]) for row in rows if row["kind"] == "event"] == [
        ("vote", "standing", "changed"),
        ("vote", "claims", "added"),
        ("vote", "summary", "changed"),
        ("old-bridge", "", ""),
    ]


def test_between_two_days_what_is_new_became_public(tmp_path: Path) -> None:
    path, _ = written(tmp_path, TOWN, TOWN)
    said = ask("diff", "--as-of", "2025-03-11", "--as-of", "2025-03-31", "--log", path)
    assert (
        said.out
        == """\
2 became public, after 11 March 2025 and by 31 March 2025

Became public (2)
event           The mayor took money from the builders
                bribe · between 1 February and 10 March 2025 · disputed: relayed
                by The Courier (12 March 2025); denied by Ada Moreno (20 March
                2025)
quote           “We shall cross it [i.e. the river] when we come to it, [/bold]
                or … not.”
                mayor-crossing · 12 March 2025 · Ada Moreno · Minutes of the
                council, ¶ 4
"""
    )


def test_no_text_of_a_log_is_markup_or_reaches_the_terminal_raw(tmp_path: Path) -> None:
    pair = written(tmp_path, HOSTILE, HOSTILE.replace("globalThis", "window"))
    text = diff(pair, "-f", "md").out
    kinds = {
        child.type
        for token in MarkdownIt("commonmark").enable(["strikethrough"]).parse(text)
        for child in token.children or []
    }
    assert kinds <= {
        *("text", "softbreak", "strong_open", "strong_close", "s_open", "s_close"),
    }
    assert "window.stolen" in diff(pair).out


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ('{ by = "baker", stance = "denies" }', "denied (was confirmed): now denied by Bo Ek, no longer confirmed"),
        ("", "stated (was confirmed): no longer confirmed by Bo Ek"),
        (
            '{ by = "baker", stance = "confirms" }, { stance = "denies" }',
            "disputed (was confirmed): now denied by someone unnamed",
        ),
    ],
)  # fmt: skip
def test_a_standing_is_told_with_whose_word_changed_it(
    tmp_path: Path, claims: str, words: str
) -> None:
    pair = written(tmp_path, TOWN, TOWN.replace('{ by = "baker", stance = "confirms" }', claims))
    assert f"  standing      {words}\n" in diff(pair, columns=99).out


def test_only_white_space_that_differs_is_said_to_be_that(tmp_path: Path) -> None:
    pair = written(tmp_path, TOWN, TOWN.replace("We shall cross", "We  shall cross"))
    assert "only white space differs" in diff(pair).out


def test_a_terminal_without_unicode_gets_the_numbers_of_its_signs(town: tuple[str, str]) -> None:
    said = run("diff", *town, PYTHONIOENCODING="ascii")
    assert said.code == 0
    assert r"\u201cWe shall cross it" in said.out


def test_names_that_hold_commas_stand_in_quotation_marks(tmp_path: Path) -> None:
    head = '[log]\nformat = 1\ntitle = "T"\n[sources.s]\ntitle = "S"\n'
    names = '[actors.j]\nname = "Jane"\n[actors.t]\nname = "Tom"\n[actors.jt]\nname = "Jane, Tom"\n'
    event = '[[events]]\nid = "e"\ndate = 2025\ntitle = "E"\nactors = '
    old, new = (f"{head}{names}{event}{actors}\n" for actors in ('["jt", "t"]', '["j", "t"]'))
    first, second = tmp_path / "old.toml", tmp_path / "new.toml"
    first.write_text(old)
    second.write_text(new)
    said = ask("diff", str(first), str(second))
    assert "added: Jane\n" in said.out
    assert "removed: “Jane, Tom”" in said.out
