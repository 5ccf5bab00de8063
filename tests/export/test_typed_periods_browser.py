"""What is typed as From and Through on the page is read as the program reads it."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import syru.export.page
from syru.dates import parse_period

pytestmark = pytest.mark.usefixtures("browser")

TYPED = (
    *("2025", "2025-07", "2025-07-03", "0099", "9999", "195X", "19XX", "1XXX", "1950s", "2025-Q3"),
    *("2025-21", "2025-24", "2025-33", "2025-XX", "2025-XX-XX", "2025-07-XX", "2025-q3", "195x"),
    *("July 2025", "jul 2025", "Sept. 2025", "september, 2025", "3 July 2025", "3rd of July 2025"),
    *("July 3, 2025", "July 3rd 2025", "Q3 2025", "summer 2025", "Winter, 2024", "fall 1999"),
    *("2025/7/3", "2025.7.3", "2025-7-3", "31/12/2024", "12/31/2024", "1/1/2024", "2025-W10"),
    *("2025W10", "2026-W53", "2020-W53", "2025-7", "2025/07", "2025/26", "2020-21", "2025-9"),
    *("2025-01/2025-03", "2025/2026", "[2025-01..2025-03]", "today", "Yesterday", "tomorrow"),
    *("3 days ago", "a week ago", "6 months ago", "2 quarters ago", "an year ago", "one year ago"),
    *("this week", "last month", "next quarter", "last year", "  2025  ", "15  October  2025"),
    *("44 BC", "44 b.c.", "March 44 BC", "15 March 44 BC", "AD 14", "14 AD", "44 BCE", "14 CE"),
    *("-0043", "0000", "-0043-03", "-0043-03-15", "-0043/0014", "-004X", "-000X", "000X"),
    *("0000-02-29", "-0004-02-29", "-0001-02-29"),
)
REFUSED = (
    *("", "soon", "2025-13", "2025-00", "2025-02-30", "30 February 2025", "3 July", "July", "25"),
    *("3/7/2025", "2025~", "2025/..", "../2025", "[2025..]", "2026/2025", "2025-Q5", "2025-W54"),
    *("-0000", "0 BC", "AD 0", "99999", "10:30", "next", "2025-07-03T10:00", "Monday"),
    *("July 2025/August 2025", "XXXX", "1900s", "2025-1-", "20250703"),
)


def _by_the_page(texts: tuple[str, ...]) -> list[list[int] | None]:
    """Return the first and the last day of each text, as the page's own script reads them."""
    script = Path(syru.export.page.__file__).with_name("periods.js").read_text("utf-8")
    told = f"console.log(JSON.stringify({json.dumps(texts)}.map(period)));"
    ended = subprocess.run(
        ["node", "-"],  # noqa: S607 - whichever node there is
        input=f"{script}\n{told}".encode(),
        capture_output=True,
        check=True,
        timeout=60,
        env={"TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )
    days: list[list[int] | None] = json.loads(ended.stdout)
    return days


def _by_the_program(text: str, today: date) -> list[int] | None:
    try:
        span = parse_period(text, today)
    except ValueError:
        return None
    assert span.earliest is not None
    assert span.latest is not None
    return [span.earliest.toordinal(), span.latest.toordinal()]


def test_the_page_reads_each_form_that_the_program_reads() -> None:
    # Around midnight the page may already have another day.
    for _ in range(2):
        today = datetime.now(UTC).date()
        read = dict(zip(TYPED, _by_the_page(TYPED), strict=True))
        if datetime.now(UTC).date() == today:
            break
    assert read == {text: _by_the_program(text, today) for text in TYPED}
    assert sum(days is None for days in read.values()) < len(TYPED) / 10


def test_the_page_reads_nothing_that_the_program_refuses() -> None:
    read = dict(zip(REFUSED, _by_the_page(REFUSED), strict=True))
    today = datetime.now(UTC).date()
    assert {text: _by_the_program(text, today) for text in REFUSED} == dict.fromkeys(REFUSED)
    assert read == dict.fromkeys(REFUSED)
