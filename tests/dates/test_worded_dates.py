"""Dates as people write them: refused, with the form to write."""

# ruff: noqa: E501  (a row of a table stands on one line)

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.dates import parse_date, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable

    from syru.dates import DateSpan

TODAY = date(2025, 3, 31)

# What a log may not hold: the text, the message after it, what the forms of the message mean.
WRITTEN = [
    pytest.param("1909–10", "two readings: 1909 – 1910 or October 1909; write 1909/1910 or 1909-10", "1909 – 1910 or October 1909", id="1909--10"),
    pytest.param("1803-4", "two readings: 1803 – 1804 or April 1803; write 1803/1804 or 1803-04", "1803 – 1804 or April 1803", id="1803-4"),
    pytest.param("1803-4?", "two readings: 1803 (?) – 1804 (?) or April 1803 (?); write 1803?/1804? or 1803-04?", "1803 (?) – 1804 (?) or April 1803 (?)", id="1803-4?"),
    pytest.param("1976–7", "an interval has a slash and whole dates; write 1976/1977", "1976 – 1977", id="1976--7"),
    pytest.param("1950-1", "two readings: 1950 – 1951 or January 1950; write 1950/1951 or 1950-01", "1950 – 1951 or January 1950", id="1950-1"),
    pytest.param("1950–1", "an interval has a slash and whole dates; write 1950/1951", "1950 – 1951", id="1950--1"),
    pytest.param("1990-1999", "an interval has a slash and whole dates; write 1990/1999", "1990 – 1999", id="1990-1999"),
    pytest.param("1920–21", "an interval has a slash and whole dates; write 1920/1921", "1920 – 1921", id="1920--21"),
    pytest.param("1850-60", "an interval has a slash and whole dates; write 1850/1860", "1850 – 1860", id="1850-60"),
    pytest.param("1914/15", "an interval has a slash and whole dates; write 1914/1915", "1914 – 1915", id="1914/15"),
    pytest.param("2025–07", "'–' is no hyphen; write 2025-07", "July 2025", id="2025--07"),
    pytest.param("25 December 2021", "words are not read here; write 2021-12-25", "25 December 2021", id="25 December 2021"),
    pytest.param("December 25, 2021", "words are not read here; write 2021-12-25", "25 December 2021", id="December 25, 2021"),
    pytest.param("Dec 2024", "words are not read here; write 2024-12", "December 2024", id="Dec 2024"),
    pytest.param("May 1915", "words are not read here; write 1915-05", "May 1915", id="May 1915"),
    pytest.param("dec-2024", "words are not read here; write 2024-12", "December 2024", id="dec-2024"),
    pytest.param("Thursday 3 July 2025", "words are not read here; write 2025-07-03", "3 July 2025", id="Thursday 3 July 2025"),
    pytest.param("c. 1950", "words are not read here; write 1950~", "c. 1950", id="c. 1950"),
    pytest.param("circa 1900", "words are not read here; write 1900~", "c. 1900", id="circa 1900"),
    pytest.param("1895 (circa)", "words are not read here; write 1895~", "c. 1895", id="1895 (circa)"),
    pytest.param("about 1910?", "words are not read here; write 1910%", "c. 1910 (?)", id="about 1910?"),
    pytest.param("c.1737–40", "words are not read here; write 1737~/1740~", "c. 1737 – c. 1740", id="c.1737--40"),
    pytest.param("c.1909-10", "two readings: c. 1909 – c. 1910 or c. October 1909; write 1909~/1910~ or 1909-10~", "c. 1909 – c. 1910 or c. October 1909", id="c.1909-10"),
    pytest.param("?c.1674", "words are not read here; write 1674%", "c. 1674 (?)", id="?c.1674"),
    pytest.param("probably 1910", "words are not read here; write 1910?", "1910 (?)", id="probably 1910"),
    pytest.param("1915 ?", "white space in a date; write 1915?", "1915 (?)", id="1915 ?"),
    pytest.param("1920s (?)", "words are not read here; write 192X?", "1920s (?)", id="1920s (?)"),
    pytest.param("c.1890s", "words are not read here; write 189X~", "c. 1890s", id="c.1890s"),
    pytest.param("c.1900s", "two readings: c. 1900–1909 or c. 1900–1999; write 190X~ or 19XX~", "c. 1900–1909 or c. 1900–1999", id="c.1900s"),
    pytest.param("[c. 1915]", "words are not read here; write 1915~", "c. 1915", id="[c. 1915]"),
    pytest.param("after c.1830", "words are not read here; write [1831..], or [1831~..] to keep the doubt, and 'after c.1830' into date_note", "1831 or later or c. 1831 or later", id="after c.1830"),
    pytest.param("before c.1900", "words are not read here; write [..1899], or [..1899~] to keep the doubt, and 'before c.1900' into date_note", "by 1899 or by c. 1899", id="before c.1900"),
    pytest.param("before 1900", "words are not read here; write [..1899], and 'before 1900' into date_note", "by 1899", id="before 1900"),
    pytest.param("after 1745", "words are not read here; write [1746..], and 'after 1745' into date_note", "1746 or later", id="after 1745"),
    pytest.param("before 12 March 1999", "words are not read here; write [..1999-03-11], and 'before 12 March 1999' into date_note", "by 11 March 1999", id="before a day"),
    pytest.param("before 1 March 1900", "words are not read here; write [..1900-02-28], and 'before 1 March 1900' into date_note", "by 28 February 1900", id="before the first of a month"),
    pytest.param("before summer 1914", "words are not read here; write [..1914-05], and 'before summer 1914' into date_note", "by May 1914", id="before a season"),
    pytest.param("after winter 1914", "words are not read here; write [1915-03..], and 'after winter 1914' into date_note", "March 1915 or later", id="after a winter"),
    pytest.param("before the 1850s", "words are not read here; write [..1849], and 'before the 1850s' into date_note", "by 1849", id="before a decade"),
    pytest.param("pre-1914", "words are not read here; write [..1913], and 'pre-1914' into date_note", "by 1913", id="pre-1914"),
    pytest.param("post-1945", "words are not read here; write [1946..], and 'post-1945' into date_note", "1946 or later", id="post-1945"),
    pytest.param("prior to 1900", "words are not read here; write [..1899], and 'prior to 1900' into date_note", "by 1899", id="prior to 1900"),
    pytest.param("not after 1900", "words are not read here; write [..1900]", "by 1900", id="not after 1900"),
    pytest.param("1900 or before", "words are not read here; write [..1900]", "by 1900", id="1900 or before"),
    pytest.param("before the end of 1999", "words are not read here; write [..1999]", "by 1999", id="before the end of a year"),
    pytest.param("185?", "an unknown digit is a capital X; write 185X", "1850s", id="185?"),
    pytest.param("200?", "an unknown digit is a capital X; write 200X", "2000–2009", id="200?"),
    pytest.param("18??", "an unknown digit is a capital X; write 18XX", "1800–1899", id="18??"),
    pytest.param("185-", "an unknown digit is a capital X; write 185X", "1850s", id="185-"),
    pytest.param("185-?", "an unknown digit is a capital X; write 185X?", "1850s (?)", id="185-?"),
    pytest.param("c. 185?", "words are not read here; write 185X~", "c. 1850s", id="c. 185?"),
    pytest.param("between 185? and 187?", "words are not read here; write [185X..187X]", "between the 1850s and the 1870s", id="between 185? and 187?"),
    pytest.param("400?", "a year has four digits; write 0400?", "AD 400 (?)", id="400?"),
    pytest.param("AD 185?", "words are not read here; write 0185?", "AD 185 (?)", id="AD 185?"),
    pytest.param("winter 1962/63", "words are not read here; write 1962-24", "winter 1962–63", id="winter 1962/63"),
    pytest.param("winter 1962-63", "words are not read here; write 1962-24", "winter 1962–63", id="winter 1962-63"),
    pytest.param("winter 1999-2000", "words are not read here; write 1999-24", "winter 1999–2000", id="winter 1999-2000"),
    pytest.param("1999-00", "an interval has a slash and whole dates; write 1999/2000", "1999 – 2000", id="1999-00"),
    pytest.param("June 5-7, 1967", "words are not read here; write 1967-06-05/1967-06-07", "5 – 7 June 1967", id="June 5-7, 1967"),
    pytest.param("1850 or so", "words are not read here; write 1850~", "c. 1850", id="1850 or so"),
    pytest.param("1850c", "words are not read here; write 1850~", "c. 1850", id="1850c"),
    pytest.param("1850 - present", "words are not read here; write 1850/..", "since 1850", id="1850 - present"),
    pytest.param("by 1880", "words are not read here; write [..1880]", "by 1880", id="by 1880"),
    pytest.param("1900 or later", "words are not read here; write [1900..]", "1900 or later", id="1900 or later"),
    pytest.param("since 1950", "words are not read here; write 1950/..", "since 1950", id="since 1950"),
    pytest.param("until 1900", "words are not read here; write ../1900", "until 1900", id="until 1900"),
    pytest.param("1900 onwards", "words are not read here; write 1900/..", "since 1900", id="1900 onwards"),
    pytest.param("1914 or 1915", "words are not read here; write [1914..1915]", "between 1914 and 1915", id="1914 or 1915"),
    pytest.param("1914 or 15", "words are not read here; write [1914..1915]", "between 1914 and 1915", id="1914 or 15"),
    pytest.param("between 1900 and 1910", "words are not read here; write [1900..1910]", "between 1900 and 1910", id="between 1900 and 1910"),
    pytest.param("1860s-70s", "words are not read here; write 186X/187X", "1860s – 1870s", id="1860s-70s"),
    pytest.param("1870s–1880s", "words are not read here; write 187X/188X", "1870s – 1880s", id="1870s--1880s"),
    pytest.param("c. 1860 - c. 1870", "words are not read here; write 1860~/1870~", "c. 1860 – c. 1870", id="c. 1860 - c. 1870"),
    pytest.param("1 May 1915 - 3 June 1916", "words are not read here; write 1915-05-01/1916-06-03", "1 May 1915 – 3 June 1916", id="1 May 1915 - 3 June 1916"),
    pytest.param("1-3 May 1915", "words are not read here; write 1915-05-01/1915-05-03", "1 – 3 May 1915", id="1-3 May 1915"),
    pytest.param("May-June 1915", "words are not read here; write 1915-05/1915-06", "May – June 1915", id="May-June 1915"),
    pytest.param("1 May – 3 June 1915", "words are not read here; write 1915-05-01/1915-06-03", "1 May – 3 June 1915", id="1 May -- 3 June 1915"),
    pytest.param("from 1900 to 1910", "words are not read here; write 1900/1910", "1900 – 1910", id="from 1900 to 1910"),
    pytest.param("2017-00-00", "there is no month 00; write 2017", "2017", id="2017-00-00"),
    pytest.param("400", "a year has four digits; write 0400", "AD 400", id="400"),
    pytest.param("AD 79", "words are not read here; write 0079", "AD 79", id="AD 79"),
    pytest.param("44 BC", "words are not read here; write -0043", "44 BC", id="44 BC"),
    pytest.param("1 B.C.", "words are not read here; write 0000", "1 BC", id="1 B.C."),
    pytest.param("753 BCE", "words are not read here; write -0752", "753 BC", id="753 BCE"),
    pytest.param("10,000 BC", "words are not read here; write -9999", "10000 BC", id="10,000 BC"),
    pytest.param("c. 44 BC", "words are not read here; write -0043~", "c. 44 BC", id="c. 44 BC"),
    pytest.param("15 March 44 BC", "words are not read here; write -0043-03-15", "15 March 44 BC", id="15 March 44 BC"),
    pytest.param("March 15, 44 BC", "words are not read here; write -0043-03-15", "15 March 44 BC", id="March 15, 44 BC"),
    pytest.param("spring 44 BC", "words are not read here; write -0043-21", "spring 44 BC", id="spring 44 BC"),
    pytest.param("29 February 45 BC", "words are not read here; write -0044-02-29", "29 February 45 BC", id="29 February 45 BC"),
    pytest.param("29 February 44 BC", "not read as a date; write -0043 for 44 BC", "44 BC", id="29 February 44 BC"),
    pytest.param("Ides of March 44 BC", "not read as a date; write -0043 for 44 BC", "44 BC", id="Ides of March 44 BC"),
    pytest.param("1200 BC – 1100 BC", "words are not read here; write -1199/-1099", "1200 BC – 1100 BC", id="1200 BC -- 1100 BC"),
    pytest.param("49–44 BC", "words are not read here; write -0048/-0043", "49 BC – 44 BC", id="49--44 BC"),
    pytest.param("1-3 March 44 BC", "words are not read here; write -0043-03-01/-0043-03-03", "1 – 3 March 44 BC", id="1-3 March 44 BC"),
    pytest.param("412/11 BC", "two readings: 412 BC – 411 BC or 412 BC – 11 BC; write -0411/-0410 or -0411/-0010", "412 BC – 411 BC or 412 BC – 11 BC", id="412/11 BC"),
    pytest.param("27 BC – AD 14", "words are not read here; write -0026/0014", "27 BC – AD 14", id="27 BC -- AD 14"),
    pytest.param("27 BC – 14", "two readings: 27 BC – AD 14 or 27 BC – 14 BC; write -0026/0014 or -0026/-0013", "27 BC – AD 14 or 27 BC – 14 BC", id="27 BC -- 14"),
    pytest.param("before 44 BC", "words are not read here; write [..-0044], and 'before 44 BC' into date_note", "by 45 BC", id="before 44 BC"),
    pytest.param("49 or 48 BC", "words are not read here; write [-0048..-0047]", "between 49 BC and 48 BC", id="49 or 48 BC"),
    pytest.param("40s BC", "words are not read here; write [-0048..-0039]", "between 49 BC and 40 BC", id="40s BC"),
    pytest.param("5th century BC", "words are not read here; write [-0499..-0400]", "between 500 BC and 401 BC", id="5th century BC"),
    pytest.param("late 5th century BC", "words are not read here; write [-0433..-0400]", "between 434 BC and 401 BC", id="late 5th century BC"),
    pytest.param("1st century AD", "words are not read here; write [0001..0100]", "between AD 1 and AD 100", id="1st century AD"),
    pytest.param("14 September AD 81", "words are not read here; write 0081-09-14", "14 September AD 81", id="14 September AD 81"),
    pytest.param("12,000 BC", "years run from -9999, which is 10000 BC; write [..-9999], and the year into date_note", "by 10000 BC", id="12,000 BC"),
    pytest.param("0 BC", "there is no year 0 BC; write 0000 for 1 BC, and 0001 for AD 1", "1 BC or AD 1", id="0 BC"),
    pytest.param("date not known", "no date is given; leave the date out, or write what bounds it, as in [..2025]", "by 2025", id="date not known"),
    pytest.param("n.d.", "no date is given; leave the date out, or write what bounds it, as in [..2025]", "by 2025", id="n.d."),
    pytest.param("unknown", "no date is given; leave the date out, or write what bounds it, as in [..2025]", "by 2025", id="unknown"),
    pytest.param("undated", "no date is given; leave the date out, or write what bounds it, as in [..2025]", "by 2025", id="undated"),
    pytest.param("published 1896", "words are not read here; write 1896, and 'published' into date_note", "1896", id="published 1896"),
    pytest.param("Printed: c. 1896", "words are not read here; write 1896~, and 'printed' into date_note", "c. 1896", id="Printed: c. 1896"),
    pytest.param("19th century", "words are not read here; write 18XX", "1800–1899", id="19th century"),
    pytest.param("late 19th century", "words are not read here; write [1866..1899]", "between 1866 and 1899", id="late 19th century"),
    pytest.param("early 1890s", "words are not read here; write [1890..1893]", "between 1890 and 1893", id="early 1890s"),
    pytest.param("mid 2025", "words are not read here; write [2025-05..2025-08]", "between May and August 2025", id="mid 2025"),
    pytest.param("late February 2024", "words are not read here; write [2024-02-21..2024-02-29]", "between 21 and 29 February 2024", id="late February 2024"),
    pytest.param("mid-February 2024", "words are not read here; write [2024-02-11..2024-02-20]", "between 11 and 20 February 2024", id="mid-February 2024"),
    pytest.param("first half of the 19th century", "words are not read here; write [1800..1849]", "between 1800 and 1849", id="first half of the 19th century"),
    pytest.param("Spring 1914", "words are not read here; write 1914-21", "spring 1914", id="Spring 1914"),
    pytest.param("1914, winter", "words are not read here; write 1914-24", "winter 1914–15", id="1914, winter"),
    pytest.param("Q3 1914", "words are not read here; write 1914-35", "Q3 1914", id="Q3 1914"),
    pytest.param("2014 Q3", "words are not read here; write 2014-35", "Q3 2014", id="2014 Q3"),
    pytest.param("15/10/2025", "a date has its year first, and hyphens; write 2025-10-15", "15 October 2025", id="15/10/2025"),
    pytest.param("10/11/2025", "two readings: 11 October 2025 or 10 November 2025; write 2025-10-11 or 2025-11-10", "11 October 2025 or 10 November 2025", id="10/11/2025"),
    pytest.param("10/10/2025", "a date has its year first, and hyphens; write 2025-10-10", "10 October 2025", id="10/10/2025"),
    pytest.param("10/2025", "a date has its year first, and hyphens; write 2025-10", "October 2025", id="10/2025"),
    pytest.param("2025/7/3", "a date has its year first, and hyphens; write 2025-07-03", "3 July 2025", id="2025/7/3"),
    pytest.param("2025-1", "a month has two digits; write 2025-01", "January 2025", id="2025-1"),
    pytest.param("2025-W10", "weeks are not read; write first and last day: 2025-03-03/2025-03-09", "3 – 9 March 2025", id="2025-W10"),
    pytest.param("~2004", "a sign stands at the end; write 2004~", "c. 2004", id="~2004"),
]  # fmt: skip

