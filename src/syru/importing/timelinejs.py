"""The JSON of TimelineJS as a table with the columns of its spreadsheet."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from syru.importing.cells import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syru.importing.cells import Cell

_GROUPS = {"Events": "event", "Facts": "fact", "Quotes": "quote"}
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_MEDIA = {"url": "Media", "credit": "Media Credit", "caption": "Media Caption"}
_BREAK = r"(?i)<(?:/p|br|/li|/h[1-6]|/div|/blockquote|/tr)\b[^>]*>"
_TAG = r"<[^>]*>"
# How syru writes a slide: each paragraph by the tag that it stands in.
_OWN_PARAGRAPH = (
    r"(?s)<(?:p><(?P<tag>small|em|strong)>(?P<marked>.*?)</(?P=tag)></p"
    r"|blockquote>(?P<quote>.*?)</blockquote|p>(?P<plain>.*?)</p)>"
)
_OWN_SOURCE = r"<p><small>Sources?: "
_QUOTATION_MARKS = "“”"


def is_timelinejs(content: Any) -> bool:
    """Tell whether parsed JSON is what TimelineJS loads."""
    return (
        isinstance(content, dict)
        and isinstance(content.get("events"), list)
        and any(isinstance(slide, dict) and "start_date" in slide for slide in content["events"])
    )


def timelinejs_table(file: str, content: Mapping[str, Any]) -> Table:
    """Return the slides as rows; an era is one where no slide has its headline."""
    slides = [slide for slide in content["events"] if isinstance(slide, dict)]
    own = all(re.search(_OWN_SOURCE, str(_part(one, "text").get("text"))) for one in slides)
    eras = [era for era in content.get("eras") or [] if isinstance(era, dict)]
    headlines = {_headline(slide) for slide in slides}
    others = [era for era in eras if _headline(era) not in headlines]
    records = [*map(_own_cells if own else _cells, slides), *map(_era, others)]
    rows = [
        Row(
            file=file,
            number=number,
            cells={key: cell for key, cell in cells.items() if cell not in (None, "")},
        )
        for number, cells in enumerate(records, start=1)
    ]
    title = _part(content, "title")
    return Table(
        file=file,
        how="TimelineJS",
        columns=tuple(dict.fromkeys(column for row in rows for column in row.cells)),
        rows=tuple(rows),
        head={"title": _headline(title), "description": plain(_part(title, "text").get("text"))},
        own=own,
    )


def plain(text: object) -> str:
    """Return HTML as plain text, a line for each of its paragraphs."""
    broken = re.sub(_BREAK, "\n", str(text or ""))
    lines = html.unescape(re.sub(_TAG, "", broken)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _part(of: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = of.get(key)
    return value if isinstance(value, dict) else {}


def _headline(slide: Mapping[str, Any]) -> str:
    return plain(_part(slide, "text").get("headline"))


def _cells(slide: Mapping[str, Any]) -> dict[str, Cell]:
    """Return a slide with the columns of the spreadsheet."""
    media = _part(slide, "media")
    return {
        "Unique Id": slide.get("unique_id"),
        **_dates(slide),
        "Headline": _headline(slide),
        "Text": plain(_part(slide, "text").get("text")),
        **{column: plain(media.get(key)) for key, column in _MEDIA.items()},
        "Group": plain(slide.get("group")),
        "Background": _part(slide, "background").get("url")
        or _part(slide, "background").get("color"),
    }


def _dates(slide: Mapping[str, Any]) -> dict[str, Cell]:
    start, end = _part(slide, "start_date"), _part(slide, "end_date")
    shown = slide.get("display_date") or start.get("display_date")
    return {
        **{part.title(): _number(part, start.get(part)) for part in _PARTS},
        **{f"End {part.title()}": _number(part, end.get(part)) for part in _PARTS},
        "Display Date": plain(shown),
    }


def _number(part: str, value: Cell) -> Cell:
    """Return a year from 0 on in the four digits that a date has, and anything else as it is."""
    if part != "year" or not re.fullmatch("[0-9]{1,4}", str(value)):
        return value
    return f"{int(str(value)):04}"


def _era(era: Mapping[str, Any]) -> dict[str, Cell]:
    return {**_cells(era), "Type": "era"}


def _own_cells(slide: Mapping[str, Any]) -> dict[str, Cell]:
    """Return a slide that syru wrote with the columns of its own lists."""
    kind = _GROUPS.get(str(slide.get("group")), "event")
    cells: dict[str, Cell] = {"kind": kind, "id": slide.get("unique_id"), **_dates(slide)}
    for year in ("Year", "End Year"):  # syru counts them as ISO 8601 does: -43 is 44 BC
        if isinstance(number := cells[year], int):
            cells[year] = f"{1 - number} BC"
    headline = _headline(slide)
    if kind == "quote":
        cells["by"] = headline if headline != "Unattributed" else None
    else:
        cells["statement" if kind == "fact" else "title"] = headline
    return cells | dict(_own_paragraphs(kind, str(_part(slide, "text").get("text"))))


def _own_paragraphs(kind: str, text: str) -> Iterator[tuple[str, Cell]]:
    columns = {"em": "date_note", "small": "source", "strong": "standing"}
    plain_ones = iter(("summary", "more"))  # the values of its own stand behind the summary
    for found in re.finditer(_OWN_PARAGRAPH, text):
        if found["quote"]:
            yield "text", plain(found["quote"]).strip(_QUOTATION_MARKS)
        elif found["tag"]:
            yield columns[found["tag"]], plain(found["marked"]).removeprefix("Source: ")
        elif kind == "event":
            yield next(plain_ones, "more"), plain(found["plain"])
