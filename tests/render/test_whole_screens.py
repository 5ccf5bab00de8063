"""Whole screens of a small log, at fixed widths: what a person sees is written here."""

# The screens are as wide as they are.
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from logs import TOWN, written
from running import ask, ask_town

SCREENS = {
    "timeline at 60": """\
2024
c. Nov          The river carried the old bridge away  flood
                ¶ 1
                Nobody was hurt.
2025
1 Feb … 10 Mar  DISPUTED The mayor took money from the
                builders
                relayed by The Courier; denied by Ada Moreno
                · bribe ¶ 2
12 Mar          CONFIRMED The council voted for the bridge
                [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.
all 3 events · Minutes of the council
""",
    "timeline at 80": """\
2024
c. Nov          The river carried the old bridge away  flood ¶ 1
                Nobody was hurt.
2025
1 Feb … 10 Mar  DISPUTED The mayor took money from the builders
                relayed by The Courier; denied by Ada Moreno · bribe ¶ 2
12 Mar          CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.
all 3 events · Minutes of the council
""",
    "timeline at 200": """\
2024
c. Nov                      The river carried the old bridge away  flood ¶ 1
                            Nobody was hurt.
2025
1 Feb … 10 Mar              DISPUTED The mayor took money from the builders
                            relayed by The Courier; denied by Ada Moreno · bribe ¶ 2
12 Mar                      CONFIRMED The council voted for the bridge [twice]
                            confirmed by Bo Ek · vote ¶ 3, 4
                            Seven of twelve members were for it.
all 3 events · Minutes of the council
""",
    "quotes at 60": """\
2025
12 Mar          “We shall cross it [i.e. the river] when we
                come to it, [/bold] or … not.”
                — Ada Moreno, mayor (published by The
                Courier) · mayor-crossing ¶ 4
                on: The council voted for the bridge [twice]
undated
                “too dear by half”
                — unattributed · rumour
all 2 quotes · Minutes of the council
""",
    "quotes at 80": """\
2025
12 Mar          “We shall cross it [i.e. the river] when we come to it, [/bold]
                or … not.”
                — Ada Moreno, mayor (published by The Courier) · mayor-crossing
                ¶ 4
                on: The council voted for the bridge [twice]
undated
                “too dear by half”
                — unattributed · rumour
all 2 quotes · Minutes of the council
""",
    "facts at 80": """\
2019
since 2019      A ferry crosses the river twice an hour.  ferry ¶ 5
undated
                RUMOURED =The bridge costs less than a ferry.  price ¶ 6
all 2 facts · Minutes of the council
""",
    "who mayor at 60": """\
Ada Moreno  person · mayor
also A. Moreno · member of Town council · first 1 Feb … 10
Mar 2025 · last 20 Mar 2025
Said and claimed (2) · ¶ of Minutes of the council
12 Mar 2025     “We shall cross it [i.e. the river] when we
                come to it, [/bold] or … not.”
                mayor-crossing ¶ 4
20 Mar 2025     denied: DISPUTED The mayor took money from
                the builders  event bribe ¶ 2 ·
                dated 1 Feb … 10 Mar 2025
About (2)
1 Feb …         DISPUTED The mayor took money from the
10 Mar 2025     builders
                relayed by The Courier; denied by Ada Moreno
                · event bribe ¶ 2
12 Mar 2025     CONFIRMED The council voted for the bridge
                [twice]
                confirmed by Bo Ek · event vote ¶ 3, 4
Topics: The new bridge 3, Money
With: Town council 2
""",
    "who mayor at 100": """\
Ada Moreno  person · mayor
also A. Moreno · member of Town council · first 1 Feb … 10 Mar 2025 · last 20 Mar 2025
Said and claimed (2) · ¶ of Minutes of the council
12 Mar 2025     “We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”
                mayor-crossing ¶ 4
20 Mar 2025     denied: DISPUTED The mayor took money from the builders  event bribe ¶ 2 ·
                dated 1 Feb … 10 Mar 2025
About (2)
1 Feb …         DISPUTED The mayor took money from the builders
10 Mar 2025     relayed by The Courier; denied by Ada Moreno · event bribe ¶ 2
12 Mar 2025     CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · event vote ¶ 3, 4
Topics: The new bridge 3, Money
With: Town council 2
""",
    "show bribe at 80": """\
DISPUTED The mayor took money from the builders
When            between 1 February and 10 March 2025
Who             Ada Moreno
Topics          Money, The new bridge
Standing        disputed
Source          Minutes of the council, ¶ 2
Date in the log [2025-02-01..2025-03-10]
Date note       Before the report and after the new year.
Public by       12 March 2025
Kind            event
Id              bribe

Claims
For it          relayed by The Courier, newspaper (12 March 2025, ¶ 2)
Against it      denied by Ada Moreno, mayor (20 March 2025)
""",
    "show river at 80": """\
River Aa
Kind            place
Id              river
Entries         1 fact, 2 events

Facts
2019
since 2019      A ferry crosses the river twice an hour.  ferry ¶ 5

Events
2024
c. Nov          The river carried the old bridge away  flood ¶ 1
                Nobody was hurt.
2025
12 Mar          CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.
""",
    "show topic:bridge at 60": """\
The new bridge
Kind            topic
Id              bridge
About           Whether, where and when it is built.
Other names     crossing
Entries         1 fact, 3 events, 1 quote

Facts
2019
since 2019      A ferry crosses the river twice an hour.
                ferry ¶ 5

Events
2024
c. Nov          The river carried the old bridge away  flood
                ¶ 1
                Nobody was hurt.
2025
1 Feb … 10 Mar  DISPUTED The mayor took money from the
                builders
                relayed by The Courier; denied by Ada Moreno
                · bribe ¶ 2
12 Mar          CONFIRMED The council voted for the bridge
                [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.

Quotes
2025
12 Mar          “We shall cross it [i.e. the river] when we
                come to it, [/bold] or … not.”
                — Ada Moreno, mayor (published by The
                Courier) · mayor-crossing ¶ 4
                on: The council voted for the bridge [twice]
""",
    "show money at 80": """\
Money
Kind            topic
Id              money
Entries         1 fact, 1 event, 1 quote

Events
2025
1 Feb … 10 Mar  DISPUTED The mayor took money from the builders
                relayed by The Courier; denied by Ada Moreno · bribe ¶ 2

Claims          RUMOURED =The bridge costs less than a ferry.  price ¶ 6

Quotes          “too dear by half”
                — unattributed · rumour
""",
    "quotes mayor at 80": """\
2025
12 Mar          “We shall cross it [i.e. the river] when we come to it, [/bold]
                or … not.”
                — Ada Moreno, mayor (published by The Courier) · mayor-crossing
                ¶ 4
                on: The council voted for the bridge [twice]
1 of 2 quotes: by or about Ada Moreno · Minutes of the council
""",
    "topics at 80": """\
    5 ████████  The new bridge  Whether, where and when it is built.  bridge · 3
                events, 1 fact, 1 quote · first: since 2019; last: 12 Mar 2025
    3 ████▊     Money  money · 1 event, 1 fact, 1 quote · 1 Feb … 10 Mar 2025
2 topics
""",
    "actors at 120": """\
    3 ████████████████████  Ada Moreno  person: mayor  mayor · 2 events, 1 quote · first: 1 Feb … 10 Mar 2025; last: 12
                            Mar 2025
    3 ████████████████████  Town council  organisation  council · 1 event, 1 fact, 1 quote · 12 Mar 2025
    1 ██████▋               Bo Ek  person: baker, of Mill Street  baker · 1 event · 12 Mar 2025
    1 ██████▋               The Courier  organisation: newspaper  courier · 1 event · 1 Feb … 10 Mar 2025
4 actors
""",
    "find bridge at 80": """\
undated         RUMOURED =The bridge costs less than a ferry.  fact price ¶ 6 ·
                found: bridge
c. Nov 2024     The river carried the old bridge away  event flood ¶ 1 · found:
                bridge
                Nobody was hurt.
12 Mar 2025     CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · event vote ¶ 3, 4 · found: bridge
                Seven of twelve members were for it.
3 of 7 entries: with “bridge” · Minutes of the council
""",
    "timeline --as-of 2025-03-15 at 80": """\
2024                                             2 events in all; perhaps 1 more
c. Nov          The river carried the old bridge away  flood ¶ 1 · public by 30
                Nov 2024
2025
1 Feb … 10 Mar  RUMOURED The mayor took money from the builders
                relayed by The Courier · bribe ¶ 2 · public by 12 Mar 2025
2 of 3 events: as of 15 Mar 2025 · Minutes of the council
""",
    "timeline --since 2025-03-01 --until 2025-03-31 at 80": """\
2025                            1 surely from 1 March 2025 through 31 March 2025
12 Mar          CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.
perhaps from 1 March 2025 through 31 March 2025: 1, its date is rough (--certain
omits it)
1 Feb …         DISPUTED The mayor took money from the builders
10 Mar 2025     relayed by The Courier; denied by Ada Moreno · bribe ¶ 2
2 of 3 events: from 1 Mar 2025 through 31 Mar 2025 · Minutes of the council
""",
    "timeline --since 2025-03-01 --until 2025-03-31 --sort public at 80": """\
                                1 surely from 1 March 2025 through 31 March 2025
12 Mar 2025     CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · vote ¶ 3, 4 · public by 1 Jun 2025
                Seven of twelve members were for it.
perhaps from 1 March 2025 through 31 March 2025: 1, its date is rough (--certain
omits it)
1 Feb …         DISPUTED The mayor took money from the builders
10 Mar 2025     relayed by The Courier; denied by Ada Moreno · bribe ¶ 2 ·
                public by 12 Mar 2025
2 of 3 events: from 1 Mar 2025 through 31 Mar 2025 · Minutes of the council
""",
    "timeline --since 2025-03-01 --until 2025-03-05 at 80": """\
perhaps from 1 March 2025 through 5 March 2025: 1, its date is rough (--certain
omits it)
1 Feb …         DISPUTED The mayor took money from the builders
10 Mar 2025     relayed by The Courier; denied by Ada Moreno · bribe ¶ 2
1 of 3 events: from 1 Mar 2025 through 5 Mar 2025 · Minutes of the council
""",
    "timeline -n 1 --reverse at 80": """\
2025
12 Mar          CONFIRMED The council voted for the bridge [twice]
                confirmed by Bo Ek · vote ¶ 3, 4
                Seven of twelve members were for it.
last 1 of 3 events · Minutes of the council
""",
    "timeline at 1": """\
2024
c. Nov
The river carried
the old bridge away
flood ¶ 1
Nobody was hurt.
2025
1 Feb … 10 Mar
DISPUTED The mayor
took money from the
builders
relayed by The
Courier; denied by
Ada Moreno · bribe
¶ 2
12 Mar
CONFIRMED The
council voted for
the bridge [twice]
confirmed by Bo Ek ·
vote ¶ 3, 4
Seven of twelve
members were for it.
all 3 events ·
Minutes of the
council
""",
    "stats at 80": """\
The bridge
Entries         7: 3 events, 2 facts, 2 quotes; 2 without a date
First, last     since 2019; 12 Mar 2025
By year         2019: 1, 2024: 1, 2025: 3
By standing     2 stated, 1 confirmed, 1 disputed, 1 rumoured
Actors          4: Ada Moreno 3, Town council 3, Bo Ek 1, The Courier 1
Topics          2: The new bridge 5, Money 3
Places          1: River Aa 3
Sources         1: Minutes of the council 7
""",
}
# More of the town: what the mayor claims on the paragraph of her quote, on a topic of it and not.
PAID, CROSSED = (
    written(
        "[[facts]]",
        id=id_,
        statement=statement,
        topics=[topic],
        paragraphs=[4],
        claims=[{"by": "mayor", "stance": "asserts", "paragraph": 4}],
    )
    for id_, statement, topic in (
        ("deal", "The bridge is paid for.", "money"),
        ("plan", "The river will be crossed.", "bridge"),
    )
)
CLAIMED = """\
Said and claimed (3) · ¶ of Minutes of the council
12 Mar 2025     “We shall cross it [i.e. the river] when we come to it, [/bold]
                or … not.”  mayor-crossing ¶ 4
  asserted      The river will be crossed.  plan
20 Mar 2025     denied: DISPUTED The mayor took money from the builders
                event bribe ¶ 2 · dated 1 Feb … 10 Mar 2025
undated         asserted: The bridge is paid for.  fact deal ¶ 4
About (2)
"""
_ID = r"([a-z0-9-]+)\s+¶"
WIDTHS = (60, 80, 100, 120, 160, 200)
LISTS = ("timeline", "quotes", "facts", "find bases", "actors", "topics", "places", "sources")
CARDS = ("who Kuznetsov", "who Russia", "show assad-poisoning", "show topic:bases", "stats")


