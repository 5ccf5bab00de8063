"""What the shell is offered for a half-typed command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import ask

if TYPE_CHECKING:
    from pathlib import Path


def offered(*words: str, **variables: str) -> list[str]:
    """Return what bash is offered for the last word."""
    said = ask(
        _SYRU_COMPLETE="complete_bash",
        COMP_WORDS=" ".join(("syru", *words)),
        COMP_CWORD=str(len(words)),
        **variables,
    )
    assert said.code == 0
    assert said.err == ""
    return said.out.split("\n")[:-1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(["ti"], "timeline", id="a-command"),
        pytest.param(["timeline", "--sin"], "--since", id="an-option"),
        pytest.param(["timeline", "--standing", "dis"], "disputed", id="a-standing"),
        pytest.param(["timeline", "-f", "js"], "json", id="a-format"),
        pytest.param(["export", "ht"], "html", id="an-export"),
        pytest.param(["timeline", "-t", "bas"], "bases", id="the-id-of-a-topic"),
        pytest.param(["quotes", "-t", "Rel"], "Relations", id="a-word-of-a-topic"),
        pytest.param(["timeline", "-p", "Hme"], "Hmeimim", id="a-place"),
        pytest.param(["timeline", "-a", "Kuz"], "Kuznetsov", id="a-surname"),
        pytest.param(["timeline", "-a", "kus"], "kusnetsov", id="another-spelling-in-lower-case"),
        pytest.param(["quotes", "--by", "Vas"], "Vasily", id="a-first-name"),
        pytest.param(["timeline", "--denied-by", "Lav"], "Lavrov", id="who-denies"),
        pytest.param(["timeline", "-t", "not:bas"], "not:bases", id="what-is-not-wanted"),
        pytest.param(["who", "Shar"], "Sharaa", id="an-argument"),
        pytest.param(["show", "assad-poi"], "assad-poisoning", id="an-entry"),
        pytest.param(["show", "dama"], "damascus", id="a-place-to-show"),
        pytest.param(["add", "ev"], "event", id="a-kind-of-entry"),
        pytest.param(["add", "quote", "--event", "assad-poi"], "assad-poisoning", id="an-event"),
        pytest.param(["add", "fact", "--source", "prag"], "pragmatic-rapprochement", id="a-source"),
        pytest.param(["add", "quote", "--via", "Zei"], "Zeit", id="who-published-it"),
        pytest.param(["edit", "assad-poi"], "assad-poisoning", id="an-entry-to-edit"),
        pytest.param(["edit", "prag"], "pragmatic-rapprochement", id="a-source-to-edit"),
    ],
)
def test_what_was_begun_is_offered_whole(words: list[str], wanted: str) -> None:
    assert wanted in offered(*words)


def test_the_keys_of_values_are_offered_that_need_no_quotes(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(
        '[log]\nformat = 1\ntitle = "-"\n[sources.s]\ntitle = "S"\n[[facts]]\nid = "f"\n'
        'statement = "F"\nextra = { killed = 1, "killed in all" = 2, wounded = 3 }\n'
    )
    assert offered("timeline", "--log", str(log), "--where", "ki") == ["killed"]
    assert offered("timeline", "--log", str(log), "--where", "not:W") == ["not:Wounded"]


def test_only_what_begins_so_and_means_one_thing_is_offered() -> None:
    assert offered("timeline", "--standing", "d") == ["disputed", "denied"]
    assert offered("timeline", "-t", "zzz") in ([], [""])
    # "Russian" begins the names of several actors.
    assert "Russian" not in offered("who", "Russia")


def test_the_log_that_was_named_is_asked(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text('[log]\nformat = 1\ntitle = "-"\n[topics.glaciers]\nname = "Ice"\n')
    assert offered("timeline", "--log", str(log), "-t", "gl") == ["glaciers"]
    assert offered("timeline", "-t", "gl", SYRU_LOG=str(log)) == ["glaciers"]


def test_a_name_is_offered_only_where_it_means_its_owner(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(
        '[log]\nformat = 1\ntitle = "-"\n'
        '[places.new-york-n-y]\nname = "New York N.Y."\n'
        '[places.new-york-n-y-2]\nname = "New York, N.Y."\n'
    )
    # In other letters than its own, the name of the second would mean the first.
    for typed, wanted in (
        ("New York", ["New York N.Y.", "New York, N.Y."]),
        ("new york,", []),
        ("new york ", ["new york N.Y."]),
    ):
        begun = offered("timeline", "--log", str(log), "-p", f"'{typed}")
        assert list(filter(None, begun)) == wanted


def test_a_log_that_cannot_be_read_offers_nothing_and_says_nothing(tmp_path: Path) -> None:
    missing = str(tmp_path / "no.toml")
    assert offered("timeline", "--log", missing, "-t", "b") in ([], [""])
    assert offered("show", "--log", missing, "b") in ([], [""])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_can_be_had(shell: str) -> None:
    said = ask("--show-completion", shell)
    assert said.code == 0
    assert "_SYRU_COMPLETE" in said.out


def test_one_word_is_offered_for_each_thing_that_has_begun() -> None:
    # Kuznetsov is spelled Kusnetsov too: with both offered, the shell would stop at "Ku".
    assert offered("who", "Kuz") == ["Kuznetsov"]
    assert offered("who", "Kus") == ["Kusnetsov"]
    assert offered("who", "Ku") == ["Kuznetsov", "Kurds"]


def test_before_anything_is_typed_ids_are_offered_and_no_words_of_names() -> None:
    topics = offered("timeline", "-t", "")
    assert "bases" in topics
    assert not {"the", "between", "Russian"} & set(topics)
    assert len(topics) == len(set(topics)) == 19


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("", ["1945", "1950", "2015", "2024", "2025"], id="years"),
        pytest.param("202", ["2024", "2025"], id="years-begun"),
        pytest.param("2024-", ["2024-10", "2024-12"], id="months"),
        pytest.param("1812", [], id="none-of-the-log"),
    ],
)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_periods_that_the_log_has_are_offered(option: str, typed: str, wanted: list[str]) -> None:
    assert list(filter(None, offered("timeline", option, typed))) == wanted
