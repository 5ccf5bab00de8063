"""Every damage to an index on the disk ends in the right answer, and never in a traceback."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from logs import written
from rounds import ROUNDS
from running import Said, ask

from syru.index import sealed
from syru.index.folder import SEAL, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAMAGES = 6 * ROUNDS  # of each kind; 50 rounds make the 300 that are promised
ENTRIES = 1_500  # an index of about 1.6 MB
PAGE = 4096
QUESTIONS = (
    "timeline --since 2003 --until 2004 -f jsonl",
    "timeline --topic bridge -f csv",
    "find harbour -n 20",
    "who baker -f json",
    "show e-77",
    "chart --by topic -f csv",
)
NOTE = "syru: the index was damaged, and is built again\n"


def log_text() -> str:
    """Return a log with events that are spread over ten years, and that hold many words."""
    dice = random.Random(5)  # noqa: S311 - the same log at every run
    words = [f"word{number}" for number in range(400)] + ["harbour"]
    rows = [
        written("[log]", format=1, title="Made up"),
        written("[sources.s]", title="S", date="2011-01-01"),
        written("[actors.baker]", name="Bo Ek", kind="person"),
        *(written(f"[topics.{topic}]", name=topic) for topic in ("bridge", "money")),
    ]
    rows += [
        written(
            "[[events]]",
            id=f"e-{at}",
            date=f"{2000 + at % 10}-{at % 12 + 1:02}-{at % 28 + 1:02}",
            title=" ".join(dice.choices(words, k=8)),
            summary=" ".join(dice.choices(words, k=40)),
            actors=["baker"] if at % 3 else None,
            topics=["bridge" if at % 2 else "money"],
            claims=[{"by": "baker", "stance": "denies"}] if at % 5 == 0 else None,
        )
        for at in range(ENTRIES)
    ]
    return "\n".join(rows)


def flip_bit(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def change_byte(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= dice.randrange(1, 256)


def zero_run(data: bytearray, dice: random.Random) -> None:
    length = dice.choice((1, 16, 512, PAGE))
    at = dice.randrange(len(data) - length)
    data[at : at + length] = bytes(length)


def swap_pages(data: bytearray, dice: random.Random) -> None:
    one, other = (PAGE * at for at in dice.sample(range(len(data) // PAGE), 2))
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    data[one : one + PAGE], data[other : other + PAGE] = second, first


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.toml"
    path.write_text(log_text(), "utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYRU_CACHE", str(tmp_path))
    return tmp_path / "syru"


def answers(log: Path) -> list[Said]:
    return [ask(*question.split(), "--log", str(log)) for question in QUESTIONS]


@pytest.mark.parametrize("damage", [flip_bit, change_byte, zero_run, swap_pages])
def test_a_damaged_index_is_noted_and_built_again(
    log: Path, cache: Path, damage: Callable[[bytearray, random.Random], None]
) -> None:
    dice = random.Random(damage.__name__)  # noqa: S311 - no secret
    right = answers(log)
    assert all(said.code == 0 and said.out for said in right)
    [index] = cache.glob(f"*{SUFFIX}")
    whole = index.read_bytes()
    assert 1_200_000 < len(whole) < 2_500_000
    for _ in range(DAMAGES):
        data = bytearray(whole)
        damage(data, dice)
        status = index.stat()
        index.write_bytes(data)
        # As a failing disk leaves it: nobody seems to have touched the file.
        os.utime(index, ns=(status.st_atime_ns, status.st_mtime_ns))
        first, *others = answers(log)
        if data != whole:  # zeros may have stood there
            assert first.err == NOTE + right[0].err
        assert (first.out, first.code) == (right[0].out, right[0].code)
        assert others == right[1:]
        assert index.read_bytes() == whole, "the same log makes the same index"


def test_a_damaged_seal_is_built_again(log: Path, cache: Path) -> None:
    dice = random.Random(3)  # noqa: S311 - no secret
    right = answers(log)
    [seal] = cache.glob(f"*{SEAL}")
    for _ in range(DAMAGES):
        data = bytearray(seal.read_bytes())
        dice.choice((flip_bit, change_byte))(data, dice)
        seal.write_bytes(data)
        assert [said.out for said in answers(log)] == [said.out for said in right]
    seal.write_bytes(b"")
    assert answers(log)[0].err == NOTE + right[0].err


def test_a_large_index_is_verified_where_it_was_touched_or_long_ago(
    log: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "LARGEST_VERIFIED", 1)
    right = answers(log)
    verified = []
    digest = sealed._digest  # noqa: SLF001 - what costs the time is counted

    def count(path: Path) -> str:
        verified.append(path)
        return digest(path)

    monkeypatch.setattr(sealed, "_digest", count)
    assert answers(log) == right
    assert not verified, "nobody touched it"
    [index] = cache.glob(f"*{SUFFIX}")
    index.touch()
    assert answers(log) == right
    assert len(verified) == 1, "and what was verified is remembered"
    monkeypatch.setattr(sealed, "LONGEST_TRUSTED", 0)
    assert answers(log) == right
    assert len(verified) > 1


def test_a_large_index_that_rots_unseen_is_removed_without_a_traceback(
    log: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answers(log)
    # Nothing tells the program to look before it asks.
    monkeypatch.setattr(sealed, "_is_trusted", lambda _seal, _found: True)
    dice, removed = random.Random(2), 0  # noqa: S311 - no secret
    [index] = cache.glob(f"*{SUFFIX}")
    kept = {file: file.read_bytes() for file in cache.iterdir()}
    for _ in range(2 * DAMAGES):
        data = bytearray(kept[index])
        for _ in range(40):
            zero_run(data, dice)
        index.write_bytes(data)
        for said in answers(log):
            if "and is removed" in said.err:
                assert said.code == 1
                removed += 1
        for file, whole in kept.items():
            file.write_bytes(whole)
    assert removed
    for file in cache.iterdir():
        file.unlink()
    assert answers(log) == right
