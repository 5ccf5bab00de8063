"""What differs between two logs: each kind of change, and that nothing goes unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from logs import TOWN
from town_changed import compared, log, only

from syru.compare.difference import Change, Fate, How, Weight
from syru.compare.logs import NO_LOG, compare_logs
from syru.dates import parse_date
from syru.log.model import (
    Actor,
    ActorKind,
    Citation,
    Claim,
    Entry,
    Event,
    Fact,
    Log,
    LogHead,
    Place,
    Quote,
    Source,
    Stance,
    Topic,
    WrittenDate,
    field_names,
)
from syru.render.change_words import plain, told_change

if TYPE_CHECKING:
    from syru.compare.difference import Thing


def date(written: str) -> WrittenDate:
    span = parse_date(written)
    return WrittenDate(written=written, words=str(span), span=span)


# An event whose claims a test replaces.
VOTE = '{ by = "baker", stance = "confirms" }'


@pytest.mark.parametrize(
    ("claims", "standings", "parts"),
    [
        pytest.param(
            f'{VOTE}, {{ by = "courier", stance = "denies" }}',
            ("confirmed", "disputed"),
            [(How.ADDED, "courier", "denies")],
            id="a-denial",
        ),
        pytest.param(
            f'{VOTE}, {{ by = "courier", stance = "denies" }}, '
            '{ by = "mayor", stance = "doubts" }',
            ("confirmed", "disputed"),
            [(How.ADDED, "courier", "denies")],
            id="a-doubt-has-no-part-in-it",
        ),
        pytest.param(
            '{ by = "baker", stance = "relays" }',
            ("confirmed", "rumoured"),
            [(How.CHANGED, "baker", "relays")],
            id="a-holder-of-another-mind",
        ),
        pytest.param(
            "",
            ("confirmed", "stated"),
            [(How.WITHDRAWN, "baker", "confirms")],
            id="a-confirmation-that-is-gone",
        ),
        pytest.param(
            '{ by = "baker", stance = "denies" }, { by = "mayor", stance = "denies" }',
            ("confirmed", "denied"),
            [(How.ADDED, "mayor", "denies"), (How.CHANGED, "baker", "denies")],
            id="two-who-deny",
        ),
        pytest.param(
            '{ by = "baker", stance = "asserts" }, { stance = "states" }',
            ("confirmed", "stated"),
            [(How.ADDED, None, "states"), (How.CHANGED, "baker", "asserts")],
            id="what-came-and-what-went",
        ),
    ],
)
def test_a_standing_changes_by_somebodys_word(
    claims: str, standings: tuple[str, str], parts: list[tuple[How, str | None, str]]
) -> None:
    found = only(compared((VOTE, claims)))
    change = found.changes[0]
    assert (change.field, change.old, change.new) == ("standing", *standings)
    assert found.weight is Weight.STANDING
    holders = [
        (part.how, claim.by, claim.stance)
        for part in change.parts
        for claim in [part.new or part.old]
        if isinstance(claim, Claim)
    ]
    assert holders == parts


def test_where_no_claim_alone_decides_all_are_named() -> None:
    before, after = ('{ by = "baker", stance = "asserts" }', '{ stance = "states" }')
    old, new = (log(TOWN.replace(VOTE, claims)) for claims in (before, after))
    standing = only(compare_logs(old, new)).changes[0]
    assert (standing.old, standing.new) == ("claimed", "stated")
    assert [part.how for part in standing.parts] == [How.ADDED, How.WITHDRAWN]


def test_a_claim_more_need_not_change_the_standing() -> None:
    found = only(compared((VOTE, f'{VOTE}, {{ by = "mayor", stance = "asserts" }}')))
    assert [(change.field, change.how) for change in found.changes] == [("claims", How.ADDED)]
    assert found.weight is Weight.EVIDENCE


def test_a_claim_is_followed_through_its_changes() -> None:
    after = '{ by = "baker", stance = "confirms", date = 2025-03-13 }'
    [change] = only(compared((VOTE, after))).changes
    assert change.how is How.CHANGED
    assert [(part.field, part.how) for part in change.parts] == [("date", How.GIVEN)]
    assert change.weight is Weight.DATE


def test_the_order_of_claims_and_of_entries_is_no_difference() -> None:
    head, entries = TOWN.split("[[events]]", 1)
    events = entries.split("[[events]]")
    last, rest = events[-1].split("[[facts]]", 1)
    turned = "[[events]]".join(["", last, *events[:-1]]) + "[[facts]]" + rest
    lines = [line for line in turned.splitlines() if line.startswith("  { by =")]
    turned = turned.replace("\n".join(lines), "\n".join(lines[::-1]))
    assert compare_logs(log(TOWN), log(head + turned)).differences == ()


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        pytest.param(
            ("when we come to it", "once we come to it"),
            ("mayor-crossing", "text", How.CHANGED, Weight.QUOTATION),
            id="the-words-of-a-quotation",
        ),
        pytest.param(
            ('by = "mayor"\nevent', 'by = "baker"\nevent'),
            ("mayor-crossing", "by", How.CHANGED, Weight.QUOTATION),
            id="who-said-it",
        ),
        pytest.param(
            ('date = "2024-11~"', "date = 2024-11-05"),
            ("flood", "date", How.NARROWED, Weight.DATE),
            id="a-date",
        ),
        pytest.param(
            ('"2019/.."', '"2019"'), ("ferry", "date", How.END_MOVED, Weight.DATE), id="an-end"
        ),
        pytest.param(
            ('id = "price"', 'id = "price"\ndate = 2025'),
            ("price", "date", How.GIVEN, Weight.DATE),
            id="a-date-where-none-was",
        ),
        pytest.param(
            ('away"\nsummary', 'off"\nsummary'),
            ("flood", "title", How.CHANGED, Weight.SMALL),
            id="a-title",
        ),
        pytest.param(
            ('summary = "Nobody was hurt."\n', ""),
            ("flood", "summary", How.TAKEN_AWAY, Weight.SMALL),
            id="a-summary-taken-away",
        ),
        pytest.param(
            ('["council", "mayor"]', '["council", "mayor", "baker"]'),
            ("vote", "actors", How.ADDED, Weight.SMALL),
            id="an-actor-more",
        ),
        pytest.param(
            ('["council", "mayor"]', '["mayor", "council"]'),
            ("vote", "actors", How.REORDERED, Weight.SMALL),
            id="another-order-of-actors",
        ),
        pytest.param(
            ("paragraphs = [3, 4]", "paragraphs = [3]"),
            ("vote", "paragraphs", How.REMOVED, Weight.SMALL),
            id="a-paragraph-less",
        ),
        pytest.param(
            ('role = "mayor"', 'role = "former mayor"'),
            ("mayor", "role", How.CHANGED, Weight.SMALL),
            id="the-role-of-an-actor",
        ),
        pytest.param(
            ('name = "River Aa"', 'name = "River Aa"\ncoordinates = [1.0, 2.0]'),
            ("river", "coordinates", How.GIVEN, Weight.SMALL),
            id="where-a-place-is",
        ),
        pytest.param(
            ('id = "price"', 'id = "price"\nextra = { cost = 12 }'),
            ("price", "extra.cost", How.GIVEN, Weight.SMALL),
            id="a-value-of-ones-own",
        ),
        pytest.param(
            ('title = "The bridge"', 'title = "Our bridge"'),
            ("", "title", How.CHANGED, Weight.SMALL),
            id="the-title-of-the-log",
        ),
    ],
)
def test_one_value_changed(changed: tuple[str, str], wanted: tuple[str, str, How, Weight]) -> None:
    found = only(compared(changed))
    [change] = found.changes
    assert (found.id, change.field, change.how, found.weight) == wanted


def test_a_fact_may_become_an_event() -> None:
    fact = '[[facts]]\nid = "ferry"\ndate = "2019/.."\nstatement'
    [found] = compared(
        (fact, fact.replace("facts", "events").replace("statement", "title"))
    ).differences
    assert (found.kind, found.fate) == ("event", Fate.CHANGED)
    [change] = found.changes
    assert (change.field, change.old, change.new) == ("kind", "fact", "event")


def test_the_most_serious_comes_first() -> None:
    diff = compared(
        ('summary = "Nobody was hurt."', 'summary = "Nobody drowned."'),
        ('date = "2019/.."', 'date = "2020/.."'),
        (VOTE, ""),
        ("too dear by half", "too dear by far"),
        ('[[facts]]\nid = "price"', '[[facts]]\nid = "cost"'),
        ('statement = "=The bridge', 'statement = "No bridge'),
        ('role = "mayor"', 'role = "former mayor"'),
    )
    assert [found.id for found in diff.differences] == [
        *("rumour", "vote", "price", "ferry", "cost", "flood", "mayor"),
    ]


def test_against_nothing_everything_is_new() -> None:
    whole = log(TOWN)
    things = len((*whole.entries, *whole.actors, *whole.topics, *whole.places, *whole.sources))
    for pair, fate in (((NO_LOG, whole), Fate.NEW), ((whole, NO_LOG), Fate.GONE)):
        diff = compare_logs(*pair)
        assert [found.fate for found in diff.differences] == [fate] * things


def test_a_claim_that_turns_out_to_have_been_confidential_is_told() -> None:
    relayed = '{ by = "courier", stance = "relays", date = 2025-03-12, '
    diff = compared((f"{relayed}paragraph = 2", f"{relayed}confidential = true, paragraph = 2"))
    (change,) = only(diff).changes
    (part,) = change.parts
    assert (part.field, part.old, part.new) == ("confidential", False, True)
    assert told_change(change, diff).words == (
        "relayed by The Courier: confidential now true (was false)"
    )
    added = compared((VOTE, f"{VOTE}, {relayed}confidential = true }}"))
    (change,) = only(added).changes
    assert told_change(change, added).words == (
        "added: relayed by The Courier (12 March 2025, confidential)"
    )
    kept = {"by": "courier", "stance": "relays", "date": "2025-03-12", "confidential": True}
    assert plain(change.new) == kept
    assert "confidential" not in str(plain(CLAIM))


# A value for each field of the model, by name, or by its name and class where they differ.
CLAIM = Claim(by="b", stance=Stance.DENIES)
VALUES: dict[str, Any] = {
    **dict.fromkeys(("title", "summary", "statement", "text", "date_note", "locator"), "Words."),
    **dict.fromkeys(("name", "role", "description", "translator", "publisher"), "Words."),
    **dict.fromkeys(("url", "language", "original_language"), "other"),
    **dict.fromkeys(("by", "via", "event", "source"), "b"),
    **dict.fromkeys(("actors", "topics", "places", "aliases", "member_of", "authors"), ("b",)),
    **dict.fromkeys(("ignore",), ("unused",)),
    "date": date("2025"),
    "paragraphs": (7,),
    "claims": (CLAIM,),
    "coordinates": (1.0, 2.0),
    "origin": "b",
    "confidential": True,
    "further": (Citation(source="b"),),
    "extra": (("killed", 12),),
    "Actor.kind": ActorKind.STATE,
}
THINGS: list[Thing] = [
    Event(id="x", source="a", title="X"),
    Fact(id="x", source="a", statement="X"),
    Quote(id="x", source="a", text="X"),
    Source(id="x", title="X"),
    Actor(id="x", name="X"),
    Topic(id="x", name="X"),
    Place(id="x", name="X"),
    LogHead(title="X"),
]
FIELDS = [
    pytest.param(thing, name, id=f"{type(thing).__name__}.{name}")
    for thing in THINGS
    for name in field_names(thing)
    # How citations are written is no difference.
    if name not in ("id", "log", "all_listed")
]


def holding(thing: Thing) -> Log:
    """Return a log that holds one thing."""
    kinds = {
        "sources": Source,
        "actors": Actor,
        "topics": Topic,
        "places": Place,
        "entries": Event | Fact | Quote,
        "heads": LogHead,
    }
    held: dict[str, Any] = {
        name: (thing,) if isinstance(thing, kind) else () for name, kind in kinds.items()
    }
    if isinstance(thing, Source):
        held["sources"] += (Source(id="b", title="B"),)
    return Log(**held)


@pytest.mark.parametrize(("thing", "name"), FIELDS)
def test_no_field_of_the_model_changes_unnoticed(thing: Thing, name: str) -> None:
    value = VALUES.get(f"{type(thing).__name__}.{name}", VALUES.get(name))
    assert value is not None, "a value for the new field"
    values = {one: getattr(thing, one) for one in field_names(thing)} | {name: value}
    changed = type(thing)(**values)
    found = only(compare_logs(holding(thing), holding(changed)))
    told = {change.field.partition(".")[0] for change in found.changes}
    cited = ("further", "source") if isinstance(thing, Entry) else ()
    assert ("cited" if name in cited else name) in told
    for change in found.changes:
        assert isinstance(change, Change)
