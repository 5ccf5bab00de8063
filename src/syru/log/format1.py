"""Format 1 of the log: which tables and keys it has, and what their ids look like."""

import re
from collections.abc import Mapping

FORMAT = 1
# No key of the format has so many; TOML readers take long over them.
MOST_KEY_PARTS = 100

_ENTRY = frozenset(
    {"id", "date", "date_note", "actors", "topics", "places", "source", "paragraphs"}
)
KEYS: Mapping[str, frozenset[str]] = {
    "log": frozenset({"format", "title", "description"}),
    "sources": frozenset(
        {"title", "authors", "translator", "publisher", "date", "language", "url", "text"}
    ),
    "actors": frozenset({"name", "kind", "role", "aliases", "member_of"}),
    "topics": frozenset({"name", "aliases", "description"}),
    "places": frozenset({"name", "aliases"}),
    "events": _ENTRY | {"title", "summary", "claims"},
    "facts": _ENTRY | {"statement", "claims"},
    "quotes": _ENTRY | {"text", "by", "via", "event"},
    "claims": frozenset({"by", "stance", "date", "paragraph"}),
}
# Tables of things that entries name, and lists of entries: what each calls one of its own.
DECLARED = {"sources": "source", "actors": "actor", "topics": "topic", "places": "place"}
LISTED = {"events": "event", "facts": "fact", "quotes": "quote"}
TABLES = frozenset({"log", *DECLARED, *LISTED})

ENTRY_ID = re.compile(r"[a-z0-9-]+")
URL = re.compile(r"https?://[^\s<>\"\\/?#]+(?:[/?#][^\s<>\"\\]*)?")
# A path that may lead out of the log's folder, on any system: from a root or a drive, or upwards.
OUTSIDE = re.compile(r"/.*|[A-Za-z]:.*|.*\\.*|(?:.*/)?\.\.(?:/.*)?", re.DOTALL)
