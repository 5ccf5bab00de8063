"""What filters find is what plain Python finds in the same tables, which knows nothing of syru."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import random
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from logs import written
from rounds import ROUNDS
from running import ask

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = 60 * ROUNDS
ACTORS, TOPICS, PLACES = ("ann", "bob", "cid"), ("bases", "courts"), ("here", "there")
WORDS = ("harbour", "treaty", "talks", "convoy")
FIRST, LAST = dt.date.min, dt.date.max


def closed(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a year, a month, a day, a season or a decade."""
    if text.endswith("X"):
        return dt.date(int(text[:3] + "0"), 1, 1), dt.date(int(text[:3] + "9"), 12, 31)
    year, *rest = map(int, text.replace("Q", "3").split("-"))
    if not rest:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month, *day = rest
    if month > 12:  # 31 to 34 are the quarters, as Q is read here
        last = 3 * (month - 30)
        return dt.date(year, last - 2, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    if day:
        return dt.date(year, month, day[0]), dt.date(year, month, day[0])
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def bounds(text: str) -> tuple[dt.date, dt.date]:
    """Return the days between which a date in EDTF lies, for the forms that are made here."""
    text = text.rstrip("~?")
    if text.startswith("["):
        early, _, late = text[1:-1].partition("..")
        return closed(early)[0] if early else FIRST, closed(late)[1] if late else LAST
    if "/" in text:
        early, _, late = text.partition("/")
        start = FIRST if early in ("", "..") else closed(early)[0]
        return start, LAST if late in ("", "..") else closed(late)[1]
    return closed(text)


def simple(dice: random.Random) -> str:
    year, month = dice.randrange(2020, 2027), dice.randrange(1, 13)
    day = dice.randrange(1, calendar.monthrange(year, month)[1] + 1)
    forms = (
        f"{year}",
        f"{year}-{month:02}",
        f"{year}-{month:02}-{day:02}",
        f"{year}-Q{day % 4 + 1}",
    )
    return dice.choice((*forms, "202X"))


def dated(dice: random.Random) -> str:
    early, late = sorted((simple(dice), simple(dice)), key=lambda text: closed(text)[0])
    if closed(early)[1] >= closed(late)[0]:
        return early + dice.choice(("", "~", "?"))
    forms = (f"[{early}..{late}]", f"{early}/{late}", f"[..{early}]", f"[{late}..]")
    return dice.choice((*forms, f"{early}/..", f"../{late}", early, early))


def made_log(dice: random.Random) -> str:
    """Return a log of thirty entries, each with a day that claims and sources do not move."""
    some = dice.sample
    rows = [
        written("[log]", format=1, title="T"),
        written("[sources.s]", title="S"),
        *(written(f"[actors.{id_}]", name=id_.title()) for id_ in ACTORS),
        *(written(f"[topics.{id_}]", name=id_.title()) for id_ in TOPICS),
        *(written(f"[places.{id_}]", name=id_.title()) for id_ in PLACES),
    ]
    rows += [
        written(
            "[[events]]",
            id=f"e{at}",
            date=dated(dice),
            title=" ".join(dice.choices(WORDS, k=3)),
            actors=some(ACTORS, dice.randrange(3)),
            topics=some(TOPICS, dice.randrange(3)),
            places=some(PLACES, dice.randrange(2)),
            claims=[
                {"by": dice.choice(ACTORS), "stance": dice.choice(("asserts", "denies"))}
                for _ in range(dice.randrange(3))
            ],
        )
        for at in range(30)
    ]
    return "\n".join(rows)


def standing(event: dict[str, Any]) -> str:
    stances = {claim["stance"] for claim in event["claims"]}
    if "denies" in stances:
        return "disputed" if "asserts" in stances else "denied"
    return "claimed" if stances else "stated"


def question(dice: random.Random) -> dict[str, str]:
    """Return one to three options with their values."""
    since, until = sorted((simple(dice), simple(dice)), key=lambda text: closed(text)[0])
    if closed(since)[0] > closed(until)[1]:
        since = until
    options = {
        "--since": since,
        "--until": until,
        "--actor": dice.choice(ACTORS),
        "--topic": dice.choice(TOPICS),
        "--place": dice.choice(PLACES),
        "--claimed-by": dice.choice(ACTORS),
        "--denied-by": dice.choice(ACTORS),
        "--standing": dice.choice(("stated", "claimed", "disputed", "denied")),
        "--text": dice.choice(WORDS)[: dice.randrange(3, 9)],
    }
    return {name: options[name] for name in dice.sample(sorted(options), dice.randrange(1, 4))}


def is_meant(event: dict[str, Any], asked: dict[str, str]) -> bool:
    first, last = bounds(event["date"])
    by = {
        stance: {claim["by"] for claim in event["claims"] if claim["stance"] == stance}
        for stance in ("asserts", "denies")
    }
    rules: dict[str, Callable[[str], bool]] = {
        "--since": lambda value: last >= closed(value)[0],
        "--until": lambda value: first <= closed(value)[1],
        "--actor": lambda value: value in {*event["actors"], *by["asserts"], *by["denies"]},
        "--topic": lambda value: value in event["topics"],
        "--place": lambda value: value in event["places"],
        "--claimed-by": lambda value: value in by["asserts"],
        "--denied-by": lambda value: value in by["denies"],
        "--standing": lambda value: standing(event) == value,
        "--text": lambda value: any(word.startswith(value) for word in event["title"].split()),
    }
    return all(rules[name](value) for name, value in asked.items())


def is_certain(event: dict[str, Any], asked: dict[str, str]) -> bool:
    """Tell whether a date surely lies within the window: a sign of doubt makes it unsure."""
    first, last = bounds(event["date"])
    return (
        not event["date"].endswith(("~", "?"))
        and first >= (closed(asked["--since"])[0] if "--since" in asked else FIRST)
        and last <= (closed(asked["--until"])[1] if "--until" in asked else LAST)
    )


@pytest.mark.parametrize("seed", range(4))
def test_filters_find_what_plain_python_finds(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same questions at every run
    log = made_log(dice)
    events = tomllib.loads(log)["events"]
    for _ in range(QUESTIONS):
        asked = question(dice)
        words = [word for pair in asked.items() for word in pair]
        said = ask("timeline", *words, "-f", "jsonl", "-l", "-", stdin=log)
        assert said.code == 0, said.err
        found = {json.loads(line)["id"] for line in said.out.splitlines()}
        assert found == {event["id"] for event in events if is_meant(event, asked)}, asked


@pytest.mark.parametrize("seed", range(2))
def test_what_is_certain_is_what_plain_python_is_sure_of(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same questions at every run
    log = made_log(dice)
    events = [event for event in tomllib.loads(log)["events"] if "/" not in event["date"]]
    # Of a span that goes on, a part within the window is enough: these are asked elsewhere.
    spans = {event["id"] for event in tomllib.loads(log)["events"]} - {e["id"] for e in events}
    for _ in range(QUESTIONS):
        asked = {
            name: text for name, text in question(dice).items() if name in ("--since", "--until")
        }
        words = [word for pair in asked.items() for word in pair]
        said = ask("timeline", *words, "--certain", "-f", "jsonl", "-l", "-", stdin=log)
        assert said.code == 0, said.err
        found = {json.loads(line)["id"] for line in said.out.splitlines()} - spans
        if asked:
            assert found == {event["id"] for event in events if is_certain(event, asked)}, asked
