"""A log that is read in pieces says what it says as a whole, or is left to be read as a whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from logs import HOSTILE, TOWN, log_files, written

from syru.errors import LogError
from syru.log.chunks import NotInChunksError, read_in_chunks
from syru.log.reader import read_logs

if TYPE_CHECKING:
    from syru.log.model import Entry, Log

HEAD = "".join(
    [
        written("[log]", format=1, title="T"),
        written("[sources.s]", title="S"),
        written("[actors.a]", name="A"),
    ]
)


def event(id_: str, **more: object) -> str:
    return written("[[events]]", **({"id": id_, "date": "2025", "title": "T"} | more))


EVENTS = "".join(event(f"e{at}") for at in range(5))


def in_chunks(text: str, size: int) -> tuple[Log, tuple[Entry, ...]] | None:
    data = text.encode()
    blocks = (data[at : at + size] for at in range(0, len(data), size))
    try:
        log, entries = read_in_chunks(blocks)
        return log, tuple(entries)
    except NotInChunksError:
        return None


def whole(text: str) -> tuple[Log, tuple[Entry, ...]] | None:
    try:
        log = read_logs(log_files(text))
    except LogError:
        return None
    return log, log.entries


def same(one: tuple[Log, tuple[Entry, ...]] | None, text: str) -> bool:
    """Tell whether what was read in pieces, if it was, is what there is in the whole."""
    other = whole(text)
    if one is None or other is None:
        return one is None
    declared = ("heads", "sources", "actors", "topics", "places")
    return one[1] == other[1] and all(
        getattr(one[0], name) == getattr(other[0], name) for name in declared
    )


@pytest.mark.parametrize("size", [1, 7, 50, 300, 10_000])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TOWN, id="the town"),
        pytest.param(HOSTILE, id="hostile"),
        pytest.param(f"\ufeff{HEAD}{EVENTS}", id="byte-order mark"),
        pytest.param((HEAD + EVENTS).replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(HEAD, id="no entry"),
        pytest.param(
            HEAD + EVENTS + written("[[quotes]]", id="q", text="t", event="e3"), id="a quote"
        ),
        pytest.param(f"{HEAD}{EVENTS}[[ events ]]\nid = 'x'\ndate = 2025\ntitle = 'T'\n", id="odd"),
    ],
)
def test_a_usual_log_is_read_in_chunks(text: str, size: int) -> None:
    read = in_chunks(text, size)
    assert read is not None
    assert same(read, text)


TEXT = '[[events]]\nid = "in"\ndate = 2025\ntitle = "a text"\n'


@pytest.mark.parametrize("size", [1, 20, 100, 10_000])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'{HEAD}{event("a")}summary = """\n{TEXT}"""\n{EVENTS}', id="a text"),
        pytest.param(f"{HEAD}{event('a')}summary = '''\n{TEXT}'''\n{EVENTS}", id="a literal text"),
        pytest.param(f"{HEAD}{event('a')}x = [\n{TEXT}]\n", id="a list"),
        pytest.param(f"{HEAD}{EVENTS}{event('e2')}", id="an id twice"),
        pytest.param(f"{HEAD}{EVENTS}{event('f', actors=['a', 'b'])}", id="an unknown actor"),
        pytest.param(f"{HEAD}{EVENTS}" + written("[actors.b]", name="B"), id="tables at the end"),
        pytest.param(
            HEAD + event("a") + written("[[facts]]", id="f", statement="F") + event("b"), id="mixed"
        ),
        pytest.param(
            HEAD + written("[[quotes]]", id="q", text="t", event="e3") + EVENTS, id="quotes first"
        ),
        pytest.param(f"{HEAD}{EVENTS}[log]\nformat = 1\n", id="a table twice"),
        pytest.param(f"events = []\n{HEAD}{EVENTS}", id="a list in brackets that goes on"),
        pytest.param(f"facts = [{{ id = 'f', statement = 'F' }}]\n{HEAD}{EVENTS}", id="brackets"),
        pytest.param(f"{HEAD}{EVENTS}[events.more]\nx = 1\n", id="a table of an event"),
        pytest.param(f"{HEAD}{EVENTS}[[events.claims]]\nstance = 'asserts'\n", id="claims apart"),
        pytest.param(f"{HEAD}{EVENTS}[[events]]\n[[events]]\n", id="empty entries"),
        pytest.param(f"{HEAD}{EVENTS}\n[[events]", id="no TOML"),
        pytest.param(f"{HEAD}{EVENTS}\xff\udc80".encode("utf-8", "replace").decode(), id="noise"),
        pytest.param(f"{HEAD}{EVENTS}{'a.' * 200}a = 1\n", id="an endless key"),
    ],
)
def test_an_unusual_log_is_read_so_or_left_to_be_read_as_a_whole(text: str, size: int) -> None:
    assert same(in_chunks(text, size), text)


def test_any_mixture_of_lines_is_read_so_or_left() -> None:
    dice = random.Random(9)  # noqa: S311 - no secret
    lines = [*TOWN.splitlines(), '"""', "'''", "[[events]]", "[[facts]]", "x = [", "]", "[events]"]
    for _ in range(300):
        kept = TOWN.splitlines()
        for _ in range(dice.randrange(1, 6)):
            kept.insert(dice.randrange(len(kept)), dice.choice(lines))
        text = "\n".join(kept)
        assert same(in_chunks(text, dice.choice((1, 40, 400))), text)
