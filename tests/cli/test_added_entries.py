"""`syru add` with options: what is written, where it goes, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from logs import TOWN
from running import Said, ask

from syru.log.files import builtin_log

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Minutes of the council
The mayor denies that she took money.
Seven of twelve members voted for the bridge.
“We shall cross it when we come to it,” said the mayor; “nobody has built a bridge like this.”
A ferry crosses the river twice an hour.
The bridge costs less than a ferry.
"""
TWO_SOURCES = re.sub(r'(?m)^(id = ".*")$', r'\1\nsource = "minutes"', TOWN).replace(
    "[actors.mayor]", '[sources.paper]\ntitle = "The Paper"\ntext = "paper.txt"\n\n[actors.mayor]'
)
SAYING = "nobody has built a bridge like this"
WITH_TEXT = TOWN.replace("date = 2025-06-01\n", 'date = 2025-06-01\ntext = "minutes.txt"\n')


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(TOWN)
    return path


@pytest.fixture
def proving(tmp_path: Path) -> Path:
    """Return a log of which the source has its text."""
    path = tmp_path / "town.toml"
    path.write_text(WITH_TEXT)
    (tmp_path / "minutes.txt").write_text(TEXT)
    return path


def would_add(log: Path, *words: str) -> str:
    said = ask("add", *words, "-l", str(log), "--dry-run")
    assert said.code == 0, said.err
    return said.out


def refused(log: Path, *words: str, code: int = 2) -> str:
    before = log.read_bytes()
    said = ask("add", *words, "-l", str(log))
    assert (said.out, said.code) == ("", code)
    assert log.read_bytes() == before
    return said.err


def test_an_event_is_written_as_the_format_has_it(log: Path) -> None:
    words = [
        *("--title", "The bridge was opened", "--date", "12 October 2025"),
        *("--summary", "It took three years.", "--date-note", "By the invitation."),
        *("-a", "Ada Moreno", "-a", "council", "-t", "crossing", "-p", "river"),
        *("--paragraph", "3-5", "--paragraph", "7", "--locator", "p. 12"),
        *("--claim", "Bo Ek doubts 13 October 2025 ¶4", "--claim", "asserts"),
    ]
    assert would_add(log, "event", *words) == (
        "[[events]]\n"
        'id = "2025-10-12-bridge-opened"\n'
        "date = 2025-10-12\n"
        'date_note = "By the invitation."\n'
        'title = "The bridge was opened"\n'
        'summary = "It took three years."\n'
        'actors = ["mayor", "council"]\n'
        'topics = ["bridge"]\n'
        'places = ["river"]\n'
        "claims = [\n"
        '  { by = "baker", stance = "doubts", date = 2025-10-13, paragraph = 4 },\n'
        '  { stance = "asserts" },\n'
        "]\n"
        "paragraphs = [3, 4, 5, 7]\n"
        'locator = "p. 12"\n'
    )
    assert log.read_text() == TOWN


def test_values_of_ones_own_are_numbers_days_or_texts(log: Path) -> None:
    values = ["killed=12", "rate=0.5", "sure=true", "filed=2024-05-01", "by = Bo Ek", 'code="7"']
    words = [word for value in values for word in ("--extra", value)]
    assert would_add(log, "fact", "--statement", "So.", *words).endswith(
        "extra = { killed = 12, rate = 0.5, sure = true, filed = 2024-05-01, "
        'by = "Bo Ek", code = "7" }\n'
    )
    assert "write it as --extra killed=12" in refused(
        log, "fact", "--statement", "So.", "--extra", "killed"
    )


def test_further_sources_are_cited(log: Path) -> None:
    log.write_text(TWO_SOURCES)
    cited = ["--cite", "Minutes ¶ 3-4", "--cite", "paper locator=p. 2 url=https://paper.example/"]
    words = ["fact", "--statement", "So.", *cited]
    written = (
        '  { source = "minutes", paragraphs = [3, 4] },\n'
        '  { source = "paper", locator = "p. 2", url = "https://paper.example/" },\n'
    )
    assert written in would_add(log, *words)
    assert 'source = "minutes"\n' in would_add(log, *words[:-4], *cited[2:], "--source", "minutes")
    assert "names no source" in refused(log, "fact", "--statement", "So.", "--cite", "¶ 3")