@pytest.mark.parametrize("asked", SCREENS)
def test_a_screen_is_exactly_this(asked: str) -> None:
    words, width = asked.split(" at ")
    said = ask_town(*words.split(), COLUMNS=width)
    assert said.out == SCREENS[asked]
    assert said.code == 0


@pytest.mark.parametrize("width", [60, 80, 100, 120, 140, 200])
@pytest.mark.parametrize(
    "words", ["timeline", "facts", "quotes", "who mayor", "show bribe", "topics", "actors", "stats"]
)
def test_no_line_is_wider_than_the_screen(width: int, words: str) -> None:
    said = ask_town(*words.split(), COLUMNS=str(width))
    assert max(map(len, said.out.splitlines())) <= width


@pytest.mark.parametrize("words", [*LISTS, *CARDS, "timeline --since 2025-01", "find Assad -n 99"])
def test_a_wider_screen_never_has_more_lines(words: str) -> None:
    lines = [ask(*words.split(), COLUMNS=str(width)).out.count("\n") for width in WIDTHS]
    assert all(wider <= narrower for narrower, wider in pairwise(lines)), lines


def test_what_is_sure_comes_first_and_all_of_it_fits_on_two_screens() -> None:
    told = ask("timeline", "--since", "2025-01").out
    found = json.loads(ask("timeline", "--since", "2025-01", "-f", "json").out)
    sure, perhaps = told.split(
        "perhaps since 1 January 2025: 7, their dates are rough (--certain omits them)\n"
    )
    assert told.count("\n") <= 75
    matches = [entry["match"] for entry in found]
    first = told.partition("\n")[0]
    assert first.split(maxsplit=1) == [
        "2025",
        f"{matches.count('sure')} surely since 1 January 2025",
    ]
    assert len(first) == 80, "how many are sure stands away from the year, whose number it is not"
    assert matches.count("possible") == 7
    for part, match in ((sure, "sure"), (perhaps, "possible")):
        ids = [entry["id"] for entry in found if entry["match"] == match]
        assert ids
        assert [id_ for id_ in re.findall(_ID, part) if id_ in ids] == ids
    days = [entry["earliest"] for entry in found]
    assert days == sorted(days), "data keeps one order, by date"


