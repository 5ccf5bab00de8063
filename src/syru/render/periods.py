"""Entries counted by period: on the terminal, as Markdown, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from syru.chart.every import Every, bounds
from syru.chart.rows import MOST_ROWS
from syru.dates.day import from_ordinal, iso_year, ordinal
from syru.dates.short import NO_BREAK, short_words, year_words
from syru.render.filters import filter_words
from syru.render.markdown import escape
from syru.render.words import line, noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from syru.chart.every import Counted, Numbers, PeriodsAnswer
    from syru.render.data import Object
    from syru.render.screen import Screen

COLUMNS = ("every", "by", "id", "name", "from", "to", "sure", "lasting", "possible")
_NUMBERS: Final = ("sure", "lasting", "possible")
# So many periods one after the other, in which nothing begins or ends, are told as one.
_ALIKE: Final = 4
_NARROWEST_BAR: Final = 8
_DRAWN, _TYPED = "█━░", "#=."


class _Line(NamedTuple):
    """The words for a period, or for several alike, and the numbers of each."""

    words: str
    numbers: Numbers

    @property
    def told(self) -> tuple[int, int, int]:
        """Return the numbers that stand under their headings."""
        return self.numbers.sure, self.numbers.lasting, self.numbers.possible


def periods_view(answer: PeriodsAnswer, screen: Screen) -> Iterator[RenderableType]:
    """Yield a line for each period, under the name of each thing where there are several."""
    from rich.text import Text  # noqa: PLC0415 - Rich, 14 ms

    from syru.render.screen import HEADING, QUIET, TITLE  # noqa: PLC0415 - stands with it

    rows = answer.rows[:MOST_ROWS] if answer.limit is None else answer.rows
    if not rows:
        return
    sheet = _sheet([list(_lines(answer, row)) for row in rows], answer, screen)
    yield Text(sheet.head(answer.every.value.capitalize()), style=HEADING)
    for row, lines in zip(rows, sheet.blocks, strict=True):
        if answer.by is not None:
            name = screen.encodable(line(row.name))
            yield Text.assemble((name, TITLE), f" {row.count}")
        for one in lines:
            yield Text.assemble(sheet.written(one), (sheet.possible(one), QUIET))
    yield Text()
    for note in (*_caption(answer, len(rows)), sheet.key()):
        if note:
            yield Text(screen.encodable(note), style=QUIET)


def periods_text(answer: PeriodsAnswer) -> Iterator[str]:
    """Yield the periods as a table in Markdown."""
    if not answer.rows:
        return
    heads = [answer.every.value.capitalize(), *_NUMBERS]
    heads = heads if answer.by is None else [answer.by.value.capitalize(), *heads]
    align = ["---:" if head in _NUMBERS else "---" for head in heads]
    yield from (f"| {' | '.join(cells)} |\n" for cells in (heads, align))
    for row in answer.rows:
        named = [] if answer.by is None else [escape(line(row.name))]
        for one in _lines(answer, row):
            yield f"| {' | '.join([*named, one.words, *map(str, one.told)])} |\n"
    yield f"\n{escape('; '.join(_caption(answer, len(answer.rows))))}\n"


def period_objects(answer: PeriodsAnswer) -> Iterator[Object]:
    """Yield an object for each period, of each thing where there are several."""
    for row in answer.rows:
        named: Object = {"every": answer.every.value}
        if answer.by is not None:
            named |= {"by": answer.by.value, **({"id": row.id} if row.id else {}), "name": row.name}
        for first, last, numbers in answer.periods(row):
            days = {"from": _iso(first), "to": _iso(last)}
            told = (numbers.sure, numbers.lasting, numbers.possible)
            yield {**named, **days, **dict(zip(_NUMBERS, told, strict=True))}


def period_rows(answer: PeriodsAnswer) -> Iterator[dict[str, str]]:
    """Yield the same as cells."""
    for values in period_objects(answer):
        yield {key: str(value) for key, value in values.items()}


def period_columns(answer: PeriodsAnswer) -> tuple[str, ...]:
    """Return the columns that there are."""
    things = ("by", "id", "name")
    return tuple(key for key in COLUMNS if answer.by is not None or key not in things)


def several_words(answer: PeriodsAnswer) -> str:
    """Return how many entries lie in no single period, and what is done with them; "" if none."""
    if not answer.several:
        return ""
    each = "it counts" if answer.several == 1 else "they count"
    verb = "lies" if answer.several == 1 else "lie"
    what = f"{answer.several:,} {verb} in no single {answer.every} for sure"
    if answer.by is not None:
        what += f", counted under each {answer.by}"
    return f"{what}: {each} as lasting or possible in each {answer.every} concerned"


def left_out_words(answer: PeriodsAnswer) -> str:
    """Return how many periods with nothing in them were left out; "" if none."""
    number = answer.left_out
    return f"{number:,} {answer.every}s without entries left out" if number else ""


def period_words(every: Every, first: int, last: int) -> str:
    """Return a period from its first day to its last in a few words: "Feb 2025", "W07 2025"."""
    day = from_ordinal(first)
    if every is Every.WEEK:
        thursday = from_ordinal(min(first + 3, last))
        number = (thursday.toordinal() - ordinal(thursday.year, 1, 1)) // 7 + 1
        return f"W{number:02} {_year(thursday.year)}"
    if every is Every.DECADE:
        return f"{day.year}s" if day.year >= 1000 else _years(day.year, from_ordinal(last).year)
    if every is Every.YEAR:
        return _year(day.year)
    if every is Every.QUARTER:
        return f"Q{(day.month + 2) // 3} {_year(day.year)}"
    return short_words(f"{iso_year(day.year)}-{day.month:02}").replace(NO_BREAK, " ")


class _Sheet(NamedTuple):
    """Lines in blocks, and how wide the words, the numbers and the bars are."""

    blocks: Sequence[Sequence[_Line]]
    words: int
    widths: Sequence[int]
    bar: int
    most: int
    marks: str

    def head(self, title: str) -> str:
        """Return the headings; a number that is 0 everywhere has none."""
        cells = (
            name.rjust(width) for name, width in zip(_NUMBERS, self.widths, strict=True) if width
        )
        return "  ".join([title.ljust(self.words), *cells])

    def possible(self, one: _Line) -> str:
        """Return the end of a bar: what is possible."""
        mark = self.marks[-1]
        return mark * _bar(one.numbers, self).count(mark)

    def written(self, one: _Line) -> str:
        """Return a line with its bar, except for what is possible."""
        cells = (
            f"{number:,}".rjust(width)
            for number, width in zip(one.told, self.widths, strict=True)
            if width
        )
        words = one.words if self.marks == _DRAWN else one.words.replace("–", "-")
        bar = _bar(one.numbers, self)
        parts = [words.ljust(self.words), *cells, bar.rstrip(self.marks[-1])]
        return "  ".join(parts) if bar else "  ".join(parts).rstrip()

    def key(self) -> str:
        """Return what the marks mean that are drawn."""
        if not self.bar:
            return ""
        drawn = [one.numbers for block in self.blocks for one in block]
        meanings = (
            (any(numbers.alone for numbers in drawn), "surely in it alone"),
            (any(numbers.lasting for numbers in drawn), "lasting: surely in it, and longer"),
            (any(numbers.possible for numbers in drawn), "possible"),
        )
        said = zip(self.marks, meanings, strict=True)
        return "   ".join(f"{mark} {meaning}" for mark, (seen, meaning) in said if seen)


def _sheet(blocks: Sequence[Sequence[_Line]], answer: PeriodsAnswer, screen: Screen) -> _Sheet:
    lines = [one for block in blocks for one in block]
    words = max(len(answer.every), *(len(one.words) for one in lines))
    highest = [max(one.told[at] for one in lines) for at in range(len(_NUMBERS))]
    widths = [
        max(len(name), len(f"{number:,}")) if number or name == "sure" else 0
        for name, number in zip(_NUMBERS, highest, strict=True)
    ]
    room = screen.width - words - sum(width + 2 for width in widths) - 2
    return _Sheet(
        blocks=blocks,
        words=words,
        widths=widths,
        bar=room if room >= _NARROWEST_BAR else 0,
        most=max(one.numbers.sure + one.numbers.possible for one in lines),
        marks=_DRAWN if screen.encodable(_DRAWN) == _DRAWN else _TYPED,
    )


def _bar(numbers: Numbers, sheet: _Sheet) -> str:
    """Return a bar in three marks: one for each entry where the longest has room, else in scale."""
    if not sheet.bar:
        return ""
    # What is not 0 is seen, for which the two marks left over are.
    scale = min(1.0, (sheet.bar - 2) / sheet.most)
    drawn, text, total = 0.0, "", 0
    for mark, number in zip(sheet.marks, numbers, strict=True):
        drawn += number * scale
        length = max(round(drawn) - total, 1) if number else 0
        text += mark * length
        total += length
    return text


def _lines(answer: PeriodsAnswer, row: Counted) -> Iterator[_Line]:
    """Yield a line for each period, or one for several in which nothing begins or ends."""
    unit, every = answer.every.unit, answer.every
    for run in answer.ordered(row):
        cells = range(run.first, run.last + 1)
        if len(cells) >= _ALIKE and not run.numbers.alone:
            ends = (bounds(unit, run.first), bounds(unit, run.last))
            yield _Line(f"{_range(every, *ends)}, each", run.numbers)
            continue
        for cell in reversed(cells) if answer.newest_first else cells:
            yield _Line(_words(every, *bounds(unit, cell)), run.numbers)


def _range(every: Every, one: tuple[int, int], other: tuple[int, int]) -> str:
    """Return periods in words, from one to another."""
    first, last = from_ordinal(one[0]).year, from_ordinal(other[1]).year
    if every is Every.DECADE and first < 1000:
        return _years(first, last)
    return f"{period_words(every, *one)} – {period_words(every, *other)}"


def _words(every: Every, first: int, last: int) -> str:
    """Return a period in words, a week with its first day."""
    words = period_words(every, first, last)
    if every is not Every.WEEK:
        return words
    day = from_ordinal(first)
    return f"{words} ({short_words(day.isoformat(), iso_year(day.year))})".replace(NO_BREAK, " ")


def _caption(answer: PeriodsAnswer, shown: int) -> Iterable[str]:
    found = answer.found
    *kinds, last = (noun([kind]) for kind in found.selection.kinds)
    what = noun((), 1) if found.dated == 1 else f"{', '.join(kinds)} and {last}"
    read = filter_words(found.selection)
    by = f"{answer.by} and " if answer.by is not None else ""
    yield f"{found.dated:,} {what} by {by}{answer.every}{f': {read}' if read else ''}"
    if shown < answer.total:
        yield f"{shown} of {answer.total} {answer.by}s: -n {answer.total} shows all"
    if said := several_words(answer):
        yield said


def _iso(day: int) -> str:
    return from_ordinal(day).isoformat()


def _year(year: int) -> str:
    return year_words(iso_year(year)).replace(NO_BREAK, " ")


def _years(first: int, last: int) -> str:
    """Return years of which the first lies before 1000, an era once where it is that of both."""
    if last < 1:
        return f"{1 - first}–{_year(last)}"
    return f"{_year(first)}–{last}" if first > 0 else f"{_year(first)}–{_year(last)}"
