"""Entries that seem to tell the same thing twice."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from syru.log.model import Event, Fact
from syru.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from syru.log.model import Entry

Told = TypeVar("Told", bound="Entry")

# Titles of fewer words differ by too much when they differ by one.
_FEWEST_WORDS = 4
# Longer statements are compared as they are: who repeats so much repeats it whole.
_MOST_WORDS = 40
# How alike two words are spelled that may be the same: strike and strikes, Chayrat and Shayrat.
_ALIKE = 0.8
# Candidates compared at one place, lest all entries of one day be compared with each other.
_MOST_COMPARED = 5

Words = tuple[str, ...]


def repeated(entries: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield entries with an earlier one of the same kind, date and nearly the same words.

    The words are an event's title or a fact's statement, folded; nearly the same are those with
    one word more, or one word spelled a little differently. The time grows with the words alone.
    """
    days: dict[tuple[str, object], list[tuple[Told, Words]]] = defaultdict(list)
    for entry in entries:
        words = tuple(fold(_words(entry)).split())
        if words:
            days[entry.kind, entry.date and entry.date.written].append((entry, words))
    for day in days.values():
        if len(day) > 1:
            yield from _repeated_on_a_day(day)


def _words(entry: Entry) -> str:
    if isinstance(entry, Event):
        return entry.title
    return entry.statement if isinstance(entry, Fact) else ""


def _repeated_on_a_day(day: list[tuple[Told, Words]]) -> Iterator[tuple[Told, Told]]:
    whole: dict[Words, Told] = {}
    # Titles by what is left of them without one word, with that word and its place. The hash
    # stands for the words: there are as many of them as all titles have words together.
    lacking: dict[int, list[tuple[int, str, Told]]] = defaultdict(list)
    for entry, words in day:
        earlier = whole.get(words) or _near(words, whole, lacking)
        if earlier is not None:
            yield entry, earlier
        whole.setdefault(words, entry)
        for place, word, rest in _without_one(words):
            known = lacking[hash(rest)]
            if len(known) < _MOST_COMPARED:
                known.append((place, word, entry))


def _near(
    words: Words, whole: dict[Words, Told], lacking: dict[int, list[tuple[int, str, Told]]]
) -> Told | None:
    for _, _, entry in lacking.get(hash(words), ()):
        return entry
    for place, word, rest in _without_one(words):
        if rest in whole:
            return whole[rest]
        for other_place, other, entry in lacking.get(hash(rest), ()):
            if place == other_place and _alike(word, other):
                return entry
    return None


def _without_one(words: Words) -> Iterator[tuple[int, str, Words]]:
    if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        for place, word in enumerate(words):
            yield place, word, (*words[:place], *words[place + 1 :])


def _alike(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()):
        return False  # numbers that differ are two numbers
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
