"""A selection in words: how the filter was read, how much is shown, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.query.selection import Order
from syru.render.words import day_words, line, noun, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from syru.query.actor import ActorSummary
    from syru.query.entries import Answer
    from syru.query.extra import Where
    from syru.query.selection import Named, Selection
    from syru.query.tally import Tally

_REPEATABLE = (
    *("actors", "topics", "places", "standings"),
    *("claimed_by", "denied_by", "speakers", "excluded", "words"),
    "where",
)
_MOST_NAMED = 8  # of what was left out
_ABOUT_QUOTES = "by or about"  # a quote is its speaker's as well
_NOT = {
    "actors": "not about",
    "topics": "not on",
    "places": "not at",
    "claimed_by": "not claimed by",
    "denied_by": "not denied by",
    "speakers": "not said by",
}


def filter_words(selection: Selection, *, short: bool = False) -> str:
    """Return how the filter was read, such as "since 1 January 2025, about Sergei Lavrov".

    With short, months are cut short: "since 1 Jan 2025".
    """
    say = _short_day if short else day_words
    both = selection.all_of
    quotes = selection.kinds == ("quote",)
    parts = [
        _window(selection, say),
        "for certain" if selection.certain else "",
        f"as of {say(selection.known_by)}" if selection.as_of is not None else "",
        _named("about", [selection.subject] if selection.subject else [], every=both),
        _named(_ABOUT_QUOTES if quotes else "about", selection.actors, every=both),
        _named("on", selection.topics, every=both),
        _named("at", selection.places, every=both),
        _joined("whose standing is", list(selection.standings), every=False),
        _named("claimed by", selection.claimed_by, every=both),
        _named("denied by", selection.denied_by, every=both),
        _named("said by", selection.speakers, every=False),
        _least_origins(selection),
        *_excluded(selection),
        f"with “{selection.searched}”" if selection.searched is not None else "",
        _joined("with the words", [f"“{words}”" for words in selection.words], every=both),
        _joined("where", list(map(_condition, selection.where)), every=True),
    ]
    return ", ".join(filter(None, parts))


def _least_origins(selection: Selection) -> str:
    least = selection.origins
    return "" if least is None else f"with at least {least} origin{'' if least == 1 else 's'}"


def _window(selection: Selection, say: Callable[[str], str]) -> str:
    first, last = say(selection.first_day), say(selection.last_day)
    if selection.since is not None and selection.until is not None:
        return f"on {first}" if first == last else f"from {first} through {last}"
    if selection.since is not None:
        return f"since {first}"
    return f"through {last}" if selection.until is not None else ""


def _short_day(day: str) -> str:
    return "" if day in (BEFORE_ALL, AFTER_ALL) else short_date(iso_day(day))


def _named(word: str, chosen: Sequence[Named], *, every: bool) -> str:
    return _joined(word, [one.name for one in chosen], every=every)


def _excluded(selection: Selection) -> Iterator[str]:
    for field, word in _NOT.items():
        chosen = [excluded.one for excluded in selection.excluded if excluded.field == field]
        yield _named(word, chosen, every=False)


def _condition(where: Where) -> str:
    if not where.operator:
        return f"{where.key} is {'not ' if where.negated else ''}given"
    operator = "contains" if where.operator == "~" else where.operator
    return f"{'not ' if where.negated else ''}{where.key} {operator} {line(where.typed)}"


def _joined(word: str, values: list[str], *, every: bool) -> str:
    return f"{word} {(' and ' if every else ' or ').join(values)}" if values else ""


def caption(answer: Answer | ActorSummary) -> str:
    """Return how the filter was read and how many of how many entries are shown."""
    tally, selection = answer.tally, answer.selection
    what = noun(selection.kinds, tally.total)
    read = filter_words(selection, short=True)
    if tally.shown < tally.matching:
        which = "last" if selection.reverse else "first"
        which = "best" if selection.order is Order.BEST else which
        head = f"{which} {tally.shown} of {tally.matching} {noun(selection.kinds)}"
        if tally.matching < tally.total:
            head = f"{which} {tally.shown} of {tally.matching} found ({tally.total} {what})"
    elif tally.matching < tally.total or read:
        head = f"{tally.matching} of {tally.total} {what}"
    else:
        head = f"all {tally.total} {what}" if tally.total > 1 else f"{tally.total} {what}"
    return f"{head}: {read}" if read else head


def each_alone(selection: Selection) -> list[Selection]:
    """Return the selections of each filter alone, and of each value where all are wanted."""
    bare = selection.unfiltered()._replace(all_of=selection.all_of)
    window = bare._replace(since=selection.since, until=selection.until, certain=selection.certain)
    alone = [window, bare._replace(as_of=selection.as_of), bare._replace(subject=selection.subject)]
    for name in _REPEATABLE:
        values: tuple[object, ...] = getattr(selection, name)
        apart = selection.all_of or name in ("excluded", "where")
        groups = [(value,) for value in values] if apart else [values]
        alone += [bare._replace(**{name: group}) for group in groups]  # type: ignore[arg-type]
    alone += [bare._replace(origins=selection.origins)]
    alone.append(bare._replace(searched=selection.searched))
    return [each for each in alone if each != bare]


def each_alone_words(counted: Sequence[tuple[Selection, int]]) -> str:
    """Return how much each filter finds alone, such as "alone: 6 from 2025 on; 3 about Russia"."""
    return f"alone: {'; '.join(f'{number} {filter_words(each)}' for each, number in counted)}"


def left_out(selection: Selection, tally: Tally) -> list[str]:
    """Return notes for the reader on the entries that a selection leaves out."""
    notes = []
    kinds = selection.kinds
    if kinds == ("quote",) and (selection.standings or selection.claimed_by or selection.denied_by):
        notes.append("quotes have no standing and no claims")
    if tally.undated:
        notes.append(f"{tally.undated} without a date left out")
    if tally.unsure:
        notes.append(f"{tally.unsure} that may lie outside these days left out by --certain")
    if tally.perhaps_public:
        hidden = tally.perhaps_public - _MOST_NAMED
        ids = ", ".join(tally.perhaps_public_ids(_MOST_NAMED))
        more = f" and {hidden} more" if hidden > 0 else ""
        notes.append(
            f"{tally.perhaps_public} left out that may have been public by then: {ids}{more}"
        )
    if tally.unplaced:
        what = noun(kinds, tally.unplaced)
        notes.append(
            f"{tally.unplaced} {what} left out: the log cannot show when they became public"
        )
    return notes


def nothing(selection: Selection) -> str:
    """Return what was looked for and not found, such as "no events from 1 January 2030 on"."""
    return f"no {noun(selection.kinds)} {filter_words(selection) or 'in the log'}"


def sure_words(selection: Selection, tally: Tally) -> str:
    """Return how many entries there are, of a window for sure, as in "26 since 1 January 2025"."""
    if not tally.possible:
        of = f"{tally.shown} of " if tally.shown < tally.matching else ""
        perhaps = f"; perhaps {tally.perhaps_public} more" if tally.perhaps_public else ""
        return f"{of}{tally.matching} {noun(selection.kinds, tally.matching)} in all{perhaps}"
    return f"{tally.matching - tally.possible} surely {_window(selection, day_words)}"


def perhaps_words(selection: Selection, tally: Tally) -> str:
    """Return what stands above the entries that may lie in a window, and how many these are."""
    number = tally.possible
    known, them = ("its date is", "it") if number == 1 else ("their dates are", "them")
    when = _window(selection, day_words)
    return f"perhaps {when}: {number}, {known} rough (--certain omits {them})"
