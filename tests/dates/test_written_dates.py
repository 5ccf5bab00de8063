"""Every row and every refusal of the date table, through the public `parse_date`."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from syru.dates import DateSpan, parse_date
from syru.dates.day import iso_day
from syru.dates.span import AFTER_ALL, BEFORE_ALL

LO, HI = BEFORE_ALL, AFTER_ALL

# A form without a slash: what is written, its canonical EDTF, first day, last day, words.
SINGLE = [
    pytest.param("2025-07-03", "2025-07-03", "2025-07-03", "2025-07-03", "3 July 2025", id="day"),
    pytest.param("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024", id="leap day"),
    pytest.param("2025-07", "2025-07", "2025-07-01", "2025-07-31", "July 2025", id="month"),
    pytest.param("1900-02", "1900-02", "1900-02-01", "1900-02-28", "February 1900", id="February of a hundred"),
    pytest.param("2000-02", "2000-02", "2000-02-01", "2000-02-29", "February 2000", id="February of four hundred"),
    pytest.param("2025", "2025", "2025-01-01", "2025-12-31", "2025", id="year"),
    pytest.param("0099", "0099", "0099-01-01", "0099-12-31", "AD 99", id="year of two digits"),
    pytest.param("195X", "195X", "1950-01-01", "1959-12-31", "1950s", id="decade"),
    pytest.param("1950s", "195X", "1950-01-01", "1959-12-31", "1950s", id="decade by its alias"),
    pytest.param("1950s~", "195X~", "1950-01-01", "1959-12-31", "c. 1950s", id="alias, approximate"),
    pytest.param("190X", "190X", "1900-01-01", "1909-12-31", "1900–1909", id="first decade of a hundred"),
    pytest.param("19XX", "19XX", "1900-01-01", "1999-12-31", "1900–1999", id="hundred years"),
    pytest.param("1XXX", "1XXX", "1000-01-01", "1999-12-31", "1000–1999", id="thousand years"),
    pytest.param("0XXX", "0XXX", "0000-01-01", "0999-12-31", "1 BC–AD 999", id="first thousand years"),
    pytest.param("000X", "000X", "0000-01-01", "0009-12-31", "1 BC–AD 9", id="first decade"),
    pytest.param("-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15", "15 March 44 BC", id="day before Christ"),
    pytest.param("-0043-03", "-0043-03", "-0043-03-01", "-0043-03-31", "March 44 BC", id="month before Christ"),
    pytest.param("-0043", "-0043", "-0043-01-01", "-0043-12-31", "44 BC", id="year before Christ"),
    pytest.param("0000", "0000", "0000-01-01", "0000-12-31", "1 BC", id="year 0"),
    pytest.param("0000-02-29", "0000-02-29", "0000-02-29", "0000-02-29", "29 February 1 BC", id="leap day of year 0"),
    pytest.param("-0004-02", "-0004-02", "-0004-02-01", "-0004-02-29", "February 5 BC", id="leap month before Christ"),
    pytest.param("-0003-02", "-0003-02", "-0003-02-01", "-0003-02-28", "February 4 BC", id="February before Christ"),
    pytest.param("-0100-02", "-0100-02", "-0100-02-01", "-0100-02-28", "February 101 BC", id="February of a hundred before Christ"),
    pytest.param("-0400-02", "-0400-02", "-0400-02-01", "-0400-02-29", "February 401 BC", id="February of four hundred before Christ"),
    pytest.param("-9999", "-9999", "-9999-01-01", "-9999-12-31", "10000 BC", id="first year of all"),
    pytest.param("-004X", "-004X", "-0049-01-01", "-0040-12-31", "50–41 BC", id="ten years before Christ"),
    pytest.param("-000X", "-000X", "-0009-01-01", "-0001-12-31", "10–2 BC", id="last ten years before Christ"),
    pytest.param("-01XX", "-01XX", "-0199-01-01", "-0100-12-31", "200–101 BC", id="hundred years before Christ"),
    pytest.param("-1XXX", "-1XXX", "-1999-01-01", "-1000-12-31", "2000–1001 BC", id="thousand years before Christ"),
    pytest.param("-0043-XX", "-0043-XX", "-0043-01-01", "-0043-12-31", "some month in 44 BC", id="some month before Christ"),
    pytest.param("-0043-03-XX", "-0043-03-XX", "-0043-03-01", "-0043-03-31", "some day in March 44 BC", id="some day before Christ"),
    pytest.param("-0043-21", "-0043-21", "-0043-03-01", "-0043-05-31", "spring 44 BC", id="spring before Christ"),
    pytest.param("-0043-24", "-0043-24", "-0043-12-01", "-0042-02-28", "winter 44–43 BC", id="winter before Christ"),
    pytest.param("0000-24", "0000-24", "0000-12-01", "0001-02-28", "winter 1 BC–AD 1", id="winter into the year 1"),
    pytest.param("-0043-Q3", "-0043-35", "-0043-07-01", "-0043-09-30", "Q3 44 BC", id="quarter before Christ"),
    pytest.param("-0048-01~", "-0048-01~", "-0048-01-01", "-0048-01-31", "c. January 49 BC", id="approximate before Christ"),
    pytest.param("-0043?", "-0043?", "-0043-01-01", "-0043-12-31", "44 BC (?)", id="uncertain before Christ"),
    pytest.param("2025-XX", "2025-XX", "2025-01-01", "2025-12-31", "some month in 2025", id="some month"),
    pytest.param("2025-07-XX", "2025-07-XX", "2025-07-01", "2025-07-31", "some day in July 2025", id="some day of a month"),
    pytest.param("2025-XX-XX", "2025-XX-XX", "2025-01-01", "2025-12-31", "some day in 2025", id="some day of a year"),
    pytest.param("2025-21", "2025-21", "2025-03-01", "2025-05-31", "spring 2025", id="spring"),
    pytest.param("2025-22", "2025-22", "2025-06-01", "2025-08-31", "summer 2025", id="summer"),
    pytest.param("2025-23", "2025-23", "2025-09-01", "2025-11-30", "autumn 2025", id="autumn"),
    pytest.param("2025-24", "2025-24", "2025-12-01", "2026-02-28", "winter 2025–26", id="winter"),
    pytest.param("2023-24", "2023-24", "2023-12-01", "2024-02-29", "winter 2023–24", id="winter to a leap year"),
    pytest.param("1999-24", "1999-24", "1999-12-01", "2000-02-29", "winter 1999–2000", id="winter to a new hundred"),
    pytest.param("2025-33", "2025-33", "2025-01-01", "2025-03-31", "Q1 2025", id="first quarter"),
    pytest.param("2025-34", "2025-34", "2025-04-01", "2025-06-30", "Q2 2025", id="second quarter"),
    pytest.param("2025-Q3", "2025-35", "2025-07-01", "2025-09-30", "Q3 2025", id="quarter by its alias"),
    pytest.param("2025-Q4?", "2025-36?", "2025-10-01", "2025-12-31", "Q4 2025 (?)", id="quarter, uncertain"),
    pytest.param("2024-12~", "2024-12~", "2024-12-01", "2024-12-31", "c. December 2024", id="approximate"),
    pytest.param("2024-12?", "2024-12?", "2024-12-01", "2024-12-31", "December 2024 (?)", id="uncertain"),
    pytest.param("2024-12%", "2024-12%", "2024-12-01", "2024-12-31", "c. December 2024 (?)", id="both"),
    pytest.param("2025-07-XX~", "2025-07-XX~", "2025-07-01", "2025-07-31", "some day in c. July 2025", id="some day, approximate"),
    pytest.param("[..1945-10]", "[..1945-10]", LO, "1945-10-31", "by October 1945", id="not after"),
    pytest.param("[1945-10..]", "[1945-10..]", "1945-10-01", HI, "October 1945 or later", id="not before"),
    pytest.param("[1945-10..1946-02]", "[1945-10..1946-02]", "1945-10-01", "1946-02-28", "between October 1945 and February 1946", id="between"),
    pytest.param("[2025-07-03..2025-08-05]", "[2025-07-03..2025-08-05]", "2025-07-03", "2025-08-05", "between 3 July and 5 August 2025", id="between, one year"),
    pytest.param("[1950s..196X]", "[195X..196X]", "1950-01-01", "1969-12-31", "between the 1950s and the 1960s", id="between decades"),
    pytest.param("[..195X]", "[..195X]", LO, "1959-12-31", "by the 1950s", id="not after a decade"),
    pytest.param("[..2015-10~]", "[..2015-10~]", LO, "2015-10-31", "by c. October 2015", id="not after, approximate"),
    pytest.param("[2015?..]", "[2015?..]", "2015-01-01", HI, "2015 (?) or later", id="not before, uncertain"),
    pytest.param("[2025..2025]", "[2025..2025]", "2025-01-01", "2025-12-31", "2025", id="between one and the same"),
    pytest.param("2025-07-03T10:00:00Z", "2025-07-03", "2025-07-03", "2025-07-03", "3 July 2025", id="date-time"),
    pytest.param("2025-07-03 23:59:59.999+05:30", "2025-07-03", "2025-07-03", "2025-07-03", "3 July 2025", id="date-time with a space, a fraction, an offset"),
    pytest.param("2025-07-03T23:20-04", "2025-07-03", "2025-07-03", "2025-07-03", "3 July 2025", id="date-time with an offset of hours"),
]  # fmt: skip

# An interval: what is written, the four days, words.
INTERVALS = [
    pytest.param("-0048/-0043", ("-0048-01-01", "-0048-12-31", "-0043-01-01", "-0043-12-31"), "49 BC – 44 BC", id="years before Christ"),
    pytest.param("-0043-03-01/-0043-04-15", ("-0043-03-01", "-0043-03-01", "-0043-04-15", "-0043-04-15"), "1 March – 15 April 44 BC", id="days of one year before Christ"),
    pytest.param("-0043/0014", ("-0043-01-01", "-0043-12-31", "0014-01-01", "0014-12-31"), "44 BC – AD 14", id="from before Christ until after"),
    pytest.param("-0752/1453-05-29", ("-0752-01-01", "-0752-12-31", "1453-05-29", "1453-05-29"), "753 BC – 29 May AD 1453", id="from before Christ until long after"),
    pytest.param("-0026~/0014?", ("-0026-01-01", "-0026-12-31", "0014-01-01", "0014-12-31"), "c. 27 BC – AD 14 (?)", id="doubts on both sides of the year 1"),
    pytest.param("0000/0001", ("0000-01-01", "0000-12-31", "0001-01-01", "0001-12-31"), "1 BC – AD 1", id="1 BC is followed by AD 1"),
    pytest.param("-004X/..", ("-0049-01-01", "-0040-12-31", HI, HI), "since some time in 50–41 BC", id="since ten years before Christ"),
    pytest.param("../-0043", (LO, LO, "-0043-01-01", "-0043-12-31"), "until 44 BC", id="until a year before Christ"),
    pytest.param("[..-0043]", (LO, "-0043-12-31", LO, "-0043-12-31"), "by 44 BC", id="by a year before Christ"),
    pytest.param("[-0048..-0043]", ("-0048-01-01", "-0043-12-31", "-0048-01-01", "-0043-12-31"), "between 49 BC and 44 BC", id="range before Christ"),
    pytest.param("[-0026..0014]", ("-0026-01-01", "0014-12-31", "-0026-01-01", "0014-12-31"), "between 27 BC and AD 14", id="range across the year 1"),
    pytest.param("2025-07-03/2025-08-05", ("2025-07-03", "2025-07-03", "2025-08-05", "2025-08-05"), "3 July – 5 August 2025", id="days of one year"),
    pytest.param("2025-07-03/2025-07-05", ("2025-07-03", "2025-07-03", "2025-07-05", "2025-07-05"), "3 – 5 July 2025", id="days of one month"),
    pytest.param("2024-12-30/2025-01-02", ("2024-12-30", "2024-12-30", "2025-01-02", "2025-01-02"), "30 December 2024 – 2 January 2025", id="days of two years"),
    pytest.param("2024-07-03/2025-07-05", ("2024-07-03", "2024-07-03", "2025-07-05", "2025-07-05"), "3 July 2024 – 5 July 2025", id="one month of two years"),
    pytest.param("2025-07/2025-08", ("2025-07-01", "2025-07-31", "2025-08-01", "2025-08-31"), "July – August 2025", id="months"),
    pytest.param("2004/2006", ("2004-01-01", "2004-12-31", "2006-01-01", "2006-12-31"), "2004 – 2006", id="years"),
    pytest.param("2025/2025-07", ("2025-01-01", "2025-07-31", "2025-07-01", "2025-07-31"), "2025 – July 2025", id="a start cut by the end"),
    pytest.param("2025-07/2025", ("2025-07-01", "2025-07-31", "2025-07-01", "2025-12-31"), "July 2025 – 2025", id="an end cut by the start"),
    pytest.param("2025/2025", ("2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"), "2025", id="one year twice"),
    pytest.param("2025-21/2025-22", ("2025-03-01", "2025-05-31", "2025-06-01", "2025-08-31"), "spring – summer 2025", id="seasons"),
    pytest.param("2025-24/2026-21", ("2025-12-01", "2026-02-28", "2026-03-01", "2026-05-31"), "from winter 2025–26 until spring 2026", id="a winter and a spring"),
    pytest.param("19XX/20XX", ("1900-01-01", "1999-12-31", "2000-01-01", "2099-12-31"), "from some time in 1900–1999 until some time in 2000–2099", id="hundreds"),
    pytest.param("2004-06~/2005", ("2004-06-01", "2004-06-30", "2005-01-01", "2005-12-31"), "c. June 2004 – 2005", id="approximate start"),
    pytest.param("2025-07-03~/2025-08-05", ("2025-07-03", "2025-07-03", "2025-08-05", "2025-08-05"), "c. 3 July 2025 – 5 August 2025", id="approximate start of one year"),
    pytest.param("2025-07-03/2025-07-05?", ("2025-07-03", "2025-07-03", "2025-07-05", "2025-07-05"), "3 July 2025 – 5 July 2025 (?)", id="uncertain end"),
    pytest.param("195X/..", ("1950-01-01", "1959-12-31", HI, HI), "since the 1950s", id="open end"),
    pytest.param("195X~/..", ("1950-01-01", "1959-12-31", HI, HI), "since c. 1950s", id="open end, approximate"),
    pytest.param("../1945-10", (LO, LO, "1945-10-01", "1945-10-31"), "until October 1945", id="open start"),
    pytest.param("2025-01/", ("2025-01-01", "2025-01-31", "2025-01-01", HI), "from January 2025, end unknown", id="unknown end"),
    pytest.param("/1945-10", (LO, "1945-10-31", "1945-10-01", "1945-10-31"), "until October 1945, start unknown", id="unknown start"),
    pytest.param("[..2015-10]/..", (LO, "2015-10-31", HI, HI), "since October 2015 or earlier", id="bracketed start, open end"),
    pytest.param("[2015-10..]/..", ("2015-10-01", HI, HI, HI), "since October 2015 or later", id="late bracketed start, open end"),
    pytest.param("[2015..2016]/..", ("2015-01-01", "2016-12-31", HI, HI), "since some time between 2015 and 2016", id="start between, open end"),
    pytest.param("[2015..2015]/..", ("2015-01-01", "2015-12-31", HI, HI), "since 2015", id="start between one and the same"),
    pytest.param("2015/[2016..2017]", ("2015-01-01", "2015-12-31", "2016-01-01", "2017-12-31"), "from 2015 until some time between 2016 and 2017", id="bracketed end"),
    pytest.param("../[..2015]", (LO, LO, LO, "2015-12-31"), "until 2015 or earlier", id="open start, bracketed end"),
    pytest.param("/[2016..]", (LO, HI, "2016-01-01", HI), "until 2016 or later, start unknown", id="unknown start, bracketed end"),
    pytest.param("[..2015]/", (LO, "2015-12-31", LO, HI), "from 2015 or earlier, end unknown", id="bracketed start, unknown end"),
]  # fmt: skip

# What is refused: the text, what the message says is wrong, what it says to write.
REFUSED = [
    pytest.param("", "nothing is written", "2025-07", id="nothing"),
    pytest.param(" \t", "only white space", "2025-07", id="white space alone"),
    pytest.param(" 2025", "white space", "write 2025", id="white space before"),
    pytest.param("2025-07\n", "white space", "write 2025-07", id="line break after"),
    pytest.param("July 2025", "words", "2025-07", id="words"),
    pytest.param("2025-02-30", "February 2025 has 28 days", "2025-02-28", id="30 February"),
    pytest.param("1900-02-29", "February 1900 has 28 days", "1900-02-28", id="no leap day"),
    pytest.param("2025-06-31", "June 2025 has 30 days", "2025-06-30", id="31 June"),
    pytest.param("2025-07-00", "days count from 01", "2025-07-01", id="day 00"),
    pytest.param("2025-00", "no month 00", "write 2025", id="month 00"),
    pytest.param("2025-00-05", "no month 00", "write 2025", id="day of month 00"),
    pytest.param("2025-13", "no month 13", "2025-12", id="month 13"),
    pytest.param("2025-20", "no month 20", "season 2025-21", id="month 20"),
    pytest.param("2025-25", "no month 25", "season 2025-21", id="month 25"),
    pytest.param("2040-32", "no month 32", "quarter 2040-33", id="month 32"),
    pytest.param("2040-37", "no month 37", "quarter 2040-33", id="month 37"),
    pytest.param("2025-13-01", "no month 13", "2025-12", id="day of month 13"),
    pytest.param("2025-21-05", "season or quarter has no days", "2025-21", id="day of a season"),
    pytest.param("2025-33-XX", "season or quarter has no days", "2025-33", id="some day of a quarter"),
    pytest.param("2025-1", "two digits", "write 2025-01", id="month of one digit"),
    pytest.param("2025-1-2", "two digits", "2025-01-02", id="month and day of one digit"),
    pytest.param("2025-7-03", "two digits", "write 2025-07-03", id="month of one digit, with a day"),
    pytest.param("2025-07-3", "two digits", "write 2025-07-03", id="day of one digit"),
    pytest.param("2004-?06", "a sign stands at the end", "write 2004-06?", id="sign inside"),
    pytest.param("~2004", "a sign stands at the end", "write 2004~", id="sign before"),
    pytest.param("2004~-06-11?", "a sign stands at the end", "write 2004-06-11%", id="two signs"),
    pytest.param("1984-1X", "half given", "write [1984-10..1984-12]", id="half a month"),
    pytest.param("1984-0X", "half given", "write [1984-01..1984-09]", id="half an early month"),
    pytest.param("156X-12-25", "half given", "write [1560-12-25..1569-12-25]", id="a day of a decade"),
    pytest.param("156X-02-29", "half given", "write [1560-02-29..1568-02-29]", id="a leap day of a decade"),
    pytest.param("1984-02-2X", "half given", "write [1984-02-20..1984-02-29]", id="half a day"),
    pytest.param("1984-XX-05", "half given", "write [1984-01-05..1984-12-05]", id="a day of some month"),
    pytest.param("195X-XX", "half given", "write [1950-01..1959-12]", id="some month of a decade"),
    pytest.param("000X-01", "half given", "write [0000-01..0009-01]", id="a month of the first decade"),
    pytest.param("1984-5X", "no day fits", "2025-07", id="half a month that is none"),
    pytest.param("XXXX", "no digit of the year", "1XXX", id="no digit"),
    pytest.param("XXXX-12-25", "no digit of the year", "1XXX", id="a day of no year"),
    pytest.param("1X5X", "last digits", "195X", id="X between digits"),
    pytest.param("195x", "capital X", "195X", id="small x"),
    pytest.param("{2024,2025}", "braces", "one entry for each", id="set in braces"),
    pytest.param("[2024,2025]", "list", "[2024..2025]", id="list in brackets"),
    pytest.param("2024, 2025", "list", "[2024..2025]", id="list"),
    pytest.param("../..", "no end is given", "../2025", id="open at both ends"),
    pytest.param("/", "no end is given", "2025/", id="unknown at both ends"),
    pytest.param("../", "no end is given", "2025/", id="open and unknown"),
    pytest.param("[..]", "no end is given", "[2025..]", id="brackets without an end"),
    pytest.param("[2025]", "needs no brackets", "write 2025", id="one date in brackets"),
    pytest.param("[..2025]~", "within the brackets", "[..2025~]", id="sign after brackets"),
    pytest.param("[2025..2026", "brackets", "[2024..2025]", id="bracket left open"),
    pytest.param("[2024/2025]", "brackets", "[2024..2025]", id="interval in brackets"),
    pytest.param("2024..2025", "brackets", "write [2024..2025]", id="range without brackets"),
    pytest.param("2025..", "brackets", "write [2025..]", id="open range without brackets"),
    pytest.param("Y17000", "-9999 to 9999", "2025", id="long year"),
    pytest.param("12025", "-9999 to 9999", "2025", id="year of five digits"),
    pytest.param("-10000", "-9999 to 9999", "2025", id="year of five digits before Christ"),
    pytest.param("-0000", "has no sign", "write 0000 for 1 BC", id="a negative 0"),
    pytest.param("+0043", "no plus sign", "write 0043", id="plus sign"),
    pytest.param("0000-00-00", "no date is given", "leave the key out", id="zeros"),
    pytest.param("-44", "four digits", "write -0044 for 45 BC, -0043 for 44 BC", id="short year before Christ"),
    pytest.param("-44-03-15", "four digits", "write -0044-03-15 for 45 BC, -0043-03-15 for 44 BC", id="day of a short year"),
    pytest.param("-0043-3-15", "month has two digits", "write -0043-03-15", id="month of one digit before Christ"),
    pytest.param("-0003-02-29", "4 BC has 28 days", "write -0003-02-28", id="no leap day before Christ"),
    pytest.param("-0044/-0049", "ends before it starts", "write -0049/-0044", id="reversed before Christ"),
    pytest.param("-004X-03", "half given", "[-0049-03..-0040-03]", id="month of ten years before Christ"),
    pytest.param("25", "four digits", "0099", id="year of two digits"),
    pytest.param("1950S2", "significant digits", "195X", id="significant digits"),
    pytest.param("202507", "hyphen", "write 2025-07", id="month without a hyphen"),
    pytest.param("20250703", "hyphens", "write 2025-07-03", id="day without hyphens"),
    pytest.param("15/10/2025", "year first", "write 2025-10-15", id="day with slashes"),
    pytest.param("2025/2024", "ends before it starts", "write 2024/2025", id="reversed interval"),
    pytest.param("[2015..]/2010", "ends before it starts", "write 2010/[2015..]", id="reversed with brackets"),
    pytest.param("[2026..2025]", "ends before it starts", "write [2025..2026]", id="reversed brackets"),
    pytest.param("2025-W12", "weeks", "2025-03-17/2025-03-23", id="week"),
    pytest.param("2025-123", "days of the year", "2025-07-03", id="day of the year"),
    pytest.param("2025-Q5", "Q1 to Q4", "2025-Q4", id="fifth quarter"),
    pytest.param("2025-q3", "capital Q", "write 2025-Q3", id="small q"),
    pytest.param("1900s", "ten years or a hundred", "write 190X or 19XX", id="hundreds with an s"),
    pytest.param("1950S", "small s", "write 1950s", id="capital S"),
    pytest.param("9999-24", "year 10000", "write 9999-12", id="last winter"),
    pytest.param("２０２５", "'２'", "0-9", id="digits of another script"),
    pytest.param("2025–07", "'–'", "hyphen", id="dash"),
    pytest.param("2025-07-03T25:00", "no such time", "write 2025-07-03", id="hour 25"),
    pytest.param("2025-07-03 10:61", "no such time", "write 2025-07-03", id="minute 61"),
    pytest.param("2025-07-03T10:00:60Z", "no such time", "write 2025-07-03", id="second 60"),
    pytest.param("2025-07-03T10:00+24:00", "no such time", "write 2025-07-03", id="offset of a day"),
    pytest.param("2025-02-30T10:00", "has 28 days", "2025-02-28", id="date-time of no day"),
    pytest.param("soon", "no form of a date", "2025-07", id="garbage"),
    pytest.param("2024/2025/2026", "more than one slash", "2024/2025", id="two slashes"),
    pytest.param("2025/soon", "'soon'", "2025-07", id="garbage at one end"),
]  # fmt: skip

NOT_TEXT = [
    pytest.param(2025.1, "2025.1", 'in quotes: "2025-10"', id="float"),
    pytest.param(float("nan"), "nan", "in quotes", id="not a number"),
    pytest.param(True, "true", "2025-07-03", id="boolean"),
    pytest.param(time(10), "a time", "2025-07-03", id="time"),
    pytest.param(10000, "-9999 to 9999", "2025-07", id="year 10000"),
    pytest.param(-10000, "-9999 to 9999", "2025-07", id="year -10000"),
    pytest.param(10**6000, "-9999 to 9999", "2025-07", id="a number too long to print"),
    pytest.param(["2025"], "a list", "2025-07-03", id="list"),
    pytest.param({}, "a table", "2025-07-03", id="table"),
    pytest.param(None, "NoneType", "2025-07-03", id="none"),
]


def days(span: DateSpan) -> tuple[str, ...]:
    """Return the four days as ISO text."""
    four = (span.start_lo, span.start_hi, span.end_lo, span.end_hi)
    return tuple(day if day in (BEFORE_ALL, AFTER_ALL) else iso_day(day) for day in four)


def refusal(value: Any) -> str:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (its words are checked by each test)
        parse_date(value)
    return str(caught.value)


@pytest.mark.parametrize(("text", "edtf", "lo", "hi", "words"), SINGLE)
def test_a_form_without_a_slash_has_its_days_and_words(
    text: str, edtf: str, lo: str, hi: str, words: str
) -> None:
    span = parse_date(text)
    assert span.edtf == edtf
    assert days(span) == (lo, hi, lo, hi)
    assert str(span) == words
    assert span.flagged == any(sign in text for sign in "~?%")
    assert parse_date(span.edtf) == span


@pytest.mark.parametrize(("text", "four", "words"), INTERVALS)
def test_an_interval_has_its_four_days_and_words(
    text: str, four: tuple[str, str, str, str], words: str
) -> None:
    span = parse_date(text)
    assert span.edtf == text
    assert days(span) == four
    assert str(span) == words
    assert span.flagged == any(sign in text for sign in "~?%")


@pytest.mark.parametrize(("value", "fault", "remedy"), [*REFUSED, *NOT_TEXT])
def test_a_refusal_names_the_bad_part_and_what_to_write(
    value: Any, fault: str, remedy: str
) -> None:
    said = refusal(value)
    assert fault in said
    assert remedy in said


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        pytest.param(date(2025, 7, 3), "2025-07-03", id="date"),
        pytest.param(date(44, 3, 15), "0044-03-15", id="early date"),
        pytest.param(datetime(2025, 7, 3, 23, 59, tzinfo=UTC), "2025-07-03", id="date-time"),
        pytest.param(
            datetime(2025, 7, 3, 0, 30, tzinfo=timezone(timedelta(hours=9))),
            "2025-07-03",
            id="date-time far from Greenwich",
        ),
        pytest.param(2025, "2025", id="year"),
        pytest.param(1, "0001", id="first year"),
        pytest.param(9999, "9999", id="last year"),
    ],
)
def test_a_toml_date_or_year_is_read_as_its_text(value: date | int, edtf: str) -> None:
    assert parse_date(value) == parse_date(edtf)
    assert parse_date(value).edtf == edtf


@pytest.mark.parametrize(
    "text", ["9" * 10**6, "[" * 10**6, "2025/" * 10**5, "2025-07-03T10:00:00." + "0" * 10**6]
)
def test_a_text_without_end_is_refused_with_a_short_message(text: str) -> None:
    said = refusal(text)
    assert "too long" in said
    assert len(said) < 250


@pytest.mark.parametrize("text", ["\x1b[31m2025", "2025\x00", "[\x07]", "\u202e2025", "\x9b"])
def test_no_control_character_of_a_bad_date_is_repeated(text: str) -> None:
    assert refusal(text).isprintable()


def test_earliest_and_latest_are_none_where_a_date_is_open_or_unknown() -> None:
    assert (parse_date("2025-07").earliest, parse_date("2025-07").latest) == (
        date(2025, 7, 1),
        date(2025, 7, 31),
    )
    assert parse_date("../2025").earliest is None
    assert parse_date("/2025").earliest is None
    assert parse_date("2025/..").latest is None
    assert parse_date("2025/").latest is None


def test_dates_stand_by_first_day_then_open_starts_first_then_the_shorter() -> None:
    in_order = [
        "../1945-10",
        "2014",
        "[..2015-10]",
        "[..2015-10]/..",
        "2015-11",
        "[..2010]/2015",
        "../2025-01-01",
        "2025-01-01",
        "2025-01",
        "2025",
        "2025-01/..",
        "2025-02",
        "../[2026..]",
    ]
    backwards = in_order[::-1]
    assert sorted(backwards, key=lambda text: parse_date(text).sort_key) == in_order
