"""Whole screens of a small log, at fixed widths: what a person sees is written here."""

# The screens are as wide as they are.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from running import ask_town

SCREENS = {
    "timeline at 60": """\
When             Event
────────────────────────────────────────────────────────────
c. November      The river carried the old bridge away
2024             The new bridge
────────────────────────────────────────────────────────────
between 1        The mayor took money from the builders
February and 10  Ada Moreno · Money, The new bridge ·
March 2025       disputed: relayed by The Courier (12 March
                 2025); denied by Ada Moreno (20 March 2025)
12 March 2025    The council voted for the bridge [twice]
                 Town council, Ada Moreno · The new bridge ·
                 confirmed by Bo Ek
all 3 events
""",
    "timeline at 80": """\
When                  Event
────────────────────────────────────────────────────────────────────────────────
c. November 2024      The river carried the old bridge away
                      The new bridge
────────────────────────────────────────────────────────────────────────────────
between 1 February    The mayor took money from the builders
and 10 March 2025     Ada Moreno · Money, The new bridge · disputed: relayed by
                      The Courier (12 March 2025); denied by Ada Moreno (20
                      March 2025)
12 March 2025         The council voted for the bridge [twice]
                      Town council, Ada Moreno · The new bridge · confirmed by
                      Bo Ek
all 3 events
""",
    "timeline at 120": """\
When                Event                                   Who                   Topics              Standing
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
c. November 2024    The river carried the old bridge away                         The new bridge      stated
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
between 1 February  The mayor took money from the builders  Ada Moreno            Money, The new      disputed: relayed
and 10 March 2025                                                                 bridge              by The Courier (12
                                                                                                      March 2025);
                                                                                                      denied by Ada
                                                                                                      Moreno (20 March
                                                                                                      2025)
12 March 2025       The council voted for the bridge        Town council, Ada     The new bridge      confirmed by Bo Ek
                    [twice]                                 Moreno
all 3 events
""",
    "timeline at 200": """\
When                             Event                                                               Who                                Topics                           Standing
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
c. November 2024                 The river carried the old bridge away                                                                  The new bridge                   stated
                                 Nobody was hurt.
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
between 1 February and 10 March  The mayor took money from the builders                              Ada Moreno                         Money, The new bridge            disputed: relayed by The
2025                                                                                                                                                                     Courier (12 March 2025); denied
                                                                                                                                                                         by Ada Moreno (20 March 2025)
12 March 2025                    The council voted for the bridge [twice]                            Town council, Ada Moreno           The new bridge                   confirmed by Bo Ek
                                 Seven of twelve members were for it.
all 3 events
""",
    "quotes at 60": """\
Quote
────────────────────────────────────────────────────────────
“We shall cross it [i.e. the river] when we come to it,
[/bold] or … not.”
— Ada Moreno, mayor (published by The Courier) · 12 March
2025 · Minutes of the council, ¶ 4
────────────────────────────────────────────────────────────
“too dear by half”
— unattributed · undated · Minutes of the council
all 2 quotes
""",
    "quotes at 80": """\
Quote
────────────────────────────────────────────────────────────────────────────────
“We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”
— Ada Moreno, mayor (published by The Courier) · 12 March 2025 · Minutes of the
council, ¶ 4
────────────────────────────────────────────────────────────────────────────────
“too dear by half”
— unattributed · undated · Minutes of the council
all 2 quotes
""",
    "quotes at 120": """\
When            Who                       Words                                                 Source
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
12 March 2025   Ada Moreno, mayor         “We shall cross it [i.e. the river] when we come to   Minutes of the council,
                (published by The         it, [/bold] or … not.”                                ¶ 4
                Courier)
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
undated         unattributed              “too dear by half”                                    Minutes of the council
all 2 quotes
""",
    "quotes at 200": """\
When            Who                       Words                                                                                                                                 Source
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
12 March 2025   Ada Moreno, mayor         “We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”                                                            Minutes of the council,
                (published by The                                                                                                                                               ¶ 4
                Courier)
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
undated         unattributed              “too dear by half”                                                                                                                    Minutes of the council
all 2 quotes
""",
    "facts at 80": """\
When                  Fact
────────────────────────────────────────────────────────────────────────────────
since 2019            A ferry crosses the river twice an hour.
                      The new bridge
────────────────────────────────────────────────────────────────────────────────
undated               =The bridge costs less than a ferry.
                      Town council · Money · rumoured: relayed by someone
                      unnamed
all 2 facts
""",
    "who mayor at 60": """\
Ada Moreno
             mayor
Kind         person
Other names  A. Moreno
Member of    Town council
First        between 1 February and 10 March 2025: The mayor
             took money from the builders (disputed)
Last         12 March 2025: a quote of Ada Moreno
             (mayor-crossing)

About (2)
  between 1   The mayor took money from the builders
  February    disputed: relayed by The Courier (12 March
  and 10      2025); denied by Ada Moreno (20 March 2025)
  March 2025
  12 March    The council voted for the bridge [twice]
  2025        confirmed by Bo Ek

Said (1)
  12 March    “We shall cross it [i.e. the river] when we
  2025        come to it, [/bold] or … not.”
              — Ada Moreno, Minutes of the council, ¶ 4

Claims (1)
  20 March    denied: The mayor took money from the builders
  2025        (disputed)

Topics (2)
  The new bridge 3, Money 1

Together with (1)
  Town council 2
""",
    "who mayor at 120": """\
Ada Moreno
             mayor
Kind         person
Other names  A. Moreno
Member of    Town council
First        between 1 February and 10 March 2025: The mayor took money from the builders (disputed)
Last         12 March 2025: a quote of Ada Moreno (mayor-crossing)

About (2)
  between 1 February and  The mayor took money from the builders
  10 March 2025           disputed: relayed by The Courier (12 March 2025); denied by Ada Moreno (20 March 2025)
  12 March 2025           The council voted for the bridge [twice]
                          confirmed by Bo Ek

Said (1)
  12 March 2025           “We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”
                          — Ada Moreno, Minutes of the council, ¶ 4

Claims (1)
  20 March 2025           denied: The mayor took money from the builders (disputed)

Topics (2)
  The new bridge  3  ████████████████████████
  Money           1  ████████

Together with (1)
  Town council 2
""",
    "show bribe at 80": """\
The mayor took money from the builders
Kind             event
Id               bribe
When             between 1 February and 10 March 2025
Date as written  [2025-02-01..2025-03-10]
Date note        Before the report and after the new year.
Public from      12 March 2025
Who              Ada Moreno
Topics           Money, The new bridge
Standing         disputed
Source           Minutes of the council, ¶ 2

Claims
For it                                  Against it
relayed by The Courier, newspaper (12   denied by Ada Moreno, mayor (20 March
March 2025, ¶ 2)                        2025)
""",
    "topics at 80": """\
Name                                                       Events  Facts  Quotes
────────────────────────────────────────────────────────────────────────────────
The new bridge                                                  3      1       1
bridge · first: since 2019; last: 12 March 2025
Money                                                           1      1       1
money · between 1 February and 10 March 2025
2 topics
""",
    "topics at 120": """\
Name               Id           What                          Events  Facts  Quotes  First             Last
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
The new bridge     bridge       Whether, where and when it         3      1       1  since 2019        12 March 2025
                                is built.
Money              money                                           1      1       1  between 1         between 1
                                                                                     February and 10   February and 10
                                                                                     March 2025        March 2025
2 topics
""",
    "find bridge at 80": """\
When                  Entry
────────────────────────────────────────────────────────────────────────────────
undated               =The bridge costs less than a ferry.
                      fact price · found: bridge
                      Town council · Money · rumoured: relayed by someone
                      unnamed
c. November 2024      The river carried the old bridge away
                      event flood · found: bridge
                      The new bridge
12 March 2025         The council voted for the bridge [twice]
                      event vote · found: bridge
                      Town council, Ada Moreno · The new bridge · confirmed by
                      Bo Ek
3 of 7 entries: with “bridge”
""",
    "timeline --as-of 2025-03-15 at 80": """\
When                  Event
────────────────────────────────────────────────────────────────────────────────
c. November 2024      The river carried the old bridge away
                      The new bridge · public 2024-11-30
────────────────────────────────────────────────────────────────────────────────
between 1 February    The mayor took money from the builders
and 10 March 2025     Ada Moreno · Money, The new bridge · rumoured: relayed by
                      The Courier (12 March 2025) · public 2025-03-12
2 of 3 events: as of 15 March 2025
""",
    "timeline --as-of 2025-03-15 at 120": """\
When                Event                       Who                   Topics              Standing            Public
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
c. November 2024    The river carried the old                         The new bridge      stated              2024-11-30
                    bridge away
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
between 1 February  The mayor took money from   Ada Moreno            Money, The new      rumoured: relayed   2025-03-12
and 10 March 2025   the builders                                      bridge              by The Courier (12
                                                                                          March 2025)
2 of 3 events: as of 15 March 2025
""",
    "timeline --since 2025-03-01 --until 2025-03-31 at 80": """\
When                  Event
────────────────────────────────────────────────────────────────────────────────
between 1 February    The mayor took money from the builders
and 10 March 2025 *   Ada Moreno · Money, The new bridge · disputed: relayed by
                      The Courier (12 March 2025); denied by Ada Moreno (20
                      March 2025)
12 March 2025         The council voted for the bridge [twice]
                      Town council, Ada Moreno · The new bridge · confirmed by
                      Bo Ek
2 of 3 events: from 1 March 2025 through 31 March 2025
* may lie outside these days: its date is not known closely enough
""",
    "timeline -n 1 --reverse at 80": """\
When                  Event
────────────────────────────────────────────────────────────────────────────────
12 March 2025         The council voted for the bridge [twice]
                      Town council, Ada Moreno · The new bridge · confirmed by
                      Bo Ek
last 1 of 3 events
""",
    "timeline at 1": """\
When        Event
────────────────────
c.          The
November    river
2024        carried
            the old
            bridge
            away
            The new
            bridge
────────────────────
between 1   The
February    mayor
and 10      took
March 2025  money
            from the
            builders
            Ada
            Moreno ·
            Money,
            The new
            bridge ·
            disputed
            :
            relayed
            by The
            Courier
            (12
            March
            2025);
            denied
            by Ada
            Moreno
            (20
            March
            2025)
12 March    The
2025        council
            voted
            for the
            bridge
            [twice]
            Town
            council,
            Ada
            Moreno ·
            The new
            bridge ·
            confirme
            d by Bo
            Ek
all 3 events
""",
}


