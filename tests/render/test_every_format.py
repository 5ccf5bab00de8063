"""Every answer can be had in every format, and again from the same answer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from logs import TOWN, indexed
from rich.console import Console

from syru.chart.every import Every, count_periods
from syru.chart.rows import ChartAnswer, gather
from syru.query.actor import summarise_actor
from syru.query.catalogue import catalogue, entry_details, thing_details
from syru.query.counts import By, occurrences
from syru.query.entries import select
from syru.query.find import named
from syru.query.selection import Selection
from syru.query.statistics import statistics
from syru.render.formats import Drawing, Format, render
from syru.render.screen import Screen

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from syru.render.formats import Answered

SCREEN = Screen(width=200)
MONEY = "The mayor took money from the builders"


def _chart(index: sqlite3.Connection) -> ChartAnswer:
    found = occurrences(index, Selection(), By.TOPIC)
    rows = gather(found.dates, By.TOPIC)
    return ChartAnswer(by=By.TOPIC, found=found, rows=rows, limit=None, reverse=False)


# Each answer, and words that it has in every format.
ANSWERS: dict[str, tuple[Callable[[sqlite3.Connection], Answered], str]] = {
    "entries": (lambda index: select(index, Selection()), MONEY),
    "quotes": (lambda index: select(index, Selection(kinds=("quote",))), "too dear by half"),
    "catalogue": (lambda index: catalogue(index, "topic", Selection()), "The new bridge"),
    "entry": (lambda index: entry_details(index, "bribe", Selection(), {}), MONEY),
    "thing": (lambda index: thing_details(index, "topic", "bridge", Selection()), MONEY),
    "actor": (
        lambda index: summarise_actor(index, named(index, "actor", "mayor"), Selection()),
        MONEY,
    ),
    "chart": (_chart, "The new bridge"),
    "periods": (
        lambda index: count_periods(_chart(index), Every.YEAR, single=False),
        "The new bridge",
    ),
    "stats": (lambda index: statistics(index, Selection(), {}), "The new bridge"),
}


def shown(answer: Answered, format_: Format) -> str:
    rendered = render(answer, format_, SCREEN)
    if not isinstance(rendered, Drawing):
        return "".join(rendered)
    file = io.StringIO()
    console = Console(file=file, width=SCREEN.width, color_system=None)
    for renderable in rendered.renderables:
        console.print(renderable)
    return file.getvalue()


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_reads_the_same_each_time_in_every_format(kind: str, format_: Format) -> None:
    asked, words = ANSWERS[kind]
    answer = asked(indexed(TOWN))
    text = shown(answer, format_)
    assert words in text
    assert shown(answer, format_) == text


def test_the_formats_of_an_answer_differ_and_only_a_table_is_drawn() -> None:
    answer = select(indexed(TOWN), Selection())
    assert len({shown(answer, format_) for format_ in Format}) == len(Format)
    drawn = [each for each in Format if isinstance(render(answer, each, SCREEN), Drawing)]
    assert drawn == [Format.TABLE]