def test_a_claim_may_rest_on_a_source_of_its_own(log: Path) -> None:
    log.write_text(TWO_SOURCES)
    claim = "Bo Ek asserts source=the paper url=https://paper.example/"
    words = ["fact", "--statement", "So.", "--source", "minutes", "--claim", claim]
    assert (
        '{ by = "baker", stance = "asserts", source = "paper", url = "https://paper.example/" }'
    ) in would_add(log, *words)


@pytest.mark.parametrize("typed", ["44 BC", "15 March 44 BC", "c. 500 BC"])
def test_days_before_christ_are_days_too(log: Path, typed: str) -> None:
    added = would_add(log, "event", "--title", "T", "--date", typed)
    assert '\ndate = "-0' in added


def test_what_was_added_is_told_and_read(log: Path) -> None:
    said = ask("add", "fact", "--statement", "The bridge is blue.", "-t", "bridge", "-l", str(log))
    assert (said.out, said.code) == ("", 0)
    line = log.read_text().split("\n").index('id = "bridge-blue"')
    assert said.err == (
        f"syru: {log}:{line}: fact bridge-blue added; look at it with: "
        f"syru show bridge-blue -l {log}\n"
    )
    assert "The bridge is blue." in ask("show", "bridge-blue", "-l", str(log)).out


def test_entries_of_a_kind_stay_in_order_of_time(log: Path) -> None:
    words = ["--title", "In between", "--date", "1 March 2025", "--id", "between"]
    assert ask("add", "event", *words, "-l", str(log)).code == 0
    ids = [line for line in log.read_text().split("\n") if line.startswith("id = ")]
    assert ids[:4] == ['id = "flood"', 'id = "bribe"', 'id = "between"', 'id = "vote"']


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        pytest.param("event", '--title "…", --date 2025-10-12 (or --date unknown)', id="event"),
        pytest.param("fact", '--statement "…"', id="fact"),
        pytest.param("quote", '--text "…"', id="quote"),
    ],
)
def test_off_a_terminal_what_is_missing_is_one_message(log: Path, kind: str, needed: str) -> None:
    article = "an" if kind == "event" else "a"
    told = refused(log, kind)
    assert told == f"syru: {article} {kind} needs more than was given; add {needed}\n"


def test_a_log_of_several_sources_needs_one_named(log: Path) -> None:
    log.write_text(TWO_SOURCES)
    log.with_name("paper.txt").write_text("Words.\n")
    told = refused(log, "event")
    assert told.endswith("--date 2025-10-12 (or --date unknown), --source NAME\n")
    words = ["--statement", "So.", "--source", "the paper"]
    assert 'source = "paper"\n' in would_add(log, "fact", *words)
    assert "did you mean The Paper (paper)?" in refused(log, "fact", *words[:3], "papre")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("12 October 2025", "2025-10-12", id="a day"),
        pytest.param("last month", '"2025-10"', id="around today"),
        pytest.param("by 2024", '"[..2024]"', id="a bound"),
    ],
)
def test_a_date_is_rewritten_as_a_log_has_it(log: Path, typed: str, written: str) -> None:
    added = would_add(log, "event", "--title", "T", "--date", typed)
    assert f"\ndate = {written}\n" in added


@pytest.mark.parametrize(
    ("kind", "words"), [("event", "title"), ("fact", "statement"), ("quote", "text")]
)
def test_what_was_confidential_says_so_behind_its_date(log: Path, kind: str, words: str) -> None:
    added = would_add(log, kind, f"--{words}", "T", "--date", "3 May 2025", "--confidential")
    assert f"\ndate = 2025-05-03\nconfidential = true\n{words} = " in added
    assert "confidential" not in would_add(log, kind, f"--{words}", "T", "--date", "2025")


def test_an_event_without_a_date_says_so(log: Path) -> None:
    assert "date" not in would_add(log, "event", "--title", "T", "--date", "unknown")


