"""Made-up events, the same for every program: as TOML, JSON lines, recutils and a journal."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

_SEED = 1915
_ACTORS = tuple(f"actor-{number}" for number in range(200))
_TOPICS = ("bases", "courts", "aid", "borders", "treaties", "currency", "energy", "elections")
_WORDS = (
    "agree",
    "airfield",
    "base",
    "border",
    "build",
    "claim",
    "convoy",
    "court",
    "deny",
    "election",
    "embassy",
    "envoy",
    "gas",
    "grain",
    "meet",
    "minister",
    "patrol",
    "port",
    "promise",
    "report",
    "retreat",
    "sign",
    "strike",
    "summit",
    "supply",
    "talks",
    "treaty",
    "visit",
)
_FIRST, _DAYS = dt.date(2015, 1, 1), 4000  # up to the middle of December 2025


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEvent:
    """An event with three actors, two topics, and a day of its own."""

    id: str
    day: dt.date
    title: str
    summary: str
    actors: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLogs:
    """Where the same events were written in each of the forms."""

    toml: Path
    lines: Path
    records: Path
    journal: Path


def write_logs(folder: Path, count: int) -> MadeLogs:
    """Write so many events into a folder in each form, an event at a time."""
    logs = MadeLogs(
        toml=folder / "events.toml",
        lines=folder / "events.jsonl",
        records=folder / "events.rec",
        journal=folder / "events.journal",
    )
    with (
        logs.toml.open("w", encoding="utf-8") as toml,
        logs.lines.open("w", encoding="utf-8") as lines,
        logs.records.open("w", encoding="utf-8") as records,
        logs.journal.open("w", encoding="utf-8") as journal,
    ):
        toml.write(_toml_head())
        records.write("%rec: Event\n%type: Date date\n\n")
        for event in _events(count):
            toml.write(_as_toml(event))
            lines.write(_as_line(event))
            records.write(_as_record(event))
            journal.write(_as_transaction(event))
    return logs


def write_lines(file: Path, count: int) -> None:
    """Write so many events as JSON Lines, as another program would have them."""
    with file.open("w", encoding="utf-8") as lines:
        for event in _events(count):
            said = {"date": event.day.isoformat(), "headline": event.title, "text": event.summary}
            lines.write(json.dumps(said | {"who": event.actors, "tags": event.topics}) + "\n")


def _events(count: int) -> Iterator[MadeEvent]:
    dice = random.Random(_SEED)  # noqa: S311 - the same events at every run
    for number in range(count):
        yield MadeEvent(
            id=f"event-{number}",
            day=_FIRST + dt.timedelta(days=dice.randrange(_DAYS)),
            title=" ".join(dice.choices(_WORDS, k=6)),
            summary=" ".join(dice.choices(_WORDS, k=25)),
            actors=tuple(dice.sample(_ACTORS, 3)),
            topics=tuple(dice.sample(_TOPICS, 2)),
        )


def _toml_head() -> str:
    head = '[log]\nformat = 1\ntitle = "Made up"\n\n[sources.made]\ntitle = "Made up"\n\n'
    actors = "".join(f'[actors.{id_}]\nname = "{id_}"\nkind = "person"\n\n' for id_ in _ACTORS)
    return head + actors + "".join(f'[topics.{id_}]\nname = "{id_}"\n\n' for id_ in _TOPICS)


def _as_toml(event: MadeEvent) -> str:
    return (
        f'[[events]]\nid = "{event.id}"\ndate = {event.day}\ntitle = "{event.title}"\n'
        f'summary = "{event.summary}"\nactors = {json.dumps(event.actors)}\n'
        f"topics = {json.dumps(event.topics)}\n\n"
    )


def _as_line(event: MadeEvent) -> str:
    return json.dumps({**asdict(event), "day": event.day.isoformat()}) + "\n"


def _as_record(event: MadeEvent) -> str:
    actors = "".join(f"Actor: {actor}\n" for actor in event.actors)
    topics = "".join(f"Topic: {topic}\n" for topic in event.topics)
    head = f"Id: {event.id}\nDate: {event.day}\nTitle: {event.title}\nSummary: {event.summary}\n"
    return f"{head}{actors}{topics}\n"


def _as_transaction(event: MadeEvent) -> str:
    # An event becomes a transaction, and each actor an account that takes part in it.
    postings = "".join(f"    {actor}  1\n" for actor in event.actors)
    return f"{event.day} {event.title}  ; {event.summary}\n{postings}    events\n\n"