# What is typed and not read: the text, the message after it.
TYPED = [
    pytest.param("1909–10", "two readings: 1909 – 1910 or October 1909; write 1909/1910 or 1909-10", id="years or a month, dash"),
    pytest.param("1803-4", "two readings: 1803 – 1804 or April 1803; write 1803/1804 or 1803-04", id="years or a month, hyphen"),
    pytest.param("1976–7", "not read as a date; write 1976/1977", id="years, dash"),
    pytest.param("1950-1", "two readings: 1950 – 1951 or January 1950; write 1950/1951 or 1950-01", id="years or January"),
    pytest.param("1990-1999", "not read as a date; write 1990/1999", id="whole years"),
    pytest.param("1850-60", "not read as a date; write 1850/1860", id="years that are no month"),
    pytest.param("2008/9", "two readings: 2008 – 2009 or September 2008; write 2008/2009 or 2008-09", id="years or a month, slash"),
    pytest.param("early 2025", "a filter needs sure ends; write 2025-01/2025-04", id="early in a year"),
    pytest.param("mid 2025", "a filter needs sure ends; write 2025-05/2025-08", id="middle of a year"),
    pytest.param("Late 2025", "a filter needs sure ends; write 2025-09/2025-12", id="late in a year"),
    pytest.param("c. 1950", "a filter needs sure ends; write 1950", id="about a year"),
    pytest.param("after c.1830", "a filter needs both ends; write 1831", id="after a year"),
    pytest.param("before 1900", "a filter needs both ends; write 1899", id="before a year"),
    pytest.param("19th century", "not read as a date; write 18XX", id="hundred years"),
    pytest.param("1 May 1915 - 3 June 1916", "not read as a date; write 1915-05-01/1916-06-03", id="days in words"),
    pytest.param("published 1896", "not read as a date; write 1896", id="a word beside it"),
    pytest.param("1900s", "two readings: 1900–1909 or 1900–1999; write 190X or 19XX", id="hundreds with an s"),
    pytest.param("c. 44 BC", "a filter needs sure ends; write -0043", id="about a year before Christ"),
    pytest.param("100 BC – 50 BC", "not read as a date; write -0099/-0049", id="years before Christ"),
    pytest.param("5th century BC", "a filter needs sure ends; write -0499/-0400", id="century before Christ"),
    pytest.param("12000 BC", "years run from -9999, which is 10000 BC; write -9999", id="too long before Christ"),
]  # fmt: skip