def test_of_a_date_with_two_readings_both_are_named(log: Path) -> None:
    assert refused(log, "event", "--title", "T", "--date", "10/11/2025") == (
        "syru: --date: '10/11/2025': two readings: 11 October 2025 or 10 November 2025; "
        "write 2025-10-11 or 2025-11-10\n"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("Ada Moreno denies", '{ by = "mayor", stance = "denies" }', id="a name"),
        pytest.param("states ¶ 2", '{ stance = "states", paragraph = 2 }', id="the source itself"),
        pytest.param("somebody relays", '{ stance = "relays" }', id="nobody by name"),
        pytest.param(
            "The States asserts par. 3", '{ by = "states", stance = "asserts", paragraph = 3 }',
            id="the last word that is a stance counts",
        ),
        pytest.param(
            "mayor confirms March 2025 locator=p. 12",
            '{ by = "mayor", stance = "confirms", date = "2025-03", locator = "p. 12" }',
            id="date and locator",
        ),
        pytest.param(
            "mayor denies March 2025 confidential=true",
            '{ by = "mayor", stance = "denies", date = "2025-03", confidential = true }',
            id="confidential",
        ),
    ],
)  # fmt: skip
def test_a_claim_is_typed_in_a_line(log: Path, typed: str, written: str) -> None:
    log.write_text(TOWN + '[actors.states]\nname = "The States"\n')
    assert f"  {written},\n" in would_add(log, "fact", "--statement", "S", "--claim", typed)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--claim", "Ada assets"], "did you mean asserts?", id="no stance"),
        pytest.param(["--claim", "Bob asserts"], '--claim: no actor is called "Bob"', id="nobody"),
        pytest.param(["-a", "Ada Morino"], "did you mean Ada Moreno (mayor)?", id="misspelled"),
        pytest.param(["-a", "Jo"], 'or declare it: --new-actor "Jo"', id="not declared"),
        pytest.param(["--title", "T"], "a fact has no title; leave --title out", id="of an event"),
        pytest.param(["--by", "Ada"], "a fact has no by; leave --by out", id="of a quote"),
        pytest.param(["--paragraph", "x"], "write 3 or 3-5", id="no paragraph"),
        pytest.param(["--new-actor", "; person"], "has no name", id="a declaration without a name"),
        pytest.param(["--new-actor", "Jo; robot"], "is no kind of actor", id="no kind"),
        pytest.param(["--new-place", "X; north"], "write them as 35.41,35.95", id="nowhere"),
        pytest.param(["--new-actor", "ada moreno"], "already: Ada Moreno (mayor)", id="twice"),
        pytest.param(["--date", "12 Oct"], "the year is missing", id="no year"),
        pytest.param(["--date", "sometime"], "'sometime' is not read; write a date", id="no date"),
        pytest.param(["--source", "minuets"], "did you mean Minutes", id="a misspelled source"),
        pytest.param(["--claim", "Ada asserts ¶3-4"], "stands in one paragraph", id="paragraphs"),
        pytest.param(["--locator", "p. \udcff"], "cannot be written as UTF-8", id="no text"),
        pytest.param(["--file", "other.toml"], "is none of the logs that are read", id="no file"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_explained(log: Path, words: list[str], told: str) -> None:
    assert told in refused(log, "fact", "--statement", "So it is.", *words)


def test_a_name_that_means_several_things_is_not_guessed(log: Path) -> None:
    log.write_text(TWO_SOURCES)
    told = refused(log, "fact", "--statement", "So.", "--source", "the")
    assert "several sources: Minutes of the council (minutes), The Paper (paper); write" in told
    told = refused(log, "quote", "--text", "So.", "--source", "paper", "--event", "vot")
    assert "did you mean vote?" in told
    said = ask("add", "fact", "--statement", "So.", "-l", str(log), SYRU_TODAY="some day")
    assert said.code == 2
    assert "SYRU_TODAY" in said.err


def test_no_other_kind_of_entry_is_added(log: Path) -> None:
    assert refused(log, "evnt") == 'syru: syru add has no "evnt"; did you mean event?\n'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--id", "Foo Bar"], 'write it with a-z, 0-9 and hyphens: "foo-bar"', id="id"),
        pytest.param(["--id", "vote"], 'the id "vote" stands twice', id="an id in use"),
        pytest.param(["--locator", "p.\x1b[1m"], "(control-character)", id="for a terminal"),
    ],
)
def test_what_check_would_find_is_not_written(log: Path, words: list[str], told: str) -> None:
    said = refused(log, "fact", "--statement", "So it is.", *words, code=1)
    assert told in said
    assert said.endswith("syru: nothing was written: the log would have these faults\n")


def test_what_is_worth_a_look_is_told(log: Path) -> None:
    words = ["--title", "The council voted for the bridge twice", "--date", "2025-03-12"]
    said = ask("add", "event", *words, "-l", str(log))
    assert said.code == 0
    assert '"vote" has the same date and nearly the same title' in said.err


