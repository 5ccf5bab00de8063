"""An actor's dossier as a Rich renderable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from syru.chart.marks import bar
from syru.render.captions import caption, reading
from syru.render.words import STANCE_WORDS, line, paragraphs, quoted, standing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from syru.query.actor import Dossier
    from syru.query.found import Found, FoundClaim
    from syru.query.selection import Named

# From this width on counts are drawn as bars, of at most so many columns.
_ROOMY = 100
_LONGEST_BAR = 24


def dossier(dossier: Dossier, width: int, *, ascii_only: bool = False) -> RenderableType:
    """Return who an actor is, and below that a section for each thing that there is of it."""
    events = [_happening(found) for found in dossier.events]
    facts = [_happening(found) for found in dossier.facts]
    parts = [
        _head(dossier),
        *_section("Took part in", events),
        *_section("Facts", facts),
        *_section("Said", [_quote(found) for found in dossier.said]),
        *_section("Published", [_quote(found) for found in dossier.published]),
        *_section("Named in quotes", [_quote(found) for found in dossier.named_in]),
        *_section("Claims", [_claim(claim, found) for claim, found in dossier.claims]),
        *(
            _bars("Topics", dossier.topics, ascii_only=ascii_only)
            if width >= _ROOMY
            else _counts("Topics", dossier.topics)
        ),
        *_counts("Together with", dossier.companions),
    ]
    return Group(*parts)


def _head(dossier: Dossier) -> RenderableType:
    actor = dossier.actor
    rows = [
        ("", line(actor.role or "")),
        ("Kind", dossier.kind),
        ("Other names", ", ".join(map(line, dossier.other_names))),
        ("Member of", _names(dossier.member_of)),
        ("Members", _names(dossier.members)),
        ("First", _appearance(dossier.first)),
        ("Last", _appearance(dossier.last)),
        ("Shown", _shown(dossier)),
    ]
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows:
        if text:
            table.add_row(label, Text(text))
    return Group(Text(line(actor.name), style="bold"), table)


def _shown(dossier: Dossier) -> str:
    """Return how the filter was read and how many entries it finds; nothing where all is shown."""
    filtered = reading(dossier.selection) or dossier.selection.limit is not None
    return caption(dossier) if filtered else ""


def _appearance(found: Found | None) -> str:
    if found is None:
        return ""
    if found.kind != "quote":
        return f"{found.when}: {line(found.heading)}"
    # The words stand whole below.
    whose = f"a quote of {line(found.by.name)}" if found.by else "a quote that is unattributed"
    return f"{found.when}: {whose} ({found.id})"


def _names(named: Iterable[Named]) -> str:
    return ", ".join(line(one.name) for one in named)


def _section(title: str, rows: Sequence[tuple[Text, Text]]) -> list[RenderableType]:
    if not rows:
        return []
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1, overflow="fold", min_width=11)
    table.add_column(ratio=4, overflow="fold")
    for when, what in rows:
        table.add_row(when, what)
    return [_title(title, len(rows)), Padding(table, (0, 0, 0, 2))]


def _title(title: str, number: int) -> Text:
    return Text.assemble("\n", (title, "bold"), f" ({number})")


def _happening(found: Found) -> tuple[Text, Text]:
    what = Text(line(found.title or found.statement or ""))
    if standing_words(found) != "stated":
        what.append(f"\n{standing_words(found)}", style="dim")
    return _when(found), what


def _quote(found: Found) -> tuple[Text, Text]:
    what = Text(quoted(found.text or ""))
    by = f"— {line(found.by.name)}, " if found.by is not None else ""
    what.append(f"\n{by}{line(found.source.name)}{paragraphs(found.paragraphs)}", style="dim")
    return _when(found), what


def _claim(claim: FoundClaim, found: Found) -> tuple[Text, Text]:
    heading = quoted(found.heading) if found.kind == "quote" else line(found.heading)
    return Text(claim.when or "undated"), Text(f"{STANCE_WORDS[claim.stance]}: {heading}")


def _when(found: Found) -> Text:
    mark = " *" if found.match == "possible" else ""
    return Text(f"{found.when or 'undated'}{mark}")


def _bars(
    title: str, counted: Sequence[tuple[Named, int]], *, ascii_only: bool
) -> list[RenderableType]:
    """Return counts as bars, the first of which is the longest."""
    if not counted:
        return []
    most = counted[0][1]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=40, overflow="fold")
    table.add_column(justify="right")
    table.add_column(no_wrap=True)
    for named, number in counted:
        drawn = bar(number, most, _LONGEST_BAR, ascii_only=ascii_only)
        table.add_row(Text(line(named.name)), Text(str(number)), Text(drawn))
    return [_title(title, len(counted)), Padding(table, (0, 0, 0, 2))]


def _counts(title: str, counted: Sequence[tuple[Named, int]]) -> list[RenderableType]:
    if not counted:
        return []
    text = Text(", ").join(Text(f"{line(named.name)} {number}") for named, number in counted)
    return [_title(title, len(counted)), Padding(text, (0, 0, 0, 2))]
