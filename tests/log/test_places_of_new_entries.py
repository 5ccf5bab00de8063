"""Something new goes where the log keeps its kind, in the order that the log has."""

from __future__ import annotations

import pytest

from syru.log.insertion import (
    blocks,
    index_among,
    index_of_declared,
    indexes_among,
    inserted,
    merged,
)

HEAD = '[log]\nformat = 1\ntitle = "T"\n'
NEW = '[[events]]\nid = "new"\n'


def event(id_: str) -> str:
    return f'[[events]]\nid = "{id_}"\n'


@pytest.mark.parametrize(
    ("keys", "new", "index"),
    [
        pytest.param([], 5, 0, id="the first of its kind"),
        pytest.param([3], 5, 1, id="behind the only one, which is earlier"),
        pytest.param([7], 5, 0, id="before the only one, which is later"),
        pytest.param([1, 3, 7], 5, 2, id="in the middle"),
        pytest.param([1, 5, 5, 7], 5, 3, id="behind its equals"),
        pytest.param([7, 3, 1], 5, 1, id="where dates fall, they go on falling"),
        pytest.param([7, 5, 1], 5, 2, id="behind its equal where dates fall"),
        pytest.param([3, 1, 7], 5, 3, id="last where there is no order"),
        pytest.param([1, 3, None], 5, 2, id="before those without a date at the end"),
        pytest.param([1, None, 7], 5, 1, id="those without a date have no say"),
        pytest.param([1, 3], None, 2, id="last without a date"),
        pytest.param([None, None], 5, 2, id="last where no other has a date"),
    ],
)
def test_an_entry_goes_where_the_order_of_the_others_has_it(
    keys: list[int | None], new: int | None, index: int
) -> None:
    assert index_among(keys, new) == index


@pytest.mark.parametrize(
    ("known", "id_", "kind", "index"),
    [
        pytest.param([("a", None), ("c", None)], "b", None, 1, id="by the alphabet"),
        pytest.param([("c", None), ("a", None)], "b", None, 2, id="last without an order"),
        pytest.param(
            [("p", "person"), ("z", "person"), ("a", "state")], "q", "person", 1,
            id="among those of its kind",
        ),
        pytest.param([("p", "person"), ("a", "state")], "b", "state", 2, id="last of its kind"),
        pytest.param([("a", "person"), ("c", "person")], "b", "state", 1, id="a kind of its own"),
    ],
)  # fmt: skip
def test_an_actor_goes_among_its_like(
    known: list[tuple[str, str | None]], id_: str, kind: str | None, index: int
) -> None:
    assert index_of_declared("actors", known, id_, kind) == index


@pytest.mark.parametrize(
    ("text", "index", "after"),
    [
        pytest.param(
            f"{HEAD}\n{event('a')}\n{event('b')}", 1,
            f"{HEAD}\n{event('a')}\n{NEW}\n{event('b')}", id="between two",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}\n# of b\n{event('b')}", 1,
            f"{HEAD}\n{event('a')}\n{NEW}\n# of b\n{event('b')}",
            id="a comment stays directly above its entry",
        ),
        pytest.param(
            f"{HEAD}\n# of a\n{event('a')}", 0, f"{HEAD}\n{NEW}\n# of a\n{event('a')}",
            id="before the first and its comment",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}# more of a\n\n\n# Facts\n\n[[facts]]\n", 1,
            f"{HEAD}\n{event('a')}# more of a\n\n{NEW}\n\n# Facts\n\n[[facts]]\n",
            id="a heading further on is not parted from what it stands over",
        ),
        pytest.param(
            f"{HEAD}{event('a')}{event('b')}", 2, f"{HEAD}{event('a')}{event('b')}{NEW}",
            id="a log without blank lines gets none",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}\n\n\n{event('b')}", 2,
            f"{HEAD}\n{event('a')}\n\n\n{event('b')}\n\n\n{NEW}",
            id="a log with three blank lines gets three",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}".rstrip("\n"), 1, f"{HEAD}\n{event('a')}\n{NEW}",
            id="a last line without an end gets one",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}".replace("\n", "\r\n"), 1,
            f"{HEAD}\n{event('a')}\n{NEW}".replace("\n", "\r\n"),
            id="Windows line ends",
        ),
        pytest.param(
            f"{HEAD}\n[[facts]]\n\n[[quotes]]\n", 0, f"{HEAD}\n{NEW}\n[[facts]]\n\n[[quotes]]\n",
            id="the first event stands before the facts",
        ),
        pytest.param(
            f"{HEAD}\n{event('a')}[[events.claims]]\nstance = 'doubts'\n\n[[facts]]\n", 1,
            f"{HEAD}\n{event('a')}[[events.claims]]\nstance = 'doubts'\n\n{NEW}\n[[facts]]\n",
            id="the tables of an entry stay with it",
        ),
        pytest.param(
            f'{HEAD}\n{event("a")}t = """\n[[events]]\n# no comment\n"""\n\n[[facts]]\n', 1,
            f'{HEAD}\n{event("a")}t = """\n[[events]]\n# no comment\n"""\n\n{NEW}\n[[facts]]\n',
            id="what only looks like a header is none",
        ),
    ],
)  # fmt: skip
def test_a_new_block_is_set_between_the_others(text: str, index: int, after: str) -> None:
    whole, at = inserted(text, "events", index, NEW)
    assert whole == after
    assert whole[at:].startswith("[[events]]")


@pytest.mark.parametrize(
    ("keys", "news", "indexes"),
    [
        pytest.param([1, 3, 7], [5, 0, 9], [2, 0, 3], id="rising"),
        pytest.param([7, 3, 1], [5, 0, 9], [1, 3, 0], id="falling"),
        pytest.param([3, 1, 7], [5, 0], [3, 3], id="no order"),
        pytest.param([1, None, 7], [5, 7, None], [1, 3, 3], id="some without a date"),
        pytest.param([], [5], [0], id="none yet"),
    ],
)
def test_several_go_where_each_alone_would_go(
    keys: list[int | None], news: list[int | None], indexes: list[int]
) -> None:
    assert indexes_among(keys, news) == indexes
    assert indexes == [index_among(keys, new) for new in news]


def test_several_blocks_are_set_between_the_others_at_once() -> None:
    text = f"{HEAD}\n{event('a')}\n# of b\n{event('b')}"
    new = [("events", 1, NEW), ("facts", 0, "[[facts]]\n"), ("events", 1, event("later"))]
    fresh = f"{NEW}\n{event('later')}"
    assert merged(text, new) == (
        f"{HEAD}\n{event('a')}\n{fresh}\n# of b\n{event('b')}\n[[facts]]\n"
    )


def test_every_header_of_a_log_is_in_a_block_of_its_kind() -> None:
    text = f'{HEAD}\n["actors".x]\nname = "X"\n[actors.x.y]\n\n[topics]\n\n{event("a")}'
    assert [(block.plural, block.id) for block in blocks(text)] == [
        ("log", None),
        ("actors", "x"),
        ("topics", None),
        ("events", None),
    ]
