"""Found quotes with what the texts of their sources say of them, where a text is at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.check.match import prove
from syru.check.textfiles import TextError, text_of_log

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from syru.check.match import SourceText
    from syru.query.found import Found

_TEXTS = "SELECT id, log, text FROM sources WHERE text IS NOT NULL"


def texts_of(
    connection: sqlite3.Connection, folders: Sequence[Path | None]
) -> tuple[dict[str, SourceText], list[str]]:
    """Return the texts that the sources name, by source, and what keeps others from being read.

    folders are those of the logs, by their numbers; None is standard input, which has none.
    """
    texts, failures = {}, []
    for id_, log, name in connection.execute(_TEXTS):
        folder = folders[log]
        if folder is None:
            continue
        try:
            texts[id_] = text_of_log(folder, name)
        except TextError as error:
            failures.append(f"{id_}: {error}")
    return texts, failures


def with_proofs(entries: Iterable[Found], texts: Mapping[str, SourceText]) -> Iterator[Found]:
    """Yield the entries, each quote whose text is at hand with the state of its proof."""
    for found in entries:
        text = texts.get(found.source.id)
        if found.text is None or text is None:
            yield found
        else:
            yield replace(found, proof=prove(found.text, found.paragraphs, text).state)
