"""No log, whatever became of its bytes, ends in a traceback, in silence, or in a control code."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from logs import HOSTILE, TOWN
from rounds import ROUNDS
from running import ask

MUTANTS = 40 * ROUNDS
BUILT_IN = Path(__file__).parents[2] / "events.toml"
# What TOML, dates and terminals stumble over, beside single bytes.
PIECES = (
    *(b'"', b"'", b'"""', b"'''", b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b".", b",", b"#"),
    *(b"\n", b"\r\n", b"\0", b"\xff", b"\x1b[31m", b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbb\xbf"),
    *(b"-", b"/", b"..", b"~", b"?", b"X", b"9" * 30, b"1e400", b"nan", b"true", b"2025-02-30"),
    *(b"[[events]]\n", b"[log]\n", b"id = 1\n", b"claims = [{}]\n", b"\\u0000", b"\\U0010ffff"),
)
QUESTIONS = (
    ("check",),
    ("check", "--all", "-f", "json"),
    ("timeline",),
    ("timeline", "-f", "jsonl", "--since", "2025"),
    ("find", "bridge"),
    ("who", "mayor"),
    ("chart",),
    ("export", "html"),
)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return bytes of a log with one to five things done to them."""
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        at, length = dice.randrange(len(changed) + 1), dice.choice((1, 1, 2, 8, 60))
        what = dice.randrange(6)
        if what == 0:
            changed[at : at + 1] = bytes([dice.randrange(256)])
        elif what == 1:
            del changed[at : at + length]
        elif what == 2:
            changed[at:at] = dice.choice(PIECES)
        elif what == 3:
            changed[at : at + length] = dice.choice(PIECES)
        elif what == 4:
            other = dice.randrange(len(changed) + 1)
            changed[at:at] = changed[other : other + length]
        else:
            lines = changed.split(b"\n")
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            changed = bytearray(b"\n".join(lines))
    return bytes(changed)


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_log_is_answered_or_explained(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same mutants at every run
    log = tmp_path / "log.toml"
    originals = [TOWN.encode(), HOSTILE.encode(), BUILT_IN.read_bytes()[:8_000]]
    for _ in range(MUTANTS):
        log.write_bytes(mutated(dice.choice(originals), dice))
        words = dice.choice(QUESTIONS)
        # Whatever is no SyruError comes out of ask as what it is, and fails the test.
        said = ask(*words, *(["-l"] if words[0] != "check" else []), str(log))
        assert said.code in (0, 1, 2)
        assert said.code == 0 or said.err
        told = (said.out if words[:2] != ("export", "html") else "") + said.err
        assert not {"\x1b", "\x9b", "\0", "\u202e"} & set(told)


@pytest.mark.parametrize("seed", range(2))
def test_a_mutated_option_is_answered_or_explained(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same values at every run
    options = ("--since", "--until", "--as-of", "--actor", "--topic", "--text", "-n", "--standing")
    values = [b"2025-03", b"last month", b"3 July 2025", b"mayor", b"Town council", b"bridge", b"7"]
    for _ in range(MUTANTS):
        typed = os.fsdecode(mutated(dice.choice(values), dice).replace(b"\0", b""))
        said = ask("timeline", dice.choice(options), typed, "-l", "-", stdin=TOWN)
        assert said.code in (0, 2)
        assert said.code == 0 or said.err.startswith("syru: ")
        assert not {"\x1b", "\x9b", "\u202e"} & set(said.out + said.err)
