"""The formats that an answer can be written in, and the one place that chooses between them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from syru.query.entries import Answer
from syru.render import data, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import RenderableType

    from syru.chart.rows import ChartAnswer
    from syru.query.actor import ActorSummary
    from syru.query.catalogue import Catalogue, EntryDetails, ThingDetails
    from syru.render.screen import Screen

    Answered = Answer | EntryDetails | ThingDetails | ActorSummary | Catalogue | ChartAnswer


class Format(StrEnum):
    """The formats in which every answer can be written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


class Drawing(NamedTuple):
    """A Rich renderable; None where there is nothing to show."""

    renderable: RenderableType | None


class _Forms(NamedTuple):
    """One answer in each form; only the one that is asked for is made."""

    table: Callable[[], RenderableType | None]
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
            return Drawing(renderable=forms.table())
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
    def table() -> RenderableType | None:
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
    from syru.chart.rows import ChartAnswer  # noqa: PLC0415 - see above
    from syru.query.actor import ActorSummary  # noqa: PLC0415
    from syru.query.catalogue import Catalogue, EntryDetails, ThingDetails  # noqa: PLC0415

    match answer:
        case Answer():
            return _entries(answer, screen)
        case Catalogue():
            return _catalogue(answer, screen)
        case EntryDetails():
            return _entry(answer)
        case ThingDetails():
            return _thing(answer)
        case ActorSummary():
            return _actor(answer, screen)
        case ChartAnswer():
            return _chart(answer, screen)
        case _:
            assert_never(answer)


def _catalogue(answer: Catalogue, screen: Screen) -> _Forms:
    def table() -> RenderableType | None:
        from syru.render.tables import catalogue_table  # noqa: PLC0415 - see above

        return catalogue_table(answer, screen)

    return _Forms(
        table=table,
        markdown=lambda: markdown.catalogue_text(answer),
        objects=lambda: map(data.item_object, answer.items),
        rows=lambda: map(data.item_row, answer.items),
        columns=lambda: data.ITEM_COLUMNS,
    )


def _entry(answer: EntryDetails) -> _Forms:
    def table() -> RenderableType:
        from syru.render.cards import entry_view  # noqa: PLC0415 - see above

        return entry_view(answer)

    return _Forms(
        table=table,
        markdown=lambda: markdown.entry_text(answer),
        objects=lambda: [data.entry_details_object(answer)],
        rows=lambda: [data.entry_row(answer.entry)],
        columns=lambda: data.entry_columns([answer.entry]),
    )


def _thing(answer: ThingDetails) -> _Forms:
    def table() -> RenderableType:
        from syru.render.cards import thing_view  # noqa: PLC0415 - see above

        return thing_view(answer)

    return _Forms(
        table=table,
        markdown=lambda: markdown.thing_text(answer),
        objects=lambda: [data.thing_details_object(answer)],
        rows=lambda: map(data.entry_row, answer.entries),
        columns=lambda: data.entry_columns(answer.entries),
    )


def _actor(answer: ActorSummary, screen: Screen) -> _Forms:
    def table() -> RenderableType:
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
    def table() -> RenderableType | None:
        from syru.render.charts import chart_view  # noqa: PLC0415 - see above

        return chart_view(answer, screen)

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
