"""The line of marks below a table: when entries are, and nothing that is not sure."""

import pytest
from conftest import indexed

from syru.chart.activity import activity
from syru.query.entries import select
from syru.query.found import Found
from syru.query.selection import Selection

HEAD = '[log]\nformat = 1\ntitle = "t"\n[sources.s]\ntitle = "s"\n'


def dated(*dates: str) -> tuple[Found, ...]:
    entries = "".join(
        f'[[facts]]\nid = "f{at}"\nstatement = "s"\n' + (f'date = "{date}"\n' if date else "")
        for at, date in enumerate(dates)
    )
    return tuple(select(indexed(HEAD + entries), Selection()).entries)


@pytest.mark.parametrize(
    ("dates", "ascii_only", "line"),
    [
        pytest.param(
            ("2015", "2018-05", "2018-07-03", "2018-08", "2020"),
            False,
            "by year, 5 of 5: 2015 ▃··█·▃ 2020",
            id="years",
        ),
        pytest.param(
            ("2024-12", "2025-02-01", "2025-02", "2025-03-09", "2025-03"),
            False,
            "by month, 5 of 5: 2024-12 ▄·██ 2025-03",
            id="months where the years are few",
        ),
        pytest.param(
            ("2015", "2018-05", "2018-07-03", "2018-08", "2020"),
            True,
            "by year, 5 of 5: 2015 1..3.1 2020",
            id="signs of ASCII",
        ),
        pytest.param(
            ("2015", "2018", "2018", "2018", "2020", "[2016..2019]", "2016/..", "", "[..1990]"),
            False,
            "by year, 5 of 9: 2015 ▃··█·▃ 2020",
            id="what may lie in several years, or has no date, is not counted",
        ),
        pytest.param(("2015", "2018", "2020", "2021"), False, "", id="too few"),
        pytest.param(("2015-07",) * 6, False, "", id="one month"),
        pytest.param(("2025", "2025", "2025", "2025", "2025-01"), False, "", id="too few months"),
    ],
)
def test_the_marks_say_when_the_entries_surely_are(
    dates: tuple[str, ...], *, ascii_only: bool, line: str
) -> None:
    assert activity(dated(*dates), 80, ascii_only=ascii_only) == line


def test_marks_that_do_not_fit_are_left_out() -> None:
    entries = dated("1900", "1950", "2000", "2010", "2020")
    assert activity(entries, 147) == ""
    assert len(activity(entries, 148)) == 148
