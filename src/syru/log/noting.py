"""What is noted while a log is read: problems, dates, and the names that were meant."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from syru.dates.edtf import parse_date
from syru.log.model import Dated
from syru.names import did_you_mean

Path = tuple[str | int, ...]

_MOST_COMPARED = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at a path of a log file; file is its number, from 0.

    at_key says that the key is wrong, not its value; also is another place that the text names.
    """

    file: int
    path: Path
    id: str | None
    problem: str
    remedy: str
    at_key: bool = False
    also: tuple[int, Path] | None = None
    warning: bool = False


class Dates:
    """Dates that were read already: a long log names the same day many times."""

    def __init__(self) -> None:
        self._known: dict[str | dt.date, Dated] = {}

    def read(self, value: object) -> Dated:
        """Return the date; raise ValueError with a plain message where it is none."""
        cachable = type(value) is str or type(value) is dt.date
        if cachable and value in self._known:
            return self._known[value]  # type: ignore[index]
        span = parse_date(value)  # type: ignore[arg-type]
        written = value.isoformat() if isinstance(value, dt.date) else str(value)
        if isinstance(value, int):
            written = written.zfill(4)  # so that a year reads back as the date that it is
        dated = Dated(written=written, words=str(span), span=span)
        if cachable:
            self._known[value] = dated  # type: ignore[index]
        return dated


class Suggestions:
    """The nearest names for unknown ones, as long as looking for them does not take long.

    A log of 100,000 entries may misspell 1,000 actors in every one of them.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._compared = 0

    def remedy(self, what: str, typed: str, choices: Collection[str], otherwise: str) -> str:
        """Return a question with the nearest of the choices, or the other remedy.

        what tells one collection of choices from another.
        """
        if (what, typed) not in self._known:
            if self._compared > _MOST_COMPARED:
                return otherwise
            self._compared += len(choices)
            self._known[what, typed] = did_you_mean(typed, choices)
        return self._known[what, typed] or otherwise


class Notes:
    """What all tables of a reading share, so that no work is done twice."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.dates = Dates()
        self.suggestions = Suggestions()
