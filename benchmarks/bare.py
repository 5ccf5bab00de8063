"""A bare Typer and Rich program: it reads a log with tomllib and draws one table, nothing else.

What `syru timeline` costs beyond this is what reading, checking, indexing and selecting cost.
Usage: python bare.py timeline LOG
"""

import tomllib
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

app = typer.Typer()


@app.callback()
def bare() -> None:
    """Keep `timeline` a command that has to be named, as in syru."""


@app.command()
def timeline(log: Annotated[Path, typer.Argument()]) -> None:
    """Draw the events of a log in the order of the file."""
    with log.open("rb") as file:
        events = tomllib.load(file)["events"]
    table = Table("When", "Event", "Who", "Topics")
    for event in events:
        who, topics = ", ".join(event.get("actors", ())), ", ".join(event.get("topics", ()))
        table.add_row(Text(str(event["date"])), Text(event["title"]), Text(who), Text(topics))
    Console().print(table)


if __name__ == "__main__":
    app()
