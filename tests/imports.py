"""Imports as tests make them: a file into a log, and what the log and the rejected file hold."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from running import Said, ask

from syru.log.files import LogFile
from syru.log.reader import check_logs

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import left: the log as tables, the rows that were set aside, and what was said."""

    log: dict[str, Any]
    rejected: list[dict[str, str]]
    said: Said

    @property
    def entries(self) -> Rows:
        return [one for plural in ("events", "facts", "quotes") for one in self.log.get(plural, [])]

    @property
    def reasons(self) -> list[str]:
        return [row["syru: reason"] for row in self.rejected]

    def names(self, plural: str) -> list[str]:
        key = "title" if plural == "sources" else "name"
        return [values[key] for values in self.log.get(plural, {}).values()]


def imported(folder: Path, name: str, data: str | bytes, *options: str) -> Imported:
    """Import a file into a new log, which must have no fault."""
    source = folder / name
    source.write_bytes(data.encode() if isinstance(data, str) else data)
    return run_import(folder, str(source), "-o", str(folder / "log.toml"), "--force", *options)


def added(folder: Path, name: str, data: str | bytes, *options: str) -> Imported:
    """Import a file into the log that is there, which must have no fault afterwards."""
    source = folder / name
    source.write_bytes(data.encode() if isinstance(data, str) else data)
    return run_import(folder, str(source), "--into", str(folder / "log.toml"), *options)


def run_import(folder: Path, *words: str) -> Imported:
    rejected = folder / "log.rejected.csv"
    said = ask("import", *words)
    assert said.code == 0, said.err
    log = folder / "log.toml"
    assert faults(log) == []
    text = rejected.read_text("utf-8-sig") if rejected.exists() else ""
    return Imported(
        log=tomllib.loads(log.read_text("utf-8-sig")),
        rejected=list(csv.DictReader(io.StringIO(text, newline=""))),
        said=said,
    )


def faults(log: Path) -> list[str]:
    """Return every fault of a log."""
    file = LogFile(name=log.name, data=log.read_bytes(), folder=log.parent)
    return [str(fault) for fault in check_logs((file,)).faults()]


def csv_of(rows: Rows, delimiter: str = ",") -> str:
    """Return rows as a spreadsheet writes them."""
    out = io.StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def jsonl_of(rows: Rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)