@pytest.mark.parametrize("limit", [1, 26, 27, 33])
@pytest.mark.parametrize("way", [(), ("--reverse",)], ids=["oldest first", "newest first"])
def test_a_limit_takes_the_same_entries_on_the_screen_and_as_data(
    limit: int, way: tuple[str, ...]
) -> None:
    asked = ("timeline", "--since", "2025-01", "-n", str(limit), *way)
    shown = ask(*asked, COLUMNS="200").out
    ids = {entry["id"] for entry in json.loads(ask(*asked, "-f", "json").out)}
    assert set(re.findall(_ID, shown)) == ids
    assert len(ids) == limit


def test_who_says_each_quote_and_each_claim_once() -> None:
    told = ask("who", "Kuznetsov", COLUMNS="100").out
    summary = json.loads(ask("who", "Kuznetsov", "-f", "json").out)[0]
    assert told.count("\n") <= 45
    beside = "".join("".join(line[16:] for line in told.splitlines()).split())
    for said in summary["said"]:
        assert told.count(said["id"]) == 1
        assert "".join(said["text"].split()) in beside
    for claim in summary["claims"]:
        assert told.count(claim["entry"]["id"]) == 1


def test_a_claim_hangs_under_a_quote_that_makes_it_and_an_undated_one_has_its_stance_alone() -> (
    None
):
    told = ask("who", "mayor", "--log", "-", stdin=TOWN + PAID + CROSSED).out
    assert CLAIMED in told


