"""Values under `extra` of one type for each key, as a log should have them: numbers or texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syru.importing import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from syru.importing.entries import Draft


def unify(drafts: Sequence[Draft], known: Iterable[Mapping[str, object]]) -> None:
    """Give the values of each key one type: that of the entries that a log has already, if any.

    Where numbers and texts stand under one key, all are texts. Numbers that a log has stay so, and
    a text that is no number is left beside them.
    """
    there = _types(known)
    new = _types(draft.values for draft in drafts)
    for draft in drafts:
        extra = draft.values.get("extra")
        if isinstance(extra, dict):
            for key, value in extra.items():
                wanted = there.get(key) or new[key]
                extra[key] = _as(wanted, value)


def _types(every: Iterable[Mapping[str, object]]) -> dict[str, set[type]]:
    """Return which of text and number the values of each key are; of others, neither."""
    found: dict[str, set[type]] = {}
    for values in every:
        extra = values.get("extra")
        if isinstance(extra, dict):
            for key, value in extra.items():
                types = found.setdefault(key, set())
                if type(value) in (int, float):
                    types.add(float)
                elif isinstance(value, str):
                    types.add(str)
    return found


def _as(wanted: set[type], value: cells.Extra) -> cells.Extra:
    if str in wanted and type(value) in (int, float):
        return str(value)
    if wanted == {float} and isinstance(value, str):
        return cells.kept(value, is_number=cells.is_number(value))
    return value
