"""The formats that an answer can be written in, and the one place that chooses between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from syru.query.entries import Answer
from syru.render import data, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import RenderableType

    from syru.chart.every import PeriodsAnswer
    from syru.chart.rows import ChartAnswer
    from syru.compare.difference import LogDiff
    from syru.query.actor import ActorSummary
    from syru.query.catalogue import Catalogue, EntryDetails, ThingDetails
    from syru.query.statistics import Statistics
    from syru.render.screen import Screen

    Answered = (
        Answer
        | EntryDetails
        | ThingDetails
        | ActorSummary
        | Catalogue
        | ChartAnswer
        | PeriodsAnswer
        | Statistics
        | LogDiff
    )


class Format(StrEnum):
    """The formats in which every answer can be written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class Drawing(NamedTuple):
    """Rich renderables, printed one after the other as they come; none where nothing is to show."""

    renderables: Iterable[RenderableType]


class _Forms(NamedTuple):
    """One answer in each form; only the one that is asked for is made."""

    table: Callable[[], Iterable[RenderableType]]
    markdown: Callable[[], Iterable[str]]
    objects: Callable[[], Iterable[data.Object]]
    rows: Callable[[], Iterable[Mapping[str, str]]]
    columns: Callable[[], tuple[str, ...]]


def render(
    answer: Answered, format_: Format, screen: Screen, *, raw_cells: bool = False
) -> Drawing | Iterable[str]:
    """Return an answer in a format: a table as a drawing, all others as pieces of text.

    With raw_cells, cells that a spreadsheet would take for formulas are left as they are.
    """
    forms = _entries(answer, screen) if isinstance(answer, Answer) else _others(answer, screen)
    match format_:
        case Format.TABLE:
            return Drawing(renderables=forms.table())
        case Format.MD:
            return forms.markdown()
        case Format.JSON:
            return data.as_json(forms.objects(), ascii_only=screen.ascii_only)
        case Format.JSONL:
            return data.jsonl(forms.objects(), ascii_only=screen.ascii_only)
        case Format.CSV:
            return data.delimited(forms.rows(), forms.columns(), tabs=False, raw=raw_cells)
        case Format.TSV:
            return data.delimited(forms.rows(), forms.columns(), tabs=True, raw=raw_cells)
        case _:
            assert_never(format_)


# Rich costs 14 ms at start-up, and what is no list of entries 10 ms: imported when asked for.


def _entries(answer: Answer, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.tables import entries_table  # noqa: PLC0415 - see above

        return entries_table(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.entries_text(answer),
        objects=lambda: map(data.entry_object, answer.entries),
        rows=lambda: map(data.entry_row, answer.entries),
        # They are gone through once more for it, so only where there is something to find.
        columns=lambda: data.entry_columns(answer.entries if answer.extras else ()),
    )


def _others(answer: Answered, screen: Screen) -> _Forms:
    from syru.chart.every import PeriodsAnswer  # noqa: PLC0415 - see above
    from syru.chart.rows import ChartAnswer  # noqa: PLC0415
    from syru.compare.difference import LogDiff  # noqa: PLC0415
    from syru.query.actor import ActorSummary  # noqa: PLC0415
    from syru.query.catalogue import Catalogue, EntryDetails, ThingDetails  # noqa: PLC0415
    from syru.query.statistics import Statistics  # noqa: PLC0415

    match answer:
        case Answer():
            forms = _entries(answer, screen)
        case Catalogue():
            forms = _catalogue(answer, screen)
        case EntryDetails():
            forms = _entry(answer, screen)
        case ThingDetails():
            forms = _thing(answer, screen)
        case ActorSummary():
            forms = _actor(answer, screen)
        case ChartAnswer():
            forms = _chart(answer, screen)
        case PeriodsAnswer():
            forms = _periods(answer, screen)
        case Statistics():
            forms = _statistics(answer, screen)
        case LogDiff():
            forms = _diff(answer, screen)
        case _:
            assert_never(answer)
    return forms


def _catalogue(answer: Catalogue, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.tables import catalogue_table  # noqa: PLC0415 - see above

        return catalogue_table(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.catalogue_text(answer),
        objects=lambda: map(data.item_object, answer.items),
        rows=lambda: map(data.item_row, answer.items),
        columns=lambda: data.ITEM_COLUMNS,
    )


def _entry(answer: EntryDetails, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.cards import entry_view  # noqa: PLC0415 - see above

        return entry_view(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.entry_text(answer),
        objects=lambda: [data.entry_details_object(answer)],
        rows=lambda: [data.entry_row(answer.entry)],
        columns=lambda: data.entry_columns([answer.entry]),
    )


def _thing(answer: ThingDetails, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.cards import thing_view  # noqa: PLC0415 - see above

        return thing_view(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.thing_text(answer),
        objects=lambda: [data.thing_details_object(answer)],
        rows=lambda: map(data.entry_row, answer.entries),
        columns=lambda: data.entry_columns(answer.entries),
    )


def _actor(answer: ActorSummary, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.cards import actor_view  # noqa: PLC0415 - see above

        return actor_view(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.actor_text(answer),
        objects=lambda: [data.actor_object(answer)],
        rows=lambda: data.actor_rows(answer),
        columns=lambda: data.actor_columns(answer),
    )


def _chart(answer: ChartAnswer, screen: Screen) -> _Forms:
    def table() -> Iterable[RenderableType]:
        from syru.render.charts import chart_view  # noqa: PLC0415 - see above

        return filter(None, [chart_view(answer, screen)])

    def block() -> Iterable[str]:
        from syru.render.charts import chart_block  # noqa: PLC0415 - see above

        return chart_block(answer, screen)

    return _Forms(
        table=table,
        markdown=block,
        objects=lambda: data.chart_objects(answer),
        rows=lambda: data.chart_rows(answer),
        columns=lambda: data.CHART_COLUMNS,
    )


def _periods(answer: PeriodsAnswer, screen: Screen) -> _Forms:
    from syru.render import periods  # noqa: PLC0415 - see above

    return _Forms(
        table=lambda: periods.periods_view(answer, screen),
        markdown=lambda: periods.periods_text(answer),
        objects=lambda: periods.period_objects(answer),
        rows=lambda: periods.period_rows(answer),
        columns=lambda: periods.period_columns(answer),
    )


def _diff(answer: LogDiff, screen: Screen) -> _Forms:
    from syru.render import changes  # noqa: PLC0415 - see above

    return _Forms(
        table=lambda: changes.diff_view(answer, screen),
        markdown=lambda: changes.diff_text(answer),
        objects=lambda: changes.diff_objects(answer),
        rows=lambda: changes.diff_rows(answer),
        columns=lambda: changes.DIFF_COLUMNS,
    )


def _statistics(answer: Statistics, screen: Screen) -> _Forms:
    from syru.render import statistics  # noqa: PLC0415 - see above

    return _Forms(
        table=lambda: statistics.statistics_view(answer, screen),
        markdown=lambda: statistics.statistics_text(answer),
        objects=lambda: [statistics.statistics_object(answer)],
        rows=lambda: statistics.statistics_rows(answer),
        columns=lambda: statistics.COLUMNS,
    )
