"""Making values in a forked process, while this one works on those that are made already."""

from __future__ import annotations

import marshal
import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Made = TypeVar("Made")

_SIZE = 8  # bytes before each value: how many follow; none follow the end
_END = bytes(_SIZE)


class ForkError(Exception):
    """The other process ended before all was made."""


@contextmanager
def made_in_fork(values: Iterator[Made]) -> Iterator[Iterator[Made]]:
    """Give what an iterator yields; where the system can, another process goes on with it at once.

    The values are of lists, tuples, texts and numbers. To go through them raises ForkError where
    the other process fails: what is wrong is found by making the values here.
    """
    if not _has_use():
        yield values
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _make(values, writing)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:  # noqa: PTH123 - pathlib opens no descriptors
            yield _all_received(pipe)
    finally:
        # Nobody reads from the pipe any more, which ends the other process where it still writes.
        os.waitpid(child, 0)


def _has_use() -> bool:
    """Tell whether another process can be made by copying this one, and has a processor."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2) > 1


def _all_received(pipe: BinaryIO) -> Iterator[Any]:
    while data := _received(pipe):
        yield marshal.loads(data)  # noqa: S302 - of our own process


def _received(pipe: BinaryIO) -> bytes:
    """Return the next value, or nothing at the end."""
    head = pipe.read(_SIZE)
    data = pipe.read(int.from_bytes(head))
    if len(head) < _SIZE or len(data) < int.from_bytes(head):
        raise ForkError
    return data


def _make(values: Iterator[Any], writing: int) -> NoReturn:
    """Write all values into a pipe, and end this process without a word, whatever happens."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    with suppress(BaseException), open(writing, "wb") as pipe:
        for value in values:
            data = marshal.dumps(value)
            pipe.write(len(data).to_bytes(_SIZE))
            pipe.write(data)
        pipe.write(_END)
    os._exit(0)
