"""The index agrees, over small logs of all kinds, with the design written out in plain Python."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from logs import indexed, written

from syru.dates import DateSpan, parse_date
from syru.dates.span import AFTER_ALL, BEFORE_ALL
from syru.log.standing import Standing
from syru.query.entries import select
from syru.query.selection import Excluded, Named, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from syru.query.found import FoundEntry

KINDS = ("event", "fact", "quote")
ACTORS, TOPICS, PLACES = ("ann", "bob", "cid"), ("bases", "courts"), ("here", "there")
SOURCES = ("first", "second", "third")
ORIGINS: tuple[dict[str, str | None], ...] = (
    {}, {"first": "third"}, {"first": "second", "second": "third"},
    {"second": "first", "third": "first"},
)  # fmt: skip
STANCES = ("states", "asserts", "relays", "confirms", "doubts", "denies")
DATES = (
    "2025-06-01", "2025-06-02", "2025-06-30", "2025-06", "2025-06~", "2025-Q2", "2025", "2025?",
    "2024-24", "2020s", "2025-XX", "[..2025-06-01]", "[2025-06-02..]", "[2025-05..2025-06]",
    "2024/2025-06", "2025-06/..", "../2025-06-01", "2025-06-02/", "/2025-06", "[..2024]/..",
)  # fmt: skip
WINDOWS = ("2024", "2025-05", "2025-06", "2025-06-01", "2025-06-02", "2025-07", "2026")

Text = TypeVar("Text", bound=str)


def parsed(date: str | None) -> DateSpan | None:
    return parse_date(date) if date else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeClaim:
    stance: str
    by: str | None
    date: str | None
    confidential: bool
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEntry:
    number: int
    kind: str
    date: str | None
    confidential: bool
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    places: tuple[str, ...]
    by: str | None
    claims: tuple[MadeClaim, ...]

    @property
    def id(self) -> str:
        return f"entry-{self.number}"

    @property
    def span(self) -> DateSpan | None:
        return parsed(self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLog:
    sources: dict[str, str | None]
    origins: dict[str, str | None]
    entries: tuple[MadeEntry, ...]


def some(values: Sequence[Text]) -> st.SearchStrategy[tuple[Text, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


def maybe(values: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), st.sampled_from(values))


SELDOM = st.sampled_from([False, False, True])
CLAIMS = st.sampled_from(STANCES).flatmap(
    lambda stance: st.builds(
        MadeClaim,
        stance=st.just(stance),
        by=st.none() if stance == "states" else maybe(ACTORS),
        date=maybe(DATES),
        confidential=SELDOM,
        source=maybe(SOURCES),
    )
)


def entries(kind: str) -> st.SearchStrategy[MadeEntry]:
    return st.builds(
        MadeEntry,
        number=st.just(0),
        kind=st.just(kind),
        date=st.sampled_from(DATES) if kind == "event" else maybe(DATES),
        confidential=SELDOM,
        sources=st.lists(st.sampled_from(SOURCES), unique=True, min_size=1).map(tuple),
        actors=some(ACTORS),
        topics=some(TOPICS),
        places=some(PLACES),
        by=maybe(ACTORS) if kind == "quote" else st.none(),
        claims=st.just(()) if kind == "quote" else st.lists(CLAIMS, max_size=3).map(tuple),
    )


def in_file_order(made: Sequence[MadeEntry]) -> tuple[MadeEntry, ...]:
    """Number entries as a file's are: TOML lists events, facts and quotes each together."""
    listed = sorted(made, key=lambda entry: KINDS.index(entry.kind))
    return tuple(replace(entry, number=at) for at, entry in enumerate(listed, 1))


LOGS = st.builds(
    MadeLog,
    sources=st.fixed_dictionaries({source: maybe(DATES) for source in SOURCES}),
    origins=st.sampled_from(ORIGINS),
    entries=st.lists(st.one_of(*map(entries, KINDS)), max_size=7).map(in_file_order),
)


def named(ids: Sequence[str]) -> st.SearchStrategy[tuple[Named, ...]]:
    return some(ids).map(lambda chosen: tuple(Named(id=id_, name=id_) for id_ in chosen))


EXCLUDED = st.one_of(
    st.builds(lambda id_: ("topics", id_), st.sampled_from(TOPICS)),
    st.builds(lambda id_: ("places", id_), st.sampled_from(PLACES)),
    st.tuples(
        st.sampled_from(["actors", "claimed_by", "denied_by", "speakers"]), st.sampled_from(ACTORS)
    ),
).map(lambda pair: Excluded(field=pair[0], one=Named(id=pair[1], name=pair[1])))

