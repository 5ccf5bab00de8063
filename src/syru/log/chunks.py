"""A large log chunk by chunk, so that its tables need not all be in memory at once.

A chunk ends before a line that begins with [[events]], [[facts]] or [[quotes]]. Where such a line
is no header but stands within a text or a list, what is before it is no TOML by itself, since the
text or list has no end there. So a log that can be read in chunks says what it says as a whole.
All else is left to the reader of whole logs: faults, lists in another order, tables after entries.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from syru.log.entries import EntryReader
from syru.log.model import DECLARED, LISTED
from syru.log.reader import Reader, default_source
from syru.log.toml import parse_text
from syru.log.toml_table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from syru.log.model import Entry, Log

_HEADERS = tuple(f"\n[[{plural}]]".encode() for plural in LISTED)
_LONGEST_HEADER = max(map(len, _HEADERS))


class NotInChunksError(Exception):
    """The log has to be read as a whole."""


def read_in_chunks(blocks: Iterable[bytes]) -> tuple[Log, Iterator[Entry]]:
    """Return a log without its entries, and its entries in their order as they are asked for.

    Raises NotInChunksError, at once or between two entries, where it has to be read as a whole.
    """
    documents = map(_parsed, _cut(blocks))
    first = next(documents)
    head = {key: value for key, value in first.items() if key not in LISTED}
    lists = {key: value for key, value in first.items() if key in LISTED}
    reader = Reader({0: head}, complete=True)
    log = reader.log()
    if reader.notes.problems:
        raise NotInChunksError
    return log, _entries(reader, head, chain([lists], documents))


def _cut(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a log in chunks of about a block, each but the first from a header on."""
    rest = bytearray()
    for block in blocks:
        searched = max(len(rest) - _LONGEST_HEADER, 0)
        rest += block
        cut = max(rest.rfind(header, searched) for header in _HEADERS) + 1
        if cut:
            yield bytes(rest[:cut])
            del rest[:cut]
    yield bytes(rest)


def _parsed(chunk: bytes) -> dict[str, Any]:
    try:
        document = parse_text(chunk.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotInChunksError from error
    if document is None:
        raise NotInChunksError
    for plural, header in zip(LISTED, _HEADERS, strict=True):
        # A list in brackets cannot go on in the next chunk.
        if plural in document and not (header in chunk or chunk.startswith(header[1:])):
            raise NotInChunksError
    return document


def _entries(
    reader: Reader, head: dict[str, Any], documents: Iterable[dict[str, Any]]
) -> Iterator[Entry]:
    known = {plural: reader.known(plural) for plural in DECLARED}
    # Quotes name events, which have all been read when the first quote is.
    events: set[str] = set()
    read = EntryReader(**known, events=events, default_source=default_source(head)).read
    ids: set[str] = set()
    for plural, values in _listed(documents):
        id_ = values.get("id")
        table = Table(values, file=0, path=(plural, 0), notes=reader.notes)
        entry = read(plural, table)
        if reader.notes.problems or id_ in ids:
            raise NotInChunksError
        ids.add(entry.id)
        if plural == "events":
            events.add(entry.id)
        yield entry


def _listed(documents: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables of all entries, each with the name of its list, as whole logs have them."""
    reached = 0
    for document in documents:
        if not document.keys() <= set(LISTED):
            raise NotInChunksError
        for at, plural in enumerate(LISTED):
            tables = document.get(plural, [])
            if not isinstance(tables, list) or (tables and at < reached):
                raise NotInChunksError
            reached = at if tables else reached
            for values in tables:
                if not isinstance(values, dict):
                    raise NotInChunksError
                yield plural, values
