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
