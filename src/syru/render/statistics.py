"""A log in numbers: on the terminal, as Markdown, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.dates.short import NO_BREAK, year_words
from syru.render.filters import filter_words
from syru.render.markdown import escape
from syru.render.words import line, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from syru.query.statistics import Leading, Statistics
    from syru.render.data import Object
    from syru.render.screen import Screen

COLUMNS = ("what", "id", "name", "number")
# Of years, so many are told one by one.
_MOST_YEARS = 12


def statistics_view(numbers: Statistics, screen: Screen) -> Iterator[RenderableType]:
    """Yield a log in numbers: a label in the margin, and beside it what there is."""
    from syru.render.rows import Piece, Row, Rows  # noqa: PLC0415 - Rich, 14 ms
    from syru.render.screen import HEADING, TITLE  # noqa: PLC0415 - stands with the other

    title = " + ".join(map(line, numbers.titles))
    yield Rows(rows=[Row(paragraphs=[[Piece(title, TITLE)]])], screen=screen, beside_margin=False)
    rows = [
        Row(margin=[Piece(label, HEADING)], paragraphs=[[Piece(text)]])
        for label, text in _told(numbers)
        if text
    ]
    yield Rows(rows=rows, screen=screen)


def statistics_text(numbers: Statistics) -> Iterator[str]:
    """Yield a log in numbers as a list in Markdown."""
    yield f"## {escape(' + '.join(numbers.titles))}\n\n"
    for label, text in _told(numbers):
        if text:
            yield f"- **{label}**: {escape(text)}\n"


def statistics_object(numbers: Statistics) -> Object:
    """Return a log in numbers with the documented keys."""
    return {
        "titles": list(numbers.titles),
        "entries": numbers.tally.matching,
        "total": numbers.tally.total,
        "kinds": dict(numbers.kinds),
        "undated": numbers.undated,
        "first": numbers.first,
        "last": numbers.last,
        "standings": dict(numbers.standings),
        "years": dict(numbers.years),
        **{
            f"{group.kind}s": {
                "total": group.total,
                "leading": [
                    {"id": item.id, "name": item.name, "count": item.total} for item in group.items
                ],
            }
            for group in numbers.leading
        },
        "proofs": dict(numbers.proofs),
    }


def statistics_rows(numbers: Statistics) -> Iterator[dict[str, str]]:
    """Yield a row for each number, after what it counts."""
    counted = (
        ("kind", numbers.kinds),
        ("standing", numbers.standings),
        ("year", numbers.years),
        ("proof", numbers.proofs),
    )
    for what, numbered in counted:
        for name, number in numbered.items():
            yield {"what": what, "id": name, "name": name, "number": str(number)}
    for group in numbers.leading:
        for item in group.items:
            row = {"what": group.kind, "id": item.id, "name": item.name}
            yield {**row, "number": str(item.total)}


def _told(numbers: Statistics) -> Iterator[tuple[str, str]]:
    """Yield each label with what stands beside it."""
    found, total = numbers.tally.matching, numbers.tally.total
    of = f" of {total:,}" if found < total else ""
    undated = f"; {numbers.undated:,} without a date" if numbers.undated else ""
    yield "Shown", filter_words(numbers.selection)
    kinds = f": {_counts(numbers.kinds, plural='s')}" if numbers.kinds else ""
    yield "Entries", f"{found:,}{of}{kinds}{undated}"
    yield "First, last", "; ".join(_day(day) for day in (numbers.first, numbers.last) if day)
    yield "By year", _years(numbers.years)
    yield "By standing", _counts(numbers.standings)
    for group in numbers.leading:
        yield f"{group.kind.capitalize()}s", _group(group)
    proofs = numbers.proofs
    proven, checked = proofs.get("found", 0), sum(proofs.values())
    if checked:
        yield "Proven", f"{proven} of {checked} quotes stand in the texts of their sources"


def _counts(numbers: Mapping[str, int], plural: str = "") -> str:
    return ", ".join(
        f"{number:,} {name}{plural if number != 1 else ''}" for name, number in numbers.items()
    )


def _day(written: str) -> str:
    return short_date(written)


def _years(years: Mapping[str, int]) -> str:
    """Return the years with their numbers; of many, those with the most."""
    chosen = dict(years)
    most = sorted(years, key=lambda year: -years[year])[:_MOST_YEARS]
    if len(years) > _MOST_YEARS:
        chosen = {year: years[year] for year in sorted(most)}
    told = ", ".join(
        f"{year_words(year).replace(NO_BREAK, ' ')}: {number:,}" for year, number in chosen.items()
    )
    hidden = len(years) - len(chosen)
    return f"{told}; {hidden} more years" if hidden else told


def _group(group: Leading) -> str:
    told = ", ".join(f"{line(item.name)} {item.total:,}" for item in group.items)
    hidden = group.total - len(group.items)
    return f"{group.total:,}: {told}{f', and {hidden:,} more' if hidden else ''}" if told else ""
