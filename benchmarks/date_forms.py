"""How long syru takes to read a date, form by form, against a day read by the standard library.

Usage: python date_forms.py   (in an environment that has syru)
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from timeit import Timer

from syru.dates import parse_date

_FORMS: tuple[str | int | dt.date, ...] = (
    dt.date(2025, 7, 3),
    2025,
    "2025-07-03",
    "2025-07",
    "2025",
    "195X",
    "1950s",
    "2025-07-XX",
    "2025-21",
    "2025-Q3",
    "2024-12~",
    "2025-07-03/2025-08-05",
    "195X/..",
    "2025-01/",
    "[..1945-10]",
    "[2024-12..2025-02]",
    "[..2015-10]/..",
    "2025-07-03T12:30:00Z",
)
_REPEATS = 7
_CALLS = 2000


def main() -> None:
    """Print microseconds a date, and how many times a plain day of the standard library."""
    plain = _microseconds(partial(dt.date.fromisoformat, "2025-07-03"))
    print(f"{'form':<24}{'µs':>8}{'date.fromisoformat':>24}")
    for form in _FORMS:
        taken = _microseconds(partial(parse_date, form))
        print(f"{form!s:<24}{taken:>8.2f}{taken / plain:>22.1f} x")


def _microseconds(call: Callable[[], object]) -> float:
    """Return the least time of several repeats: what is above it is the machine, not the call."""
    return min(Timer(call).repeat(_REPEATS, _CALLS)) / _CALLS * 1_000_000


if __name__ == "__main__":
    main()
