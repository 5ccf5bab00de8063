"""What an entry cites, in its short form and as a list, and of how many origins that is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logs import log_files, written

from syru.log.model import Citation, Source
from syru.log.origins import circles, roots
from syru.log.reader import check_logs, read_logs

HEAD = '[log]\nformat = 1\ntitle = "T"\n'
ONE = HEAD + '[sources.a]\ntitle = "A"\n'
TWO = ONE + '[sources.b]\ntitle = "B"\n'
FACT = '[[facts]]\nid = "f"\nstatement = "S"\n'

A, B = Citation(source="a"), Citation(source="b")


def faults(log: str) -> list[tuple[int, str, str, str]]:
    found = check_logs(log_files(log)).faults()
    return [(fault.line, fault.name, fault.problem, fault.remedy) for fault in found]


@pytest.mark.parametrize(
    ("head", "keys", "cited"),
    [
        pytest.param(ONE, "", [A], id="the one source of the file"),
        pytest.param(ONE, "cited = []", [A], id="an empty list"),
        pytest.param(TWO, 'source = "b"', [B], id="the short form"),
        pytest.param(TWO, 'cited = [{ source = "b" }, { source = "a" }]', [B, A], id="a list"),
        pytest.param(ONE, 'cited = [{ source = "a" }]', [A], id="a list alone has them all"),
        pytest.param(
            TWO,
            'source = "b"\nlocator = "p. 1"\ncited = [{ source = "a" }]',
            [Citation(source="b", locator="p. 1"), A],
            id="the short form comes first",
        ),
        pytest.param(
            ONE,
            'paragraphs = [2]\ncited = [{ source = "a", paragraphs = [4, 5] }]',
            [Citation(source="a", paragraphs=(2,)), Citation(source="a", paragraphs=(4, 5))],
            id="one source at two places",
        ),
        pytest.param(
            TWO,
            'cited = [{ source = "a", locator = "p. 3", url = "https://a.org/1" }]',
            [Citation(source="a", locator="p. 3", url="https://a.org/1")],
            id="an address",
        ),
    ],
)
def test_an_entry_cites_what_its_keys_say(head: str, keys: str, cited: list[Citation]) -> None:
    (fact,) = read_logs(log_files(f"{head}{FACT}{keys}\n")).entries
    assert list(fact.citations) == cited


@pytest.mark.parametrize(
    ("keys", "line", "name", "problem", "remedy"),
    [
        pytest.param(
            "cited = [{ locator = 'p' }]", 11, "missing-key", '"source" is missing', "source =",
            id="no source",
        ),
        pytest.param(
            'cited = [\n  { source = "a" },\n  { source = "c" }]', 13, "unknown-id",
            'no source "c"', "declare it", id="an unknown source",
        ),
        pytest.param(
            'cited = [\n  { source = "a" },\n  { source = "a" }]', 13, "repeated-citation",
            '"a" is cited twice with the same place, also at log-0.toml:12', "leave one out",
            id="the same twice",
        ),
        pytest.param(
            'source = "a"\ncited = [{ source = "a" }]', 12, "repeated-citation",
            '"a" is cited twice with the same place, also at log-0.toml:11', "another place",
            id="the short form again",
        ),
        pytest.param(
            'paragraphs = [1]\ncited = [{ source = "a" }]', 8, "missing-key",
            '"source" is missing', 'or list it under "cited"', id="a place of no source",
        ),
        pytest.param(
            'cited = [{ source = "a", url = "a.org" }]', 11, "bad-url", "no web address",
            "https://", id="no address",
        ),
        pytest.param(
            'cited = [{ source = "a", paragraph = 3 }]', 11, "unknown-key", '"paragraph"',
            "paragraphs", id="a misspelled key",
        ),
        pytest.param('cited = ["a"]', 11, "wrong-type", "text, not a table", "{ source", id="text"),
        pytest.param("cited = 'a'", 11, "wrong-type", "text, not a list", "cited =", id="no list"),
        pytest.param(
            'source = "a"\nclaims = [{ stance = "denies", source = "c" }]', 12, "unknown-id",
            'no source "c"', "declare it", id="an unknown source of a claim",
        ),
        pytest.param(
            'source = "a"\nclaims = [{ stance = "denies", url = "x" }]', 12, "bad-url",
            "no web address", "https://", id="no address of a claim",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_citation_has_its_place_and_a_remedy(
    keys: str, line: int, name: str, problem: str, remedy: str
) -> None:
    ((at, named, said, do),) = faults(f"{TWO}{FACT}{keys}\n")
    assert (at, named) == (line, name)
    assert problem in said
    assert remedy in do


@pytest.mark.parametrize(
    ("origins", "problems"),
    [
        pytest.param({"a": "b", "b": "c"}, [], id="a chain is none"),
        pytest.param({"a": "a"}, ['the source "a" is its own origin'], id="of itself"),
        pytest.param(
            {"b": "c", "c": "b", "a": "c"}, ['"b" is its own origin, by way of c'], id="of two"
        ),
        pytest.param(
            {"a": "b", "b": "c", "c": "a"}, ['"a" is its own origin, by way of b, c'], id="of three"
        ),
        pytest.param(
            {"a": "a", "b": "c", "c": "b"},
            ['the source "a" is its own origin', '"b" is its own origin, by way of c'],
            id="two circles",
        ),
    ],
)
def test_a_circle_of_origins_is_one_fault(origins: dict[str, str], problems: list[str]) -> None:
    log = HEAD + "".join(
        written(f"[sources.{id_}]", title="T", origin=origins.get(id_)) for id_ in "abc"
    )
    found = faults(log)
    assert [problem for *_, problem, _ in found] == problems
    assert {name for _, name, *_ in found} <= {"circular-origin"}
    assert all("take out the origin" in remedy for *_, remedy in found)


def test_an_unknown_origin_is_a_fault_with_a_suggestion() -> None:
    log = TWO + '[sources.c]\ntitle = "C"\norigin = "bb"\n'
    assert faults(log) == [(10, "unknown-id", 'there is no source "bb"', "did you mean b?")]


def test_an_origin_may_be_declared_in_another_log() -> None:
    reprint = HEAD + '[sources.r]\ntitle = "R"\norigin = "a"\n'
    assert check_logs(log_files(reprint, ONE)).sound


IDS = [*"abcdefg"]


@given(st.lists(st.one_of(st.none(), st.sampled_from(IDS)), min_size=7, max_size=7))
def test_the_root_is_where_the_origins_end_and_else_there_is_a_circle(
    origins: list[str | None],
) -> None:
    log = [
        Source(id=id_, title="T", origin=origin) for id_, origin in zip(IDS, origins, strict=True)
    ]
    of = dict(zip(IDS, origins, strict=True))

    def end(id_: str) -> str | None:
        """Follow the origins as often as there are sources; None where they have no end."""
        at = id_
        for _ in IDS:
            if (origin := of[at]) is None:
                return at
            at = origin
        return None

    ends = {id_: end(id_) for id_ in IDS}
    found = list(circles(log))
    assert bool(found) == (None in ends.values())
    if not found:
        assert roots(log) == ends
    inside = [id_ for circle in found for id_ in circle[1:]]
    assert len(inside) == len(set(inside))  # each is told once
    for circle in found:
        assert circle[0] == circle[-1] == min(circle)
        assert all(of[one] == other for one, other in pairwise(circle))


def test_a_chain_of_a_hundred_thousand_origins_has_one_root() -> None:
    chain = [Source(id="0", title="T")]
    chain += [Source(id=str(n), title="T", origin=str(n - 1)) for n in range(1, 100_000)]
    assert set(roots(reversed(chain)).values()) == {"0"}
    assert list(circles(chain)) == []
