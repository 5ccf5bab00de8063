"""What `syru diff` compares: files, standard input, git's versions of a log, two days of one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from logs import TOWN
from running import ask, environment, run
from town_changed import CHANGED_TOWN

COUNTED = "1 new, 1 gone, 1 renamed, 3 changed; 1 actor changed, 1 source changed"
GIT = shutil.which("git") or "git"
NOTHING = "syru: nothing differs\n"


def git(folder: Path, *words: str, **variables: str) -> str:
    """Run git in a folder as nobody in particular, and return what it writes."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "ada"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
    }
    done = subprocess.run(
        [GIT, *words],
        cwd=folder,
        env=environment(**settings, **variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository in which a branch changed the log of the town, and main went on."""
    git(tmp_path, "init", "-q", "-b", "main", ".")
    log = tmp_path / "logs" / "town.toml"
    log.parent.mkdir()
    log.write_text(TOWN, "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "The log")
    git(tmp_path, "switch", "-q", "-c", "changes")
    log.write_text(CHANGED_TOWN, "utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "Changes")
    git(tmp_path, "switch", "-q", "main")
    log.write_text(TOWN.replace('role = "mayor"', 'role = "former mayor"'), "utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "Another change")
    git(tmp_path, "switch", "-q", "changes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def first_line(*words: str, stdin: str = "") -> str:
    said = ask("diff", *words, stdin=stdin)
    assert said.code == 0, said.err
    return said.out.partition("\n")[0]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(["HEAD~1", "logs/town.toml"], COUNTED, id="a-revision-and-the-file"),
        pytest.param(["main...changes", "logs/town.toml"], COUNTED, id="since-the-branch-began"),
        pytest.param(["main...", "logs/town.toml"], COUNTED, id="since-the-branch-that-is-out"),
        pytest.param(["HEAD~1..HEAD", "logs/town.toml"], COUNTED, id="two-revisions"),
        pytest.param(["HEAD~1..", "logs/town.toml"], COUNTED, id="an-end-left-out-is-head"),
        pytest.param(["changes..changes~1", "logs/town.toml"], COUNTED, id="backwards"),
        pytest.param(["main", "logs/town.toml"], COUNTED, id="a-branch"),
    ],
)
def test_versions_that_git_has_are_compared(
    repository: Path, words: list[str], wanted: str
) -> None:
    assert repository.is_dir()
    assert first_line(*words) == wanted


def test_two_dots_show_what_main_has_too(repository: Path) -> None:
    assert repository.is_dir()
    both = ask("diff", "main..changes", "logs/town.toml").out
    branch = ask("diff", "main...changes", "logs/town.toml").out
    assert "[-former-]" not in branch
    assert "former" in both


def test_a_log_alone_is_compared_with_its_last_commit(repository: Path) -> None:
    log = repository / "logs" / "town.toml"
    assert ask("diff", "logs/town.toml").err == NOTHING
    log.write_text(TOWN, "utf-8")
    assert first_line("logs/town.toml") == COUNTED


def test_the_folder_of_the_log_decides_which_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert first_line("HEAD~1", str(repository / "logs" / "town.toml")) == COUNTED
    monkeypatch.chdir(repository / "logs")
    assert first_line("HEAD~1", "town.toml") == COUNTED


def test_what_is_a_file_is_no_revision(repository: Path) -> None:
    (repository / "main").write_text(CHANGED_TOWN, "utf-8")
    assert ask("diff", "main", "logs/town.toml").err == NOTHING


def test_a_folder_may_be_called_like_a_branch(repository: Path) -> None:
    (repository / "main").mkdir()
    assert first_line("main", "logs/town.toml") == COUNTED


@pytest.mark.parametrize("old", ["-", "other.toml"])
def test_two_files_are_compared_one_of_which_may_be_standard_input(
    repository: Path, old: str
) -> None:
    (repository / "other.toml").write_text(TOWN, "utf-8")
    assert first_line(old, "logs/town.toml", stdin=TOWN) == COUNTED
    said = ask("diff", "logs/town.toml", "-", stdin=CHANGED_TOWN)
    assert (said.out, said.err, said.code) == ("", NOTHING, 0)


def test_a_revision_without_the_log_is_compared_as_nothing(repository: Path) -> None:
    (repository / "logs" / "new.toml").write_text(TOWN, "utf-8")
    said = ask("diff", "HEAD", "logs/new.toml")
    assert said.out.startswith("7 new; ")
    assert said.err == "syru: HEAD has no logs/new.toml: compared with nothing\n"
    (repository / "logs" / "town.toml").unlink()
    said = ask("diff", "HEAD", "logs/town.toml")
    assert said.out.startswith("7 gone; ")
    assert said.err == "syru: the working tree has no logs/town.toml: compared with nothing\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["nowhere", "logs/town.toml"],
            '"nowhere" is neither a file nor a revision of this git repository;'
            " git log --oneline lists those",
            id="no-such-revision",
        ),
        pytest.param(
            ["--", "--since=2025", "logs/town.toml"],
            '"--since=2025" is neither a file nor a revision of this git repository;'
            " git log --oneline lists those",
            id="an-option-of-git",
        ),
        pytest.param(
            ["HEAD", "logs/toun.toml"],
            "logs/toun.toml is neither there now nor at HEAD; check the path",
            id="no-such-log",
        ),
        pytest.param(
            ["HEAD", "-"],
            'there is no file "HEAD"; a revision needs the path of a log',
            id="a-revision-of-standard-input",
        ),
        pytest.param(
            ["-", "-"],
            "standard input is one log; name a file for the other",
            id="standard-input-twice",
        ),
        pytest.param(
            [],
            "syru diff needs two logs, or a revision of git and a log:"
            " syru diff OLD NEW, or syru diff HEAD~1 events.toml",
            id="nothing",
        ),
        pytest.param(
            ["a", "b", "--log", "c"],
            "--log goes with --as-of; write the two logs without it",
            id="a-log-by-option",
        ),
        pytest.param(
            ["--as-of", "2025"],
            "--as-of is written twice here: --as-of 2025-10-01 --as-of 2025-10-05",
            id="one-day",
        ),
        pytest.param(
            ["--as-of", "2025", "--as-of", "2024"],
            "--as-of 2025 is later than --as-of 2024: exchange the two",
            id="days-exchanged",
        ),
        pytest.param(
            ["logs/town.toml", "--as-of", "2024", "--as-of", "2025"],
            '--as-of compares one log; write --log "logs/town.toml"',
            id="days-of-a-log-without-log",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(repository: Path, words: list[str], message: str) -> None:
    assert repository.is_dir()
    said = ask("diff", *words)
    assert (said.out, said.err, said.code) == ("", f"syru: {message}\n", 2)


def test_outside_of_a_repository_there_are_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "town.toml").write_text(TOWN, "utf-8")
    monkeypatch.chdir(tmp_path)
    outside = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    message = f"{tmp_path.resolve()} is in no git repository that can be read; name two logs\n"
    said = ask("diff", "HEAD~1", "town.toml", **outside)
    assert (said.err, said.code) == (f'syru: "HEAD~1" is no file, and {message}', 2)
    said = ask("diff", "town.toml", **outside)
    assert (said.err, said.code) == (f"syru: {message}", 2)


def test_before_the_first_commit_there_is_nothing_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q", "-b", "main", ".")
    (tmp_path / "town.toml").write_text(TOWN, "utf-8")
    monkeypatch.chdir(tmp_path)
    message = "this git repository has no commit yet; commit the log first, or name two logs"
    assert ask("diff", "town.toml").err == f"syru: {message}\n"


def test_branches_that_never_met_have_no_beginning_in_common(repository: Path) -> None:
    git(repository, "switch", "-q", "--orphan", "alone")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Alone")
    git(repository, "switch", "-q", "changes")
    said = ask("diff", "alone...changes", "logs/town.toml")
    message = "alone and changes have no commit in common; write two dots"
    assert (said.err, said.code) == (f"syru: {message}\n", 2)
    assert ask("diff", "alone..changes", "logs/town.toml").out.startswith("7 new; ")


def test_a_log_in_a_folder_that_is_not_there_is_a_wrong_path(repository: Path) -> None:
    said = ask("diff", "HEAD", "lugs/town.toml")
    folder = repository.resolve() / "lugs"
    assert (said.err, said.code) == (f"syru: there is no folder {folder}; check the path\n", 2)


def test_between_two_days_what_has_no_day_is_counted(tmp_path: Path) -> None:
    log = tmp_path / "town.toml"
    log.write_text(TOWN.replace("date = 2025-06-01\n", ""), "utf-8")
    said = ask("diff", "--as-of", "2024", "--as-of", "2025", "--log", str(log))
    left_out = "2 entries left out: the log cannot show when they became public"
    assert said.err == f"syru: {left_out}\n"


def test_without_git_two_files_can_still_be_compared(repository: Path) -> None:
    (repository / "old.toml").write_text(TOWN, "utf-8")
    assert ask("diff", "old.toml", "logs/town.toml", PATH="").out.startswith(COUNTED)
    said = ask("diff", "HEAD~1", "logs/town.toml", PATH="")
    assert (
        said.err == "syru: git is not installed, or not on the path; install it, or name two logs\n"
    )
    assert said.code == 1


def test_faults_of_both_versions_are_told_in_place_of_differences(repository: Path) -> None:
    log = repository / "logs" / "town.toml"
    log.write_text(TOWN.replace('"relays", date', '"relies", date'), "utf-8")
    git(repository, "commit", "-q", "-a", "-m", "A fault")
    log.write_text(TOWN.replace("2025-03-20", '"20.3.2025"'), "utf-8")
    said = ask("diff", "HEAD", "logs/town.toml")
    assert (said.out, said.code) == ("", 1)
    first, second, last = said.err.splitlines()
    assert first.startswith("HEAD:logs/town.toml:")
    assert second.startswith("logs/town.toml:")
    assert last == "syru: 2 faults in the log"


@pytest.mark.parametrize(
    ("new", "words", "code"),
    [
        pytest.param(CHANGED_TOWN, (), 0, id="differences"),
        pytest.param(CHANGED_TOWN, ("--exit-code",), 1, id="differences-with-exit-code"),
        pytest.param(TOWN, ("--exit-code",), 0, id="none-with-exit-code"),
    ],
)
def test_the_exit_code_is_as_gits(
    tmp_path: Path, new: str, words: tuple[str, ...], code: int
) -> None:
    (tmp_path / "old.toml").write_text(TOWN, "utf-8")
    (tmp_path / "new.toml").write_text(new, "utf-8")
    pair = (str(tmp_path / "old.toml"), str(tmp_path / "new.toml"))
    said = run("diff", *pair, *words)
    assert said.code == code
    assert bool(said.out) == (new != TOWN)
    output = tmp_path / "diff.json"
    assert run("diff", *pair, *words, "-f", "json", "-o", str(output)).code == code
    assert output.exists(), "what differs is written, whatever the exit code"


@pytest.fixture
def drawn_by_git(repository: Path) -> Path:
    """Let git show TOML files with syru, as the docs say."""
    git(repository, "config", "diff.syru.command", "syru diff")
    (repository / ".gitattributes").write_text("*.toml diff=syru\n", "utf-8")
    return repository


@pytest.mark.skipif(
    shutil.which("syru", path=str(Path(sys.executable).parent)) is None,
    reason="git starts syru by its name",
)
class TestGitsOwnView:
    def test_git_diff_shows_what_changed(self, drawn_by_git: Path) -> None:
        shown = git(drawn_by_git, "diff", "main...changes")
        assert shown.startswith(f"logs/town.toml\n{COUNTED}\n")
        assert shown.endswith("\n\n")

    def test_so_does_git_log(self, drawn_by_git: Path) -> None:
        assert COUNTED in git(drawn_by_git, "log", "-p", "--ext-diff", "-1")

    def test_a_log_that_is_gone_or_new_is_compared_with_nothing(self, drawn_by_git: Path) -> None:
        git(drawn_by_git, "rm", "-q", "logs/town.toml")
        assert "7 gone; " in git(drawn_by_git, "diff", "--cached")
        assert "7 new; " in git(drawn_by_git, "diff", "--cached", "-R")

    def test_a_log_that_was_moved_is_compared_with_itself(self, drawn_by_git: Path) -> None:
        git(drawn_by_git, "mv", "logs/town.toml", "town.toml")
        log = drawn_by_git / "town.toml"
        log.write_text(log.read_text("utf-8").replace('"Bo Ek"', '"Bo Eck"'), "utf-8")
        git(drawn_by_git, "add", "town.toml")
        shown = git(drawn_by_git, "diff", "--cached", "-M")
        assert shown.startswith("logs/town.toml\nno entry differs; 1 actor renamed\n")

    @pytest.mark.parametrize(
        ("path", "text"), [("pyproject.toml", "x = 1\n"), ("logs/town.toml", TOWN + "[[events]]\n")]
    )
    def test_what_is_no_sound_log_is_shown_line_by_line(
        self, drawn_by_git: Path, path: str, text: str
    ) -> None:
        (drawn_by_git / path).write_text("y = 2\n", "utf-8")
        git(drawn_by_git, "add", path)
        (drawn_by_git / path).write_text(text, "utf-8")
        shown = git(drawn_by_git, "diff", path)
        assert shown.startswith(f"{path}\n--- a/{path}\n+++ b/{path}\n")
        assert "\n-y = 2\n" in shown
        assert f"\n+{text.splitlines()[-1]}\n" in shown
