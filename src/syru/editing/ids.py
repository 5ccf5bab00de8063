"""Ids for what is written without one."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 32  # characters of an id that is made, before what keeps it apart from others
# Words that say little in an id.
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "by", "with", "from"}
    | {"is", "was", "were", "are", "that", "its", "his", "her", "their", "it"}
)


def made_id(text: str, year: str, taken: Collection[str]) -> str:
    """Return an id of the first words of a text and a year, where there is one: bridge-vote-2025.

    A number is added where the id is taken. Text of which no letter is Latin leaves the year or
    "entry" alone.
    """
    base = "-".join(filter(None, (_begun(text), year))) or "entry"
    return _free(base, taken)


def made_name_id(name: str, taken: Collection[str]) -> str:
    """Return an id of a name, whole: ada-moreno; the name as it is where no letter is Latin."""
    return _free("-".join(_words(name)) or name, taken)


def _free(base: str, taken: Collection[str]) -> str:
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _begun(text: str) -> str:
    words = _words(text)
    words = [word for word in words if word not in _SMALL] or words
    begun = words[0][:_LONGEST] if words else ""
    for word in words[1:]:
        if len(begun) + len(word) >= _LONGEST:
            break
        begun += f"-{word}"
    return begun


def _words(text: str) -> list[str]:
    plain = re.sub("['’ʼ]", "", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall("[a-z0-9]+", bare)
