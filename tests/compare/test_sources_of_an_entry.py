"""Which sources of an entry were added, removed or are cited otherwise, and of what origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from logs import TOWN
from running import ask
from town_changed import log, only

from syru.compare.difference import Change, Difference, Fate, How, Weight
from syru.compare.logs import compare_logs

if TYPE_CHECKING:
    from pathlib import Path

# A newspaper, and one that reprints it.
PAPERS = """
[sources.paper]
title = "The Paper"

[sources.reprint]
title = "The Reprint"
origin = "paper"

[[facts]]
id = "toll"
statement = "There is a toll."
"""


def between(old: str, new: str, papers: str = PAPERS) -> Difference:
    """Return how a fact differs whose citations changed."""
    town = TOWN.replace("[[events]]", '[[events]]\nsource = "minutes"')
    town = town.replace("[[facts]]", '[[facts]]\nsource = "minutes"')
    town = town.replace("[[quotes]]", '[[quotes]]\nsource = "minutes"')
    return only(compare_logs(log(f"{town}{papers}{old}"), log(f"{town}{papers}{new}")))


def summed_up(found: Difference) -> list[tuple[str, How, bool | None]]:
    return [(change.field, change.how, change.new_origin) for change in found.changes]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        pytest.param(
            'source = "minutes"',
            'cited = [{ source = "minutes" }, { source = "paper" }]',
            [("cited", How.ADDED, True)],
            id="a-source-of-a-new-origin",
        ),
        pytest.param(
            'source = "paper"',
            'cited = [{ source = "paper" }, { source = "reprint" }]',
            [("cited", How.ADDED, False)],
            id="a-reprint-of-what-was-there",
        ),
        pytest.param(
            'source = "reprint"',
            'cited = [{ source = "reprint" }, { source = "paper" }]',
            [("cited", How.ADDED, False)],
            id="what-a-reprint-has-it-from",
        ),
        pytest.param(
            'cited = [{ source = "minutes" }, { source = "paper" }]',
            'cited = [{ source = "paper" }]',
            [("cited", How.REMOVED, None)],
            id="a-source-less",
        ),
        pytest.param(
            'source = "minutes"',
            'source = "paper"',
            [("cited", How.ADDED, True), ("cited", How.REMOVED, None)],
            id="another-source",
        ),
        pytest.param(
            'source = "paper"\nlocator = "p. 1"',
            'source = "paper"\nlocator = "p. 2"',
            [("locator", How.CHANGED, None)],
            id="another-place-in-the-only-source",
        ),
        pytest.param(
            'cited = [{ source = "minutes" }, { source = "paper", paragraphs = [1] }]',
            'cited = [{ source = "minutes" }, { source = "paper", paragraphs = [1, 2] }]',
            [("cited", How.CHANGED, None)],
            id="another-place-in-one-of-several",
        ),
        pytest.param(
            'cited = [{ source = "paper", locator = "1" }]',
            'cited = [{ source = "paper", locator = "1" }, { source = "paper", locator = "2" }]',
            [("cited", How.ADDED, False)],
            id="the-same-source-once-more",
        ),
        pytest.param(
            'cited = [{ source = "minutes" }, { source = "paper" }]',
            'cited = [{ source = "paper" }, { source = "minutes" }]',
            [("cited", How.REORDERED, None)],
            id="another-order",
        ),
    ],
)
def test_the_sources_of_an_entry_changed_so(
    old: str, new: str, wanted: list[tuple[str, How, bool | None]]
) -> None:
    found = between(old, new)
    assert summed_up(found) == wanted
    serious = wanted[0][1] in (How.ADDED, How.REMOVED)
    assert found.weight is (Weight.EVIDENCE if serious else Weight.SMALL)


def test_how_citations_are_written_is_no_difference() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        between('source = "paper"', 'cited = [{ source = "paper" }]')


def test_a_renamed_source_is_the_same_origin() -> None:
    cited = f'{PAPERS}source = "paper"\n'
    renamed = cited.replace('"paper"', '"daily"').replace("sources.paper", "sources.daily")
    old, new = (log(f'[log]\nformat = 1\ntitle = "T"\n{text}') for text in (cited, renamed))
    found = only(compare_logs(old, new))
    assert (found.id, found.fate) == ("daily", Fate.RENAMED)


def test_a_claim_may_get_a_source_of_its_own() -> None:
    claim = 'source = "minutes"\nclaims = [{{ by = "baker", stance = "asserts"{} }}]'
    [change] = between(claim.format(""), claim.format(', source = "paper"')).changes
    assert (change.field, change.how) == ("claims", How.CHANGED)
    assert [(part.field, part.new) for part in change.parts] == [("source", "paper")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("1", "true"), ("1", "1.0"), ("12", "13"), ('"a"', '"b"'), ("2025-01-01", '"early 2025"')],
)
def test_a_value_of_ones_own_may_change_its_type_too(old: str, new: str) -> None:
    pair = (f'source = "minutes"\nextra = {{ own = {value} }}' for value in (old, new))
    [change] = between(*pair).changes
    assert isinstance(change, Change)
    assert (change.field, change.how) == ("extra.own", How.CHANGED)


def test_the_screen_names_the_source_its_place_and_whether_its_origin_is_new(
    tmp_path: Path,
) -> None:
    cited = [
        'cited = [{ source = "paper", paragraphs = [1], locator = "p. 2" }]',
        'cited = [{ source = "paper", paragraphs = [1, 3], locator = "p. 2" }, MORE]'.replace(
            "MORE", '{ source = "reprint" }'
        ),
    ]
    paths = [tmp_path / name for name in ("old.toml", "new.toml")]
    for path, text in zip(paths, cited, strict=True):
        path.write_text(f'[log]\nformat = 1\ntitle = "T"\n{PAPERS}{text}\n', "utf-8")
    assert (
        ask("diff", *map(str, paths)).out
        == """\
1 changed

Claims and sources changed (1)
fact            There is a toll.
                toll
  source        added: The Reprint, of an origin that was there
  source        The Paper: paragraphs added: 3
"""
    )