def test_ids_are_made_and_stay_unique(log: Path) -> None:
    words = ["event", "--title", "A vote — on l'Été", "--date", "2025-05"]
    assert 'id = "2025-05-vote-lete"' in would_add(log, *words)
    assert ask("add", *words, "-l", str(log)).code == 0
    assert 'id = "2025-05-vote-lete-2"' in would_add(log, *words)
    words[-1] = "by 44 BC"
    assert 'id = "44-bc-vote-lete"' in would_add(log, *words)
    assert re.search('id = "[0-9a-f]{8}"', would_add(log, "fact", "--statement", "Мост"))


def test_what_is_new_is_declared_in_its_place(log: Path) -> None:
    words = [
        *("--new-actor", "Jo Smith; person; engineer", "--new-actor", "rm=River Men"),
        *("--new-topic", "Boats; On the river.", "--new-place", "Old Quay; 35.5,-1"),
        *("--by", "Jo Smith", "--text", "Row."),
    ]
    added = would_add(log, "quote", *words)
    assert added.startswith(
        '[actors.jo-smith]\nname = "Jo Smith"\nkind = "person"\nrole = "engineer"\n\n'
        '[actors.rm]\nname = "River Men"\n\n'
        '[topics.boats]\nname = "Boats"\ndescription = "On the river."\n\n'
        '[places.old-quay]\nname = "Old Quay"\ncoordinates = [35.5, -1.0]\n\n'
        '[[quotes]]\nid = "jo-smith-row"\n'
    )
    assert 'by = "jo-smith"\n' in added
    # Who speaks is named by that; the others belong to the entry.
    assert 'actors = ["rm"]\ntopics = ["boats"]\nplaces = ["old-quay"]\n' in added
    said = ask("add", "quote", *words, "-l", str(log))
    assert "syru: actor jo-smith declared: Jo Smith\n" in said.err
    headers = [line for line in log.read_text().split("\n") if line.startswith("[actors")]
    assert headers[:3] == ["[actors.mayor]", "[actors.baker]", "[actors.jo-smith]"]


def test_of_several_logs_the_one_with_the_source_is_written(log: Path) -> None:
    other = log.with_name("other.toml")
    other.write_text('[log]\nformat = 1\ntitle = "O"\n\n[sources.o]\ntitle = "O"\n')
    logs = ["-l", str(other), "-l", str(log), "--statement", "So."]

    def written(*words: str) -> str:
        said = ask("add", "fact", *logs, *words, "--dry-run")
        assert said.code == 0
        return said.err.split(":")[1].strip()

    assert written() == str(log), "the one with most facts"
    assert written("--source", "o") == str(other)
    assert written("--file", str(other)) == str(other)


@pytest.mark.parametrize("chosen", [[], ["-l", "-"], ["-l", str(builtin_log())]])
def test_only_a_log_of_ones_own_is_changed(chosen: list[str]) -> None:
    words = ["fact", "--statement", "So it is."]
    before = builtin_log().read_bytes()
    said = ask("add", *words, *chosen, stdin=TOWN)
    assert (said.out, said.code) == ("", 2)
    assert "begin a log of your own with: syru new my.toml" in said.err
    assert ask("add", *words, *chosen, "--dry-run", stdin=TOWN).code == 0
    assert builtin_log().read_bytes() == before


def test_an_own_log_may_be_named_by_the_variable(log: Path) -> None:
    said = ask("add", "fact", "--statement", "So it is.", SYRU_LOG=str(log))
    assert said.code == 0


def test_a_new_source_is_the_one_of_the_entry(log: Path) -> None:
    log.write_text(TWO_SOURCES)
    source = "The Herald; 3 May 2025; https://herald.example/1"
    assert would_add(log, "fact", "--statement", "So.", "--new-source", source) == (
        '[sources.the-herald]\ntitle = "The Herald"\ndate = 2025-05-03\n'
        'url = "https://herald.example/1"\n\n'
        '[[facts]]\nid = "so"\nstatement = "So."\nsource = "the-herald"\n'
    )


def test_a_log_that_lives_on_one_source_is_not_broken_by_another(log: Path) -> None:
    told = refused(log, "fact", "--statement", "So.", "--new-source", "The Herald", code=1)
    assert "its entries name no source, since it has one only" in told
    assert "put a new one into another log" in told