# What looks like a date in words, and has no clear meaning.
NOT_CLEAR = ["not 1896", "1914 - 1910", "31 June 2025", "between 1910 and 1900", "July 99", "soon", "1914-06 to 1914-21"]  # fmt: skip


def refusal(text: str) -> str:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (its words are checked by each test)
        parse_date(text)
    return str(caught.value)


def to_write(said: str) -> list[str]:
    """Return every date that a message says to write."""
    remedy = said.partition("; write ")[2] or said.partition(" write ")[2]
    remedy = re.sub(r" for (?:AD )?[0-9]+(?: BC)?|, and .+ into date_note", "", remedy)
    return re.findall(r"(?:\.\./|\[(?:\.\.)?)?(?:\b|(?<!\w)-)[0-9][0-9X~?%./\[\]-]*", remedy)


@pytest.mark.parametrize(("text", "message", "meaning"), WRITTEN)
def test_a_date_as_people_write_it_is_refused_with_the_form_to_write(
    text: str, message: str, meaning: str
) -> None:
    said = refusal(text)
    assert said == f"{text!r}: {message}"
    assert " or ".join(str(parse_date(form)) for form in to_write(said)) == meaning


@pytest.mark.parametrize(("text", "message"), TYPED)
def test_a_period_that_is_not_read_is_answered_with_what_a_filter_takes(
    text: str, message: str
) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (its words are checked below)
        parse_period(text, TODAY)
    assert str(caught.value) == f"{text!r}: {message}"
    assert all(parse_period(form, TODAY) for form in to_write(message))