SELECTIONS = st.builds(
    Selection,
    kinds=st.sampled_from([KINDS, KINDS[:1], KINDS[1:]]),
    since=maybe(WINDOWS[:4]).map(parsed),
    until=maybe(WINDOWS[2:]).map(parsed),
    certain=st.booleans(),
    as_of=maybe(WINDOWS).map(parsed),
    actors=st.one_of(st.just(()), named(ACTORS)),
    topics=st.one_of(st.just(()), named(TOPICS)),
    places=st.one_of(st.just(()), named(PLACES)),
    standings=st.one_of(st.just(()), st.just((Standing.STATED,)), some(tuple(Standing))),
    claimed_by=st.one_of(st.just(()), named(ACTORS)),
    denied_by=st.one_of(st.just(()), st.just(()), named(ACTORS)),
    speakers=st.one_of(st.just(()), st.just(()), named(ACTORS)),
    origins=st.one_of(st.none(), st.none(), st.integers(1, 3)),
    excluded=st.one_of(st.just(()), st.lists(EXCLUDED, max_size=3).map(tuple)),
    all_of=st.booleans(),
    limit=st.one_of(st.none(), st.integers(0, 5)),
    reverse=st.booleans(),
)
# Most filters at once find nothing: so each is tried alone as well.
ALONE = st.builds(
    lambda full, field: Selection(as_of=full.as_of, **{field: getattr(full, field)}),
    SELECTIONS,
    st.sampled_from(sorted(set(Selection._fields) - {"as_of", "words"})),
)
# And so is either, or both, of two: in most logs that is something else.
REPEATED: dict[str, Sequence[str]] = {"topics": TOPICS, "places": PLACES}
REPEATED |= dict.fromkeys(("actors", "claimed_by", "denied_by", "speakers"), ACTORS)


def two_of(field: str, all_of: bool, as_of: DateSpan | None) -> Selection:  # noqa: FBT001
    chosen: Any = tuple(Named(id=id_, name=id_) for id_ in REPEATED[field][:2])
    return Selection(all_of=all_of, as_of=as_of)._replace(**{field: chosen})


TWO = st.builds(
    two_of,
    st.sampled_from(sorted(REPEATED)),
    st.booleans(),
    maybe(WINDOWS[-1:]).map(parsed),
)


def toml(log: MadeLog) -> str:
    tables = [written("[log]", format=1, title="Made up")]
    tables += [
        written(f"[sources.{id_}]", title=id_, date=day, origin=log.origins.get(id_))
        for id_, day in log.sources.items()
    ]
    tables += [written(f"[actors.{id_}]", name=id_, kind="person") for id_ in ACTORS]
    tables += [written(f"[topics.{id_}]", name=id_) for id_ in TOPICS]
    tables += [written(f"[places.{id_}]", name=id_) for id_ in PLACES]
    says = {"event": "title", "fact": "statement", "quote": "text"}
    for entry in log.entries:
        values = {field: getattr(entry, field) for field in MadeEntry.__slots__}
        del values["number"], values["kind"], values["sources"]
        source, *further = entry.sources
        values |= {"source": source, "cited": [{"source": id_} for id_ in further] or None}
        claims = [asdict(claim) for claim in entry.claims]
        values |= {"id": entry.id, says[entry.kind]: "-", "claims": claims or None}
        tables.append(written(f"[[{entry.kind}s]]", **values))
    return "\n".join(tables)


# The design, section by section: what a selection keeps, and in which order.


def known(day: str) -> bool:
    return day not in (BEFORE_ALL, AFTER_ALL)


def source_day(log: MadeLog, *sources: str) -> str:
    dates = [log.sources[source] for source in sources]
    return min(AFTER_ALL if date is None else parse_date(date).end_hi for date in dates)


def claim_day(log: MadeLog, entry: MadeEntry, claim: MadeClaim) -> str:
    day = parse_date(claim.date).end_hi if claim.date else AFTER_ALL
    own = (claim.source,) if claim.source else entry.sources
    return day if known(day) and not claim.confidential else source_day(log, *own)


def origins(log: MadeLog, entry: MadeEntry) -> int:
    ends = set()
    for source in entry.sources:
        end: str = source
        while (before := log.origins.get(end)) is not None:
            end = before
        ends.add(end)
    return len(ends)


def public(log: MadeLog, entry: MadeEntry) -> str:
    source = source_day(log, *entry.sources)
    claimed = [claim_day(log, entry, claim) for claim in entry.claims]
    if any(map(known, claimed)):
        return min([source, *claimed])
    kept = entry.confidential or any(claim.confidential for claim in entry.claims)
    if entry.span is None or kept:
        return source
    day = entry.span.end_hi if known(entry.span.end_hi) else entry.span.start_hi
    return min(source, day) if known(day) else source


def known_claims(log: MadeLog, entry: MadeEntry, selection: Selection) -> tuple[MadeClaim, ...]:
    if selection.as_of is None:
        return entry.claims
    day = selection.as_of.end_hi
    days = {claim: claim_day(log, entry, claim) for claim in entry.claims}
    return tuple(claim for claim in entry.claims if days[claim] <= day or not known(days[claim]))