@pytest.mark.parametrize("asked", SCREENS)
def test_a_screen_is_exactly_this(asked: str) -> None:
    words, width = asked.split(" at ")
    said = ask_town(*words.split(), COLUMNS=width)
    assert said.out == SCREENS[asked]
    assert said.code == 0


@pytest.mark.parametrize("width", [60, 80, 100, 120, 140, 200])
@pytest.mark.parametrize(
    "words", ["timeline", "facts", "quotes", "who mayor", "show bribe", "topics", "actors"]
)
def test_no_line_is_wider_than_the_screen(width: int, words: str) -> None:
    said = ask_town(*words.split(), COLUMNS=str(width))
    assert max(map(len, said.out.splitlines())) <= width


@pytest.mark.parametrize(
    ("width", "has_summaries"), [(80, False), (139, False), (140, True), (200, True)]
)
def test_summaries_are_shown_where_there_is_room(width: int, *, has_summaries: bool) -> None:
    said = ask_town("timeline", COLUMNS=str(width))
    assert ("Nobody was hurt." in said.out) is has_summaries


@pytest.mark.parametrize(("width", "columns"), [(99, 2), (100, 5)])
def test_from_a_hundred_columns_on_each_thing_has_a_column(width: int, columns: int) -> None:
    said = ask_town("timeline", COLUMNS=str(width))
    assert len(said.out.splitlines()[0].split()) == columns


@pytest.mark.parametrize("width", [1, 20, 60, 80, 100, 200])
def test_every_word_of_a_quote_is_there_and_no_ellipsis_that_it_has_not(width: int) -> None:
    said = ask_town("quotes", COLUMNS=str(width))
    shown = "".join(said.out.split())
    quote = "“We shall cross it [i.e. the river] when we come to it, [/bold] or … not.”"
    assert width >= 100 or quote.replace(" ", "") in shown
    assert said.out.count("…") == 1
    for word in quote.split():
        assert word in shown
