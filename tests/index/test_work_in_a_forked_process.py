"""What another process makes meanwhile arrives whole and in order, or is known not to."""

from __future__ import annotations

import os
import signal
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from syru.index import forked
from syru.index.forked import ForkError, made_in_fork

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = [[("table", [(1, "é", None), (2, "x" * 100_000, 0.5)])], [], [("other", [])]] * 50

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")


@pytest.fixture(params=[True, False], ids=["another process", "this process"])
def _place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest itself may have threads, with which no process is copied otherwise.
    monkeypatch.setattr(forked, "_has_use", lambda: request.param)


@pytest.mark.usefixtures("_place")
def test_all_values_arrive_in_order() -> None:
    for values in (VALUES, []):
        with made_in_fork(iter(values)) as made:
            assert list(made) == values


def _killed() -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def _failing() -> Iterator[int]:
    yield 1
    raise ValueError


def _unfit() -> Iterator[object]:
    yield 1
    yield object()


@pytest.mark.parametrize("make", [_killed, _failing, _unfit])
def test_what_does_not_arrive_is_noticed(
    make: type[Iterator[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forked, "_has_use", lambda: True)
    with pytest.raises(ForkError), made_in_fork(make()) as made:
        list(made)


@pytest.mark.parametrize("read", [0, 1, 2])
def test_a_reader_that_goes_away_ends_the_other_process(
    read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forked, "_has_use", lambda: True)
    fork, children = os.fork, []

    def remembered() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", remembered)
    with made_in_fork(iter(VALUES * 100)) as made:
        assert list(islice(made, read)) == VALUES[:read]
    [child] = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)
