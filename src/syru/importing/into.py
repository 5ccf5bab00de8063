"""A log that an import adds to: what it has already, and its text with what is new at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from syru.errors import LogError, SyruError, visible
from syru.importing.document import appended
from syru.log.files import decode
from syru.log.model import DECLARED, LISTED
from syru.log.reader import read_logs
from syru.log.toml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syru.importing.document import Declared
    from syru.importing.numbering import Entry
    from syru.log.files import LogFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a log has already: its declarations by kind and id, its entries by id."""

    declared: Mapping[str, Mapping[str, Mapping[str, object]]]
    entries: Mapping[str, Mapping[str, object]]


NOTHING = Known(declared={}, entries={})


def read_known(file: LogFile) -> Known:
    """Return what a log has; LogError where it has faults, for nothing is added to those."""
    read_logs((file,))
    document: Any = parse(file)
    return Known(
        declared={plural: document.get(plural, {}) for plural in DECLARED},
        entries={entry["id"]: entry for plural in LISTED for entry in document.get(plural, [])},
    )


def added_to(file: LogFile, known: Known, declared: Declared, entries: Sequence[Entry]) -> bytes:
    """Return the bytes of a log with more at its end; those that it has stay as they are.

    Raises SyruError where what is new cannot stand there.
    """
    if not entries and not any(declared.values()):
        return file.data
    alone = len(known.declared["sources"]) + len(declared["sources"]) == 1
    if declared["sources"] and not alone:
        _refuse_unnamed(file, known)
    text = decode(file)
    added = "".join(appended(declared, entries, alone=alone))
    gap = "" if text.endswith("\n") or not text else "\n"
    new = (gap + added).replace("\n", "\r\n" if "\r\n" in text else "\n")
    data = file.data + new.encode("utf-8")
    _refuse_faults(file, data)
    return data


def _refuse_unnamed(file: LogFile, known: Known) -> None:
    """Raise SyruError where entries leave out the one source, which a second one would forbid."""
    unnamed = [e for e in known.entries.values() if "source" not in e and "cited" not in e]
    if unnamed and len(known.declared["sources"]) == 1:
        source = next(iter(known.declared["sources"]))
        problem = f"{visible(file.name)} has one source, which {len(unnamed)} entries do not name"
        remedy = f'add source = "{source}" to them, for the rows bring other sources'
        raise SyruError(f"{problem}; {remedy}")


def _refuse_faults(file: LogFile, data: bytes) -> None:
    try:
        read_logs((replace(file, data=data),))
    except LogError as error:
        reason = str(error.faults[0])
        raise SyruError(f"{visible(file.name)} cannot be added to at its end: {reason}") from None
