"""One log on two days: what became public, and what changed its standing, as --as-of has it."""

from __future__ import annotations

import pytest
from logs import TOWN, indexed
from town_changed import log

from syru.compare.difference import Fate, How
from syru.compare.logs import compare_logs
from syru.dates import parse_date
from syru.log.files import builtin_log
from syru.log.standing import log_as_of, never_public
from syru.query.entries import select
from syru.query.selection import ENTRY_KINDS, Selection

DAYS = ["2024-12-31", "2025-03-12", "2025-03-31", "2025-10-02", "2025-10-27", "2025-12-31"]
# Without a day of its source, what no claim dates has no day.
UNDATED = TOWN.replace("date = 2025-06-01\n", "").replace('"denies", date = 2025-03-20', '"denies"')
LOGS = {"town": TOWN, "undated": UNDATED, "built-in": builtin_log().read_text("utf-8")}


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("day", DAYS)
def test_a_log_of_a_day_holds_what_as_of_shows(name: str, day: str) -> None:
    selection = Selection(kinds=ENTRY_KINDS, as_of=parse_date(day))
    answer = select(indexed(LOGS[name]), selection, {})
    shown = {found.id: len(found.claims) for found in answer.entries}
    then = log_as_of(log(LOGS[name]), day)
    assert {entry.id: len(entry.claims) for entry in then.entries} == shown


def test_a_denial_turns_a_rumour_into_a_dispute() -> None:
    whole = log(TOWN)
    diff = compare_logs(log_as_of(whole, "2025-03-15"), log_as_of(whole, "2025-03-31"))
    [found] = diff.differences
    standing, claim = found.changes
    assert (found.id, standing.old, standing.new) == ("bribe", "rumoured", "disputed")
    assert claim.how is How.ADDED


def test_what_became_public_is_new() -> None:
    whole = log(TOWN)
    diff = compare_logs(log_as_of(whole, "2025-03-11"), log_as_of(whole, "2025-03-12"))
    assert {(found.id, found.fate) for found in diff.differences} == {
        ("bribe", Fate.NEW),
        ("mayor-crossing", Fate.NEW),
    }


def test_what_never_became_public_is_counted() -> None:
    assert never_public(log(TOWN)) == 0
    # The ferry goes on, the price and the rumour have no date.
    assert never_public(log(UNDATED)) == len(["price", "rumour"])
