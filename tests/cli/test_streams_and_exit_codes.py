"""The program as a real process: streams, exit codes, terminals, and pipes that close."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from logs import TOWN
from running import Said, environment, run

PROGRAM = [sys.executable, "-m", "syru"]
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]
FULL = Path("/dev/full")
LISTINGS = ("timeline", "quotes", "who mayor", "show bribe", "topics", "find bridge")


def shell(line: str) -> Said:
    """Run a line of sh in which $SYRU is the program."""
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        check=False,
        env=environment(SYRU=" ".join(PROGRAM)),
        timeout=60,
    )
    out, err = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
    return Said(out=out, err=err, code=done.returncode)


# Data on stdout, messages on stderr.


@pytest.mark.parametrize("form", FORMATS)
def test_data_is_on_stdout_and_messages_are_on_stderr(form: str) -> None:
    said = run("facts", "--since", "2000", "-l", "-", "-f", form, stdin=TOWN)
    assert said.code == 0
    assert "A ferry crosses" in said.out
    assert "left out" not in said.out
    assert said.err == "syru: 1 without a date left out\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["timeline"], 0, id="an-answer"),
        pytest.param(["timeline", "--text", "zzzz"], 0, id="no-match"),
        pytest.param([], 0, id="nothing-typed"),
        pytest.param(["timeline", "--log", "/no/such.toml"], 1, id="a-faulty-log"),
        pytest.param(["timelin"], 2, id="no-such-command"),
        pytest.param(["timeline", "--format", "x"], 2, id="no-such-format"),
        pytest.param(["who", "nobody"], 2, id="no-such-name"),
    ],
)
def test_the_exit_code_says_how_it_went(words: list[str], code: int) -> None:
    said = run(*words)
    assert said.code == code
    assert bool(said.out) is (words in ([], ["timeline"]))
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        r'who "$(printf "\377\376")"',
        r'timeline --log "$(printf "\377")"',
        r'"$(printf "\377")"',
        r'find "$(printf "\377")" x',
        r'new "/no/$(printf "\377")"',
    ],
)
def test_what_a_command_line_holds_that_is_no_text_is_a_plain_message(words: str) -> None:
    said = shell(f"$SYRU {words}")
    assert said.code in (0, 1, 2)
    assert "Traceback" not in said.err


def test_the_installed_command_is_the_same_program() -> None:
    command = Path(sys.executable).with_name("syru")
    if not command.exists():
        pytest.skip("not installed as a command")
    done = subprocess.run([command, "--version"], capture_output=True, check=True)
    assert done.stdout.decode() == run("--version").out


# Pipes and files that do not take the answer.


@pytest.mark.parametrize("bytes_taken", [0, 1, 2, 100, 4096])
@pytest.mark.parametrize("words", ["timeline", "timeline -f jsonl", "who Russia -f md", "-h"])
def test_a_reader_that_goes_away_is_quiet(words: str, bytes_taken: int) -> None:
    said = shell(f"{{ $SYRU {words}; echo code $? >&2; }} | head -c {bytes_taken}")
    assert said.err == "code 0\n"
    assert len(said.out) <= bytes_taken


def test_a_reader_that_goes_away_in_the_middle_of_much_is_quiet(tmp_path: Path) -> None:
    events = "".join(
        f'[[events]]\nid = "e{number}"\ndate = 2025\ntitle = "{"x" * 200}"\n'
        for number in range(2000)
    )
    log = tmp_path / "many.toml"
    log.write_text(TOWN + events)
    for form in FORMATS:
        line = f"{{ $SYRU timeline -l {log} -f {form}; echo code $? >&2; }} | head -c 70000"
        said = shell(line)
        assert said.err == "code 0\n", form
        assert len(said.out) > 60000


@pytest.mark.parametrize("words", ["timeline", "timeline -f json", "who Lavrov", "--version", "-h"])
@pytest.mark.parametrize(
    ("where", "message"),
    [
        pytest.param(
            ">&-", "standard output is closed: there is nowhere to write the answer", id="closed"
        ),
        pytest.param(
            "> /dev/full",
            "the answer cannot be written: No space left on device",
            id="a-full-disk",
            marks=pytest.mark.skipif(not FULL.exists(), reason="no such device here"),
        ),
    ],
)
def test_a_stdout_that_takes_nothing_is_said(words: str, where: str, message: str) -> None:
    said = shell(f"$SYRU {words} {where}")
    assert (said.code, said.err) == (1, f"syru: {message}\n")


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_an_answer_is_given_also_where_stderr_takes_nothing(where: str) -> None:
    said = shell(f"$SYRU timeline -f json --text zzzz {where}")
    assert (said.out, said.code) == ("[]\n", 0)
    assert shell(f"$SYRU who nobody {where}").code == 2


def test_a_closed_stdin_matters_only_where_it_is_read() -> None:
    assert shell("$SYRU timeline <&-").code == 0
    said = shell("$SYRU timeline --log - <&-")
    assert said.code == 1
    assert said.err == "-: standard input is closed; pipe a log into it, or name a file\n"


# Characters that stdout cannot encode.


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_stdout_that_cannot_encode_loses_no_word(encoding: str, form: str) -> None:
    done = subprocess.run(
        [*PROGRAM, "quotes", "-l", "-", "-f", form],
        input=TOWN.encode(),
        capture_output=True,
        check=False,
        env=environment(PYTHONIOENCODING=encoding),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding if form == "table" else "utf-8")
    out = shown.replace("\\[", "[").replace("\\]", "]")
    for word in ("cross", "[i.e.", "[/bold]", "dear"):
        assert word in out


UTF_8 = {"PYTHONIOENCODING": "utf-8"}
LOCALES = {
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize(
    "words",
    [
        *(f"{command} -f {form}" for command in ("quotes", "chart") for form in FORMATS[1:]),
        *(f"export {form}" for form in ("html", "timelinejs", "geojson", "jsonl", "csv", "md")),
    ],
)
def test_what_programs_read_is_utf_8_whatever_the_locale(words: str, tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(TOWN.replace("too dear", "💥 zu teuer – “é”"), "utf-8")
    plain, *others = (
        subprocess.run(
            [*PROGRAM, *words.split(), "-l", str(log)],
            capture_output=True,
            check=True,
            env=environment(**variables),
            timeout=60,
        ).stdout
        for variables in (UTF_8, *LOCALES.values())
    )
    assert dict(zip(LOCALES, others, strict=True)) == dict.fromkeys(LOCALES, plain)
    if words.rsplit(maxsplit=1)[-1] not in ("timelinejs", "geojson") and "chart" not in words:
        assert "💥 zu teuer – “é”" in plain.decode()


def test_a_plain_locale_is_no_obstacle() -> None:
    said = run("quotes", LANG="C", LC_ALL="C")
    assert said.code == 0
    assert "[i.e." in said.out


# Colour.


def on_a_terminal(*words: str, **variables: str) -> str:
    """Return what the program writes to a terminal, of the log of the town."""
    ours, theirs = pty.openpty()
    with (
        subprocess.Popen(
            [*PROGRAM, *words],
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env=environment(**{"TERM": "xterm-256color"} | variables),
        ) as process,
        os.fdopen(ours, "rb", buffering=0) as terminal,
    ):
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(TOWN.encode())
        process.stdin.close()
        text = b""
        try:
            while piece := terminal.read(65536):
                text += piece
        except OSError:  # what Linux answers when the other side has closed
            pass
        assert process.wait(timeout=60) == 0
    return text.decode().replace("\r\n", "\n")


TOWN_WORDS = ("timeline", "-l", "-")
ESCAPE_CODE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def plain() -> str:
    """Return what the program writes into a pipe, of the log of the town."""
    return run(*TOWN_WORDS, stdin=TOWN).out


def test_a_terminal_gets_colour_and_the_same_words(plain: str) -> None:
    coloured = on_a_terminal(*TOWN_WORDS)
    assert "\x1b[" in coloured
    assert ESCAPE_CODE.sub("", coloured) == plain
    assert not re.search(r"(\x1b\[[0-9;]+m)[^\x1b]*\x1b\[0m\1", coloured), "ends and begins again"


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"NO_COLOR": "1"}, id="no-color"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, id="no-color-before-force-color"),
        pytest.param({"TERM": "dumb"}, id="dumb"),
    ],
)
@pytest.mark.parametrize("words", [TOWN_WORDS, ("who", "mayor", "-l", "-"), ("-h",)], ids=" ".join)
def test_a_terminal_that_wants_no_colour_gets_no_escape_code(
    words: tuple[str, ...], variables: dict[str, str]
) -> None:
    assert "\x1b" not in on_a_terminal(*words, **variables)


def test_an_empty_no_color_is_none() -> None:
    assert "\x1b[" in on_a_terminal(*TOWN_WORDS, NO_COLOR="")


@pytest.mark.parametrize("variables", [{}, {"TERM": "xterm-256color"}, {"FORCE_COLOR": ""}])
@pytest.mark.parametrize("words", LISTINGS)
def test_a_pipe_gets_no_escape_code_that_nobody_asks_for(
    words: str, variables: dict[str, str]
) -> None:
    said = run(*words.split(), "-l", "-", stdin=TOWN, **variables)
    assert said.code == 0
    assert "\x1b" not in said.out + said.err


@pytest.mark.parametrize(
    ("flag", "variables", "terminal", "pipe"),
    [
        pytest.param("", {}, True, False, id="nothing said"),
        pytest.param("", {"NO_COLOR": "1"}, False, False, id="no"),
        pytest.param("", {"FORCE_COLOR": "1"}, True, True, id="force"),
        pytest.param("", {"FORCE_COLOR": "0"}, True, False, id="force 0 forces nothing"),
        pytest.param("", {"FORCE_COLOR": ""}, True, False, id="empty force"),
        pytest.param("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False, id="no before force"),
        pytest.param("", {"NO_COLOR": "", "FORCE_COLOR": "1"}, True, True, id="empty no, force"),
        pytest.param("", {"TERM": "dumb"}, False, False, id="dumb"),
        pytest.param("", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, id="force before dumb"),
        pytest.param("auto", {}, True, False, id="auto"),
        pytest.param("auto", {"NO_COLOR": "1"}, False, False, id="auto, no"),
        pytest.param("auto", {"FORCE_COLOR": "1"}, True, True, id="auto, force"),
        pytest.param("always", {}, True, True, id="always"),
        pytest.param("always", {"NO_COLOR": "1"}, True, True, id="always before no"),
        pytest.param("always", {"TERM": "dumb"}, True, True, id="always before dumb"),
        pytest.param("never", {}, False, False, id="never"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, False, id="never before force"),
    ],
)
def test_the_option_counts_before_the_variables_and_no_color_before_force_color(
    flag: str, variables: dict[str, str], plain: str, *, terminal: bool, pipe: bool
) -> None:
    words = (*TOWN_WORDS, *(("--color", flag) if flag else ()))
    assert ("\x1b[" in on_a_terminal(*words, **variables)) is terminal
    piped = run(*words, stdin=TOWN, **variables)
    assert (piped.code, piped.err) == (0, "")
    assert ("\x1b[" in piped.out) is pipe
    assert ESCAPE_CODE.sub("", piped.out) == plain


def test_an_unknown_word_for_when_to_colour_is_refused() -> None:
    said = run("timeline", "--color", "alway")
    assert (said.code, said.out) == (2, "")
    assert said.err == 'syru: --color has no "alway"; did you mean always?\n'


def test_only_a_table_is_coloured() -> None:
    for form in FORMATS[1:]:
        assert "\x1b" not in on_a_terminal(*TOWN_WORDS, "-f", form, "--color", "always")


@pytest.mark.parametrize("columns", ["1", "2", "10"])
def test_a_terminal_of_one_column_is_no_reason_to_fail(columns: str) -> None:
    for words in LISTINGS:
        said = run(*words.split(), "-l", "-", stdin=TOWN, COLUMNS=columns)
        assert (said.code, "Traceback" in said.err) == (0, False), words


# Ctrl-C.


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("words", ["timeline", "export html -o page.html", "export sqlite -o a.db"])
def test_a_signal_ends_it_quietly_and_leaves_nothing_behind(
    words: str, number: int, code: int, tmp_path: Path
) -> None:
    fifo = tmp_path / "log.toml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [*PROGRAM, *words.split(), "--log", str(fifo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(TMPDIR=str(tmp_path)),
        cwd=tmp_path,
    )
    # This end opens once the program reads from the other, and waits for the rest.
    with process, fifo.open("wb") as end:
        end.write(b"[log]\n")
        end.flush()
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (code, b"", b"")
    assert list(tmp_path.iterdir()) == [fifo]


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    fifo = tmp_path / "log.toml"
    os.mkfifo(fifo)
    line = f"trap '' HUP; exec $SYRU timeline -f jsonl --log {fifo}"
    with subprocess.Popen(
        ["bash", "-c", line.replace("$SYRU", " ".join(PROGRAM))],  # noqa: S607
        stdout=subprocess.PIPE,
        env=environment(),
    ) as process:
        with fifo.open("wb") as end:
            end.write(b"[log]\n")
            end.flush()
            process.send_signal(signal.SIGHUP)
            end.write(TOWN.removeprefix("[log]\n").encode())
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("wanted", ["syru.cli.app", "rich", "typer", "syru.query.entries"])
def test_ctrl_c_during_an_import_is_quiet_and_130(wanted: str) -> None:
    # The moment at which a module is looked for stands for all moments of importing.
    interrupted = (
        "import os, signal, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {wanted!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "sys.argv[:] = ['syru', 'timeline']\n"
        "from syru.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", interrupted],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param("9" * 5000, id="thousands of digits"),
        pytest.param("0", id="none"),
        pytest.param("-3", id="fewer than none"),
        pytest.param("wide", id="a word"),
    ],
)
def test_odd_columns_are_no_reason_to_fail(columns: str) -> None:
    said = run("timeline", "--limit", "1", COLUMNS=columns)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2015\n")


def test_a_limit_may_be_larger_than_any_log() -> None:
    said = run("timeline", "--limit", str(2**64), "--format", "jsonl")
    assert (said.code, said.out) == (0, run("timeline", "--format", "jsonl").out)


def test_a_closed_pipe_ends_what_check_prints_and_not_its_verdict(tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    events = "".join(f'[[events]]\nid = "e{at}"\n' for at in range(3_000))
    head = '[log]\nformat = 1\ntitle = "T"\n[sources.s]\ntitle = "S"\n'
    log.write_text(head + events, "utf-8")
    words = [sys.executable, "-m", "syru", "check", str(log)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, env=environment(), **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline().startswith(str(log).encode())
        process.stdout.close()
        assert process.wait(timeout=60) == 1
