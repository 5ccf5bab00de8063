"""What an entry rests on: the sources that it cites, where in them, and their addresses."""

import re
from collections.abc import Collection
from typing import Any

from syru.errors import clipped
from syru.log.model import KEYS, Citation
from syru.log.toml_table import Table

_URL = r"https?://[^\s<>\"\\/?#]+(?:[/?#][^\s<>\"\\]*)?"
_SHORT_FORM = ("source", "paragraphs", "locator")


def read_url(table: Table) -> str | None:
    """Return the web address in a table, or None; like all readers here, note problems on it."""
    url = table.text("url")
    if url is not None and not re.fullmatch(_URL, url):
        problem = f'"{clipped(url)}" is no web address'
        table.note("bad-url", "url", problem, 'write url = "https://…"')
    return url


def read_citations(table: Table, known: Collection[str], default: str | None) -> dict[str, Any]:
    """Return the fields of an entry that say what it rests on, by name.

    known are the ids of all sources. default is the one source of the file, None where it is not
    clear, and an empty text where nobody can know.
    """
    if "cited" not in table.values:
        return _short_form(table, known, default)
    listed = [_listed(each, known) for each in table.tables("cited", '{ source = "ID" }')]
    if table.values["cited"] == [] or any(key in table.values for key in _SHORT_FORM):
        first = _short_form(table, known, default)
        _refuse_repeated(table, [Citation(**first), *listed], listed_from=1)
        return {**first, "further": tuple(listed)}
    if not listed:
        return {"source": ""}  # what is no list of tables is noted already
    _refuse_repeated(table, listed, listed_from=0)
    one = listed[0]
    return {
        "source": one.source,
        "paragraphs": one.paragraphs,
        "locator": one.locator,
        "url": one.url,
        "further": tuple(listed[1:]),
        "all_listed": True,
    }


def _short_form(table: Table, known: Collection[str], default: str | None) -> dict[str, Any]:
    return {
        "source": _source(table, known, default),
        "paragraphs": table.numbers("paragraphs"),
        "locator": table.text("locator"),
    }


def _source(table: Table, known: Collection[str], default: str | None) -> str:
    if "source" in table.values:
        return table.reference("source", known, "source") or ""
    if default is None:
        problem = '"source" is missing, and its file does not declare exactly one'
        remedy = 'write source = "ID"'
        if "cited" in table.values:
            remedy += ', or list it under "cited" with its place'
        table.note("missing-key", None, problem, remedy)
    return default or ""


def _listed(table: Table, known: Collection[str]) -> Citation:
    table.refuse_unknown_keys(KEYS["citations"])
    table.require("source", '"ID"')
    return Citation(
        source=table.reference("source", known, "source") or "",
        paragraphs=table.numbers("paragraphs"),
        locator=table.text("locator"),
        url=read_url(table),
    )


def _refuse_repeated(table: Table, citations: list[Citation], *, listed_from: int) -> None:
    """Note what is cited twice with the same place; "cited" holds them from a number on."""
    first: dict[Citation, int] = {}
    for number, citation in enumerate(citations):
        before = first.setdefault(citation, number)
        if before != number and citation.source:
            path = ("source",) if before < listed_from else ("cited", before - listed_from)
            table.note(
                "repeated-citation",
                "cited",
                f'"{clipped(citation.source)}" is cited twice with the same place',
                "leave one out, or name another place in it",
                item=number - listed_from,
                also=(table.file, (*table.path, *path)),
            )