def test_of_what_has_no_day_it_is_said_that_it_is_not_known_when_it_was_public() -> None:
    log = TOWN.replace("date = 2025-06-01\n", "")
    told = ask("facts", "--sort", "public", "--log", "-", stdin=log, COLUMNS="100").out
    assert "RUMOURED =The bridge costs less than a ferry.  price ¶ 6 · public: not known\n" in told
    assert "A ferry crosses the river twice an hour.  ferry ¶ 5 · public by 31 Dec" in told


@pytest.mark.parametrize("width", [1, 20, 60, 80, 100, 200])
def test_every_word_of_a_quote_is_there_and_no_ellipsis_that_it_has_not(width: int) -> None:
    said = ask_town("quotes", COLUMNS=str(width))
    shown = "".join(said.out.split())
    quote = "“We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”"
    assert quote.replace(" ", "") in shown
    assert said.out.count("…") == 1


@pytest.mark.parametrize(
    ("written", "years"),
    [
        pytest.param("2025-03-12", "2025", id="a day"),
        pytest.param("[2024-10-15..2025-10-02]", "2024–2025", id="some day of two years"),
        pytest.param(
            "[2024-10-15..2025-10-02]/..", "2024–2025", id="from some day of two years on"
        ),
        pytest.param("2024-10-15/2025-10-02", "2024", id="from one year into another"),
        pytest.param("195X", "1950–1959", id="a decade"),
        pytest.param("[..2025-10]", "2025", id="by a day"),
        pytest.param("[2025-10..]", "2025", id="a day or later"),
        pytest.param("[-0049..-0044]", "50 BC–45 BC", id="before Christ"),
    ],
)
def test_an_entry_stands_under_each_year_in_which_it_may_have_begun(
    written: str, years: str
) -> None:
    log = (
        '[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\n'
        f'[[events]]\nid = "e"\ntitle = "T"\ndate = "{written}"\n'
    )
    assert ask("timeline", "-l", "-", stdin=log).out.startswith(f"{years}\n")
    assert ask("timeline", "-l", "-", "-f", "md", stdin=log).out.startswith(f"### {years}\n")


def test_on_what_a_quote_is_stands_below_it_unless_that_may_have_been_public_later() -> None:
    title = "The council voted for the bridge"
    assert f"on: {title}" in ask_town("quotes").out
    then = ask_town("quotes", "--as-of", "2025-03-15").out
    assert "We shall cross it" in then
    assert title not in then
