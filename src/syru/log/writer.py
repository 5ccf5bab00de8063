"""Values to the TOML of a log, formatted as the built-in one.

The keys of a table stand in the order of docs/format-1.md, others after them as they come. What
does not fit on a line goes over several: a list item by item, prose at its spaces, and a table in
braces as dotted keys. What is written reads back as the same values; a key without a value (None)
is left out. A text with a lone surrogate, which no file can hold, is written as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDTH: Final = 120  # characters of a line
_INDENT: Final = "  "

_HEAD = ("format", "title", "description", "language", "ignore")
_ENTRY = (
    *("id", "date", "date_note", "confidential", "title", "summary", "statement", "text"),
    *("by", "via", "event", "actors", "topics", "places", "claims"),
    *("source", "paragraphs", "locator", "url", "cited", "extra"),
)
_DECLARED: Mapping[str, tuple[str, ...]] = {
    "sources": (
        *("title", "authors", "translator", "publisher", "date", "language"),
        *("original_language", "url", "text", "origin"),
    ),
    "actors": ("name", "kind", "role", "aliases", "member_of"),
    "topics": ("name", "aliases", "description"),
    "places": ("name", "aliases", "coordinates"),
}
# Of a claim, and of another source of an entry.
_INLINE = (
    *("by", "stance", "date", "confidential", "source", "paragraph", "paragraphs"),
    *("locator", "url"),
)
# Prose in our own words; the words of a quote stay on one line, to be compared and searched.
_FOLDED = ("date_note", "summary", "statement")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# What TOML refuses, and what nobody sees in an editor: controls, and signs that turn or part text.
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_IN_A_LINE = re.compile(rf'["\\{_CONTROL}]')
_IN_LINES = re.compile(rf'\\|""(?:"|$)|"$|(?!\n)[{_CONTROL}]')
_SHORT = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def head_text(values: Mapping[str, object]) -> str:
    """Return the table `[log]`, ending with a line break."""
    return _table("[log]", values, _HEAD)


def declared_text(plural: str, id_: str, values: Mapping[str, object]) -> str:
    """Return the table of a source, actor, topic or place; plural is such as "actors"."""
    return _table(f"[{plural}.{_key(id_)}]", values, _DECLARED[plural])


def entry_text(plural: str, values: Mapping[str, object]) -> str:
    """Return the table of an event, a fact or a quote; plural is such as "events"."""
    return _table(f"[[{plural}]]", values, _ENTRY)


def _table(header: str, values: Mapping[str, object], order: tuple[str, ...]) -> str:
    lines = [line for key, value in _ordered(values, order) for line in _lines(key, value)]
    return "\n".join([header, *lines]) + "\n"


def _ordered(values: Mapping[str, object], order: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """Yield the keys that have a value: those of the order first, then the others."""
    for key in dict.fromkeys((*order, *values)):
        if (value := values.get(key)) is not None:
            yield key, value


def _lines(key: str, value: object) -> Iterable[str]:
    """Return the lines of a key and its value."""
    name = _key(key)
    if isinstance(value, str) and ("\n" in value or key in _FOLDED):
        return [_prose(f"{name} = ", value)]
    listed = list(value) if isinstance(value, list | tuple) else []
    if listed and isinstance(listed[0], dict):
        return _spread(name, listed)
    whole = f"{name} = {_value(value)}"
    if len(whole) <= WIDTH:
        return [whole]
    if isinstance(value, dict):
        return [f"{name}.{_key(k)} = {_value(v)}" for k, v in value.items()] or [whole]
    return _spread(name, listed) if listed else [whole]


def _spread(name: str, items: Sequence[object]) -> list[str]:
    """Return a list over several lines: a table fills one, other values share them."""
    alone = isinstance(items[0], dict)
    written = [f"{_value(_sorted(item))}, " for item in items]
    lines = [_INDENT + item for item in written] if alone else list(_filled(written, WIDTH + 1))
    return [f"{name} = [", *(line.rstrip(" ") for line in lines), "]"]


def _sorted(item: object) -> object:
    return dict(_ordered(item, _INLINE)) if isinstance(item, dict) else item


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    """Return a value on one line."""
    match value:
        case str():
            return _text(value)
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            inside = [f"{_key(key)} = {_value(item)}" for key, item in _ordered(value, ())]
            return f"{{ {', '.join(inside)} }}" if inside else "{}"
        case _:  # numbers, and dates as TOML has them
            return str(value)


def _text(text: str) -> str:
    return f'"{_IN_A_LINE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    """Return what stands for one character; of three quotes, the last is escaped."""
    before, last = found[0][:-1], found[0][-1]
    return before + (_SHORT.get(last) or f"\\u{ord(last):04X}")


def _prose(name: str, text: str) -> str:
    """Return a text: on one line, folded where it is too long, or with its own line breaks."""
    line = name + _text(text)
    if "\n" in text:
        return f'{name}"""\n{_IN_LINES.sub(_escaped, text)}"""'
    if len(line) <= WIDTH or text.startswith(" "):
        return line
    words = re.findall(r"[^ ]+ *", _IN_LINES.sub(_escaped, text))
    folded = "\\\n".join(_filled(words, WIDTH - 1))
    return f'{name}"""\\\n{folded}"""'


def _filled(pieces: Iterable[str], width: int) -> Iterator[str]:
    """Yield indented lines of so many characters at most, of pieces that end with their space."""
    line = _INDENT
    for piece in pieces:
        if len(line) + len(piece) > width and line != _INDENT:
            yield line
            line = _INDENT
        line += piece
    yield line
