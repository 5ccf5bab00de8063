"""The tables of sources, actors, topics and places into records."""

from collections.abc import Collection

from syru.errors import clipped
from syru.log.format1 import KEYS, OUTSIDE, URL
from syru.log.model import Actor, ActorKind, Place, Source, Topic
from syru.log.table import Table


def read_source(id_: str, table: Table) -> Source:
    """Return the source in a table; its problems are noted there, as below."""
    table.refuse_unknown_keys(KEYS["sources"])
    table.require("title", '"…"')
    url, text = table.text("url"), table.text("text")
    if url is not None and not URL.fullmatch(url):
        table.note("url", f'"{clipped(url)}" is no web address', 'write url = "https://…"')
    if text is not None and OUTSIDE.fullmatch(text):
        problem = f'"{clipped(text)}" may lie outside the log\'s folder'
        table.note("text", problem, "name a file in the log's folder or below it, with / between")
    return Source(
        id=id_,
        title=table.text("title") or "",
        authors=table.texts("authors"),
        translator=table.text("translator"),
        publisher=table.text("publisher"),
        date=table.date("date"),
        language=table.text("language"),
        url=url,
        text=text,
        log=table.file,
    )


def read_actor(id_: str, table: Table, known: Collection[str]) -> Actor:
    """Return the actor in a table; known are the ids of all actors."""
    table.refuse_unknown_keys(KEYS["actors"])
    table.require("name", '"…"')
    table.require("kind", '"person"')
    member_of = table.references("member_of", known, "actor")
    if id_ in member_of:
        problem = f'"{clipped(id_)}" is a member of itself'
        table.note("member_of", problem, "name other actors")
    return Actor(
        id=id_,
        name=table.text("name") or "",
        kind=table.choice("kind", ActorKind) or ActorKind.PERSON,
        role=table.text("role"),
        aliases=table.texts("aliases"),
        member_of=member_of,
    )


def read_topic(id_: str, table: Table) -> Topic:
    """Return the topic in a table."""
    table.refuse_unknown_keys(KEYS["topics"])
    table.require("name", '"…"')
    return Topic(
        id=id_,
        name=table.text("name") or "",
        aliases=table.texts("aliases"),
        description=table.text("description"),
    )


def read_place(id_: str, table: Table) -> Place:
    """Return the place in a table."""
    table.refuse_unknown_keys(KEYS["places"])
    table.require("name", '"…"')
    return Place(id=id_, name=table.text("name") or "", aliases=table.texts("aliases"))
