"""Which files are read as the text of a source: those beside the log, and no others by its word."""

import os
from pathlib import Path

import pytest

from syru.check.match import MOST_BYTES, TextError, text_of_file, text_of_log


def test_a_log_reads_texts_in_its_folder_and_below_and_by_links_within(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "text.txt").write_bytes(b"\xef\xbb\xbfone\n")
    (tmp_path / "link.txt").symlink_to("below/text.txt")
    for name in ("below/text.txt", "link.txt", "./below/text.txt"):
        assert text_of_log(tmp_path, name).paragraphs == ("one",)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("../secret.txt", "outside", id="upwards"),
        pytest.param("below/../../secret.txt", "outside", id="upwards from below"),
        pytest.param("link.txt", "outside", id="a link to a file outside"),
        pytest.param("door/secret.txt", "outside", id="a link to a folder outside"),
        pytest.param("loop.txt", "cannot be read", id="a link to itself"),
        pytest.param("absent.txt", "No such file", id="absent"),
        pytest.param("below", "no file|cannot be read", id="a folder"),
        pytest.param("pipe", "no file", id="a pipe that nobody writes to"),
        pytest.param("latin.txt", "not UTF-8 in line 2", id="another encoding"),
        pytest.param("large.txt", "more than 64 MB", id="too large"),
        pytest.param("a\0b", "no file name", id="a null byte"),
        pytest.param("x" * 5000, "cannot be read", id="a name that is too long"),
    ],
)
def test_a_log_reads_no_other_file(tmp_path: Path, name: str, problem: str) -> None:
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (home / "link.txt").symlink_to(tmp_path / "secret.txt")
    (home / "door").symlink_to(tmp_path)
    (home / "loop.txt").symlink_to("loop.txt")
    (home / "latin.txt").write_bytes(b"one\ntw\xf6\n")
    os.mkfifo(home / "pipe")
    with (home / "large.txt").open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    with pytest.raises(TextError, match=problem) as refused:
        text_of_log(home, name)
    assert len(str(refused.value)) < 300


def test_a_person_may_name_any_file_but_a_device(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("one\n")
    (tmp_path / "link.txt").symlink_to("text.txt")
    assert text_of_file(str(tmp_path / "link.txt")).paragraphs == ("one",)
    with pytest.raises(TextError, match="a device"):
        text_of_file("/dev/zero")
