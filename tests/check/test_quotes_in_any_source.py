"""A quote is proven where any of the texts that it cites has it; every text is looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import ask

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
[log]
format = 1
title = "T"
[sources.wire]
title = "Wire"
date = 2025-03-02
text = "wire.txt"
[sources.paper]
title = "Paper"
date = 2025-03-01
text = "paper.txt"
[sources.radio]
title = "Radio"
"""
WIRE, PAPER = (
    "It burned.\nIt was a loud night.\n",
    "Nothing is known.\nIt was a loud, long night.\n",
)
QUOTE = '[[quotes]]\nid = "q"\ntext = "It was a loud night."\ncited = '


def checked(folder: Path, log: str) -> tuple[list[str], str]:
    """Return what is found, without the file's name, and how many quotes are proven."""
    (folder / "wire.txt").write_text(WIRE, "utf-8")
    (folder / "paper.txt").write_text(PAPER, "utf-8")
    (folder / "log.toml").write_text(HEAD + log, "utf-8")
    said = ask("check", str(folder / "log.toml"), "--all", COLUMNS="400")
    found = [
        line.partition("log.toml:")[2] for line in said.out.splitlines() if "log.toml:" in line
    ]
    return found, said.err.partition("; ")[2].partition(";")[0].strip()


@pytest.mark.parametrize(
    "cited",
    [
        pytest.param('{ source = "wire", paragraphs = [2] }', id="alone"),
        pytest.param(
            '{ source = "paper", paragraphs = [2] }, { source = "wire", paragraphs = [2] }',
            id="in the second",
        ),
        pytest.param('{ source = "radio" }, { source = "wire", paragraphs = [2] }', id="no text"),
        pytest.param(
            '{ source = "wire", paragraphs = [1] }, { source = "wire", paragraphs = [2] }',
            id="at the other place of one source",
        ),
    ],
)
def test_one_text_that_has_the_words_proves_them(tmp_path: Path, cited: str) -> None:
    assert checked(tmp_path, f"{QUOTE}[{cited}]\n") == ([], "1 of 1 quote proven")


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        pytest.param(
            '\n{ source = "radio" },\n{ source = "wire", paragraphs = [1] },\n'
            '{ source = "paper", paragraphs = [2] }',
            '19: [q] moved: these words stand in paragraph 2 of the text of "wire"; '
            "write paragraphs = [2] (quote-moved)",
            id="moved in the first",
        ),
        pytest.param(
            '{ source = "paper", paragraphs = [2] }, { source = "wire", paragraphs = [1] }',
            '16: [q] altered: paragraph 2 of the text of "paper" has',
            id="altered in the first",
        ),
    ],
)
def test_where_none_has_the_words_the_first_is_told_of(
    tmp_path: Path, cited: str, found: str
) -> None:
    (told,), proven = checked(tmp_path, f"{QUOTE}[{cited}]\n")
    assert told.startswith(found)
    assert proven == "0 of 1 quote proven"


def test_the_list_shows_the_proof_that_check_has(tmp_path: Path) -> None:
    cited = '{ source = "paper", paragraphs = [2] }, { source = "wire", paragraphs = [2] }'
    checked(tmp_path, f"{QUOTE}[{cited}]\n")
    said = ask("quotes", "--log", str(tmp_path / "log.toml"), "-f", "jsonl")
    assert '"proof": "found"' in said.out


def test_paragraphs_are_those_of_the_source_that_they_stand_beside(tmp_path: Path) -> None:
    log = """\
[[facts]]
id = "f"
statement = "F"
source = "wire"
paragraphs = [3]
cited = [
  { source = "radio", paragraphs = [9] },
  { source = "paper", paragraphs = [2, 4] },
]
claims = [
  { stance = "denies", source = "paper", paragraph = 5 },
  { stance = "doubts", source = "radio", paragraph = 6 },
  { stance = "asserts", paragraph = 7 },
]
"""
    found, _ = checked(tmp_path, log)
    assert [(line.split(":")[0], line.split("the text of ")[1][:27]) for line in found] == [
        ("18", '"wire" has no paragraph 3; '),
        ("21", '"paper" has no paragraph 4;'),
        ("24", '"paper" has no paragraph 5;'),
        ("26", '"wire" has no paragraph 7; '),
    ]


def test_warnings_look_at_every_source(tmp_path: Path) -> None:
    log = """\
[[events]]
id = "e"
date = 2025-03-02
title = "E"
source = "radio"
cited = [
  { source = "wire" },
  { source = "paper", paragraphs = [1] },
]
"""
    found, _ = checked(tmp_path, log)
    late, placeless = found
    assert late.startswith('16: warning: [e] the event is dated after its source "paper" (1 March')
    assert placeless.startswith('20: warning: [e] no paragraph of the source "wire" is named; ')
