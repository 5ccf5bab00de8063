"""The command `syru export`."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from syru.answers import select
from syru.captions import left_out, nothing
from syru.cli import completion
from syru.cli.files import refuse_terminal
from syru.cli.options import Selecting, spread
from syru.cli.reading import index_of
from syru.cli.terminal import say, write
from syru.cli.writing import write_entries
from syru.edition import edition
from syru.errors import SyruError
from syru.resolving import choose, resolve
from syru.selection import ENTRY_KINDS

if TYPE_CHECKING:
    from syru.answers import Answer

# The last ones are those of --format, for all three kinds of entries at once.
FORMATS = ("html", "timelinejs", "sqlite", "json", "jsonl", "csv", "tsv", "md")
