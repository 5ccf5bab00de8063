"""What tests share: no file or variable of the person at the keyboard, and logs out of text."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from syru.index.cache import open_index
from syru.log.files import LogFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

VARIABLES = ("SYRU_LOG", "SYRU_TODAY", "SYRU_CACHE", "XDG_CACHE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for variable in VARIABLES:
            patch.delenv(variable, raising=False)
        patch.setenv("SYRU_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


class Listener:
    """An observer of the cache that remembers what it was told."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.builds = 0

    def note(self, text: str) -> None:
        self.notes.append(text)

    @contextmanager
    def building(self, size: int) -> Iterator[Callable[[int, int], None]]:
        assert size > 0
        self.builds += 1
        yield lambda _done, _total: None


def log_files(*texts: str) -> list[LogFile]:
    """Return logs that were read from texts."""
    return [
        LogFile(name=f"log-{number}.toml", data=text.encode(), folder=None)
        for number, text in enumerate(texts)
    ]


def indexed(*texts: str) -> sqlite3.Connection:
    """Return the index of logs of format 1 in TOML."""
    return open_index(log_files(*texts), Listener())


def written(table: str, **values: object) -> str:
    """Return one TOML table, such as [[events]]; what is None is left out."""
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([table, *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{key} = {_value(one)}" for key, one in value.items() if one is not None)
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