@pytest.mark.parametrize("text", NOT_CLEAR)
def test_no_form_is_made_up_for_a_text_that_is_not_clear(text: str) -> None:
    assert "write a form such as" in refusal(text)


@pytest.mark.parametrize("text", ["1909-10", "1920-21", "2025-07"])
def test_a_year_and_two_digits_with_a_hyphen_stay_a_month_or_season(text: str) -> None:
    assert parse_date(text).edtf == parse_period(text, TODAY).edtf == text


# Years that continue, that fall back, that are early; parts that exist and that do not.
ENDS = ["1803", "99", "4", "10", "60s", "1900s", "1890s", "0000", "9999", "31 june", "29 feb 1900"]
ENDS += ["44 BC", "15 march 44 bc", "1 BC", "AD 14", "412", "14", "5th century BC", "30 BC"]
ENDS += ["may", "winter 1914", "1914-06", "19th century", "0th century", "00/00/2025", "n.d."]
BEFORE = ["", "c.", "?", "by ", "after ", "late ", "early ", "first half of ", "published ", "("]
BETWEEN = ["–", "-", " - ", "/", " or ", " to ", " and ", "–"]
AFTER = ["", "?", " (?)", " onwards", " BC", "~", ")"]
PIECES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from([*BEFORE, "between ", "from "]),
    st.sampled_from(ENDS),
    st.sampled_from(["", *BETWEEN]),
    st.builds("{}{}".format, st.sampled_from(BEFORE), st.sampled_from(["", *ENDS])),
    st.sampled_from(AFTER),
)


def said_of(read: Callable[[], DateSpan]) -> str:
    try:
        read()
    except ValueError as error:
        return str(error)
    return ""


CLEAR = re.compile("words are not|two readings|an interval has|no hyphen|sure ends|both ends")


@given(PIECES)
def test_whatever_a_message_says_to_write_is_a_date(text: str) -> None:
    said = said_of(lambda: parse_date(text))
    if CLEAR.search(said):
        assert to_write(said)
        assert all(parse_date(form) for form in to_write(said))
    typed = said_of(lambda: parse_period(text, TODAY))
    # One end alone is answered as a log would hold it.
    if CLEAR.search(typed) and typed.startswith(repr(" ".join(text.split()))):
        assert to_write(typed)
        assert all(parse_period(form, TODAY) for form in to_write(typed))