@pytest.mark.parametrize("typed", ["Minutes of the council; m.txt", "minutes=New; m.txt"])
def test_a_source_that_is_declared_is_told_how_to_get_its_text(log: Path, typed: str) -> None:
    told = refused(log, "fact", "--statement", "So.", "--new-source", typed)
    assert 'write text = "FILE.txt" under [sources.minutes]: syru edit minutes' in told


class TestQuotes:
    """A quote finds its own place in the texts of the sources."""

    def add(self, log: Path, *words: str) -> Said:
        return ask("add", "quote", "--by", "Ada", *words, "-l", str(log))

    def test_source_and_paragraph_are_filled_in(self, proving: Path) -> None:
        said = self.add(proving, "--text", SAYING)
        assert said.code == 0
        assert "syru: the words stand in paragraph 4 of minutes\n" in said.err
        assert "paragraphs = [4]\n" in proving.read_text().split(SAYING)[1]
        assert "1 of 3 quotes proven" in ask("check", str(proving)).err

    def test_one_word_wrong_is_shown_and_not_written(self, proving: Path) -> None:
        before = proving.read_bytes()
        said = self.add(proving, "--text", SAYING.replace("bridge", "house"))
        assert (said.out, said.code) == ("", 1)
        assert "nobody has built a [-house-] {+bridge+} like this" in said.err
        assert said.err.endswith("nothing was written; --unproven writes it as it is\n")
        assert proving.read_bytes() == before

    def test_it_is_written_where_that_is_wanted(self, proving: Path) -> None:
        wrong = SAYING.replace("bridge", "house")
        assert self.add(proving, "--text", wrong, "--unproven").code == 0
        assert "paragraphs = [4]\n" in proving.read_text().split(wrong)[1]
        assert "[mayor-nobody-has-built-house-like-this] altered" in ask("check", str(proving)).out

    def test_another_paragraph_is_named(self, proving: Path) -> None:
        said = self.add(proving, "--text", SAYING, "--paragraph", "3")
        assert said.code == 1
        assert "these words stand in paragraph 4" in said.err
        assert "leave --paragraph out, or write --paragraph 4" in said.err

    def test_words_of_no_text_are_told(self, proving: Path) -> None:
        said = self.add(proving, "--text", "Something else altogether, said nowhere")
        assert said.code == 1
        assert "missing: the text of" in said.err

    def test_of_several_sources_the_one_that_has_them(self, proving: Path) -> None:
        named = 'title = "Minutes of the council"\n'
        proving.write_text(TWO_SOURCES.replace(named, f'{named}text = "minutes.txt"\n'))
        paper = proving.with_name("paper.txt")
        paper.write_text("Paper\nOnly here she says so.\n")
        said = self.add(proving, "--text", "Only here she says so.", "--dry-run")
        assert 'source = "paper"\nparagraphs = [2]\n' in said.out
        paper.write_text(TEXT)
        said = self.add(proving, "--text", SAYING)
        assert said.code == 2
        assert "several sources: minutes (¶ 4), paper (¶ 4); add --source NAME" in said.err
        assert self.add(proving, "--text", SAYING, "--source", "The Paper").code == 0

    @pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", " {} "])
    def test_marks_around_the_words_are_none_of_them(self, log: Path, marks: str) -> None:
        added = self.add(log, "--text", marks.format(SAYING), "--dry-run").out
        assert f'text = "{SAYING}"\n' in added
        words = "“One,” he said, “two”"
        assert f'text = "{words}"\n' in self.add(log, "--text", words, "--dry-run").out

    def test_a_new_source_may_bring_its_text(self, proving: Path) -> None:
        proving.write_text(TWO_SOURCES)
        proving.with_name("herald.txt").write_text("The Herald\nOnly here she says so.\n")
        source = ["--new-source", "h=The Herald; herald.txt", "--text"]
        said = self.add(proving, *source, "Only there she says so.")
        assert said.code == 1
        assert "Only [-there-] {+here+} she says so" in said.err
        assert self.add(proving, *source, "Only here she says so.").code == 0
        assert '[sources.h]\ntitle = "The Herald"\ntext = "herald.txt"\n' in proving.read_text()
        assert 'source = "h"\nparagraphs = [2]\n' in proving.read_text()

    def test_without_a_text_at_hand_it_is_written_and_told(self, log: Path) -> None:
        said = self.add(log, "--text", SAYING)
        assert said.code == 0
        assert "not proven: no text of the source is at hand" in said.err
        assert 'write text = "FILE" into [sources.minutes] (syru edit minutes)' in said.err