def standing(entry: MadeEntry, claims: Sequence[MadeClaim]) -> str | None:
    if entry.kind == "quote":
        return None
    stances = {claim.stance for claim in claims}
    if "denies" in stances:
        return "disputed" if stances & {"states", "asserts", "relays", "confirms"} else "denied"
    if "confirms" in stances:
        return "confirmed"
    if not stances or "states" in stances:
        return "stated"
    if "asserts" in stances:
        return "claimed"
    return "rumoured" if "relays" in stances else "stated"


def in_time(span: DateSpan | None, selection: Selection) -> bool:
    first = selection.since.start_lo if selection.since else BEFORE_ALL
    last = selection.until.end_hi if selection.until else AFTER_ALL
    if selection.certain:
        return (
            span is not None and not span.flagged and span.start_hi <= last and span.end_lo >= first
        )
    if selection.since or selection.until:
        return span is not None and span.start_lo <= last and span.end_hi >= first
    return True


def chosen(selection: Selection, wanted: Sequence[Named], held: set[str | None]) -> bool:
    agree: Callable[[list[bool]], bool] = all if selection.all_of else any
    return not wanted or agree([one.id in held for one in wanted])


def keeps(log: MadeLog, entry: MadeEntry, selection: Selection) -> bool:
    claims = known_claims(log, entry, selection)
    holders = {claim.by for claim in claims}
    claimed = {claim.by for claim in claims if claim.stance in ("asserts", "relays", "confirms")}
    denied = {claim.by for claim in claims if claim.stance == "denies"}
    held: dict[str, set[str | None]] = {
        "actors": {*entry.actors, entry.by} | holders,
        "topics": set(entry.topics),
        "places": set(entry.places),
        "claimed_by": claimed,
        "denied_by": denied,
    }
    speaker: dict[str, set[str | None]] = {"speakers": {entry.by}}
    return (
        entry.kind in selection.kinds
        and in_time(entry.span, selection)
        and (selection.as_of is None or public(log, entry) <= selection.as_of.end_hi)
        and all(chosen(selection, getattr(selection, field), held[field]) for field in held)
        and not any(one.one.id in (held | speaker)[one.field] for one in selection.excluded)
        and (not selection.standings or standing(entry, claims) in selection.standings)
        and origins(log, entry) >= (selection.origins or 1)
        and (not selection.speakers or entry.by in {one.id for one in selection.speakers})
    )


def place(entry: MadeEntry) -> tuple[str, bool, str, int]:
    span = entry.span
    assert span is not None
    days = (span.start_lo, span.end_hi, span.start_hi, span.end_lo)
    return next(filter(known, days)), span.start_lo != BEFORE_ALL, span.end_hi, entry.number


def expected(log: MadeLog, selection: Selection) -> list[MadeEntry]:
    kept = [entry for entry in log.entries if keeps(log, entry, selection)]
    dated = sorted((entry for entry in kept if entry.date), key=place, reverse=selection.reverse)
    undated = [entry for entry in kept if not entry.date]
    return [*dated, *(undated[::-1] if selection.reverse else undated)]


def within_limit(log: MadeLog, selection: Selection) -> list[MadeEntry]:
    """Return what a limit leaves: of a window first what surely lies in it, all in one order."""
    matching = expected(log, selection)
    if selection.limit is None or not (selection.since or selection.until):
        return matching[: selection.limit]
    sure = expected(log, selection._replace(certain=True))
    chosen = sorted(matching, key=lambda entry: entry not in sure)[: selection.limit]
    return [entry for entry in matching if entry in chosen]


def told(found: FoundEntry) -> tuple[object, ...]:
    return found.id, found.standing, [claim.stance for claim in found.claims], found.origins


@settings(max_examples=400, deadline=None)
@given(LOGS, st.one_of(SELECTIONS, ALONE, TWO))
def test_the_index_agrees_with_the_design(log: MadeLog, selection: Selection) -> None:
    answer = select(indexed(toml(log)), selection)
    matching = expected(log, selection)
    shown = within_limit(log, selection)
    assert list(map(told, answer.entries)) == [
        (entry.id, standing(entry, claims), [c.stance for c in claims], origins(log, entry))
        for entry in shown
        for claims in [known_claims(log, entry, selection)]
    ]
    tally = answer.tally
    assert tally.total == sum(entry.kind in selection.kinds for entry in log.entries)
    assert (tally.matching, tally.shown) == (len(matching), len(shown))
    anytime = selection._replace(since=None, until=None, certain=False)
    undated = sum(not entry.date for entry in expected(log, anytime))
    bounded = bool(selection.since or selection.until or selection.certain)
    assert tally.undated == (undated if bounded else 0)
    unsure = len([e for e in expected(log, selection._replace(certain=False)) if e.date])
    assert tally.unsure == (unsure - len(matching) if selection.certain else 0)
    ever = [public(log, entry) for entry in expected(log, selection._replace(as_of=None))]
    assert tally.unplaced == (ever.count(AFTER_ALL) if selection.as_of else 0)
    sure = expected(log, selection._replace(certain=True))
    windowed = selection.since or selection.until
    assert tally.possible == (len(matching) - len(sure) if windowed else 0)
