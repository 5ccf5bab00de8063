"""What an answer says of an entry, in words that tables, Markdown and cells share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syru.query.found import Found, FoundClaim

_LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
# The reader has refused these already: this holds for whatever index is opened.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

STANCE_WORDS = {
    "states": "stated",
    "asserts": "asserted",
    "relays": "relayed",
    "confirms": "confirmed",
    "doubts": "doubted",
    "denies": "denied",
}


def line(text: str) -> str:
    """Return text of a log as it may be shown: line breaks as a space, no control characters."""
    return _CONTROL.sub("", _LINE_BREAKS.sub(" ", text))


def quoted(words: str) -> str:
    """Return the words of a quote within the marks that always hold them."""
    return f"“{line(words)}”"


def paragraphs(numbers: Sequence[int]) -> str:
    """Return where in its source something stands, such as ", ¶ 11"."""
    return f", ¶ {', '.join(map(str, numbers))}" if numbers else ""


def proof_words(found: Found) -> str:
    """Return whether a quote's words stand in its source's text; empty where no text is at hand."""
    if found.proof is None:
        return ""
    return "proven: stands in the text" if found.proof == "found" else f"not proven: {found.proof}"


def claim_words(claim: FoundClaim) -> str:
    """Return a claim in words, such as "denied by Sergei Lavrov (2 October 2025)"."""
    by = (
        "the source"
        if claim.stance == "states"
        else claim.by.name
        if claim.by
        else "someone unnamed"
    )
    day = f" ({claim.when})" if claim.when else ""
    return f"{STANCE_WORDS[claim.stance]} by {line(by)}{day}"


def standing_words(found: Found) -> str:
    """Return the standing, with the names of all who take a stance; empty for a quote.

    Claims that have the standing's own word come first and say it, as in "confirmed by Russia".
    """
    told = [claim for claim in found.claims if claim.stance != "states"]
    told.sort(key=lambda claim: STANCE_WORDS[claim.stance] != found.standing)
    names = "; ".join(map(claim_words, told))
    if not names or names.startswith(f"{found.standing} by"):
        return names or found.standing or ""
    return f"{found.standing}: {names}"
