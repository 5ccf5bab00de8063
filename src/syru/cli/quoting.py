"""A new quote and the texts of the sources: where its words stand, or what differs there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syru.check.match import State
from syru.check.quotes import why_unproven
from syru.cli.asking import agrees
from syru.cli.streams import print_message
from syru.editing.paragraphs import read_paragraphs
from syru.editing.quotation import bare_words, look_up
from syru.errors import SyruError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syru.check.match import SourceText
    from syru.cli.form import Form
    from syru.editing.quotation import LookedUp


def placed_quote(form: Form, texts: Mapping[str, SourceText], *, unproven: bool) -> bool:
    """Fill in source and paragraph of a quote; return whether it may be written unproven.

    Raise SyruError where its words do not stand in a text at hand, unless that is wanted or
    somebody who can be asked says so.
    """
    while True:
        form.typed = replace(form.typed, text=bare_words(form.typed.text or ""))
        within = _texts_at_hand(form, texts)
        paragraphs = read_paragraphs(form.typed.paragraph)
        found = look_up(form.typed.text or "", paragraphs, within)
        if not found:
            _tell_that_no_text_is_there(form)
            return unproven
        if len(found) > 1:
            _choose_source(form, found)
            continue
        if found[0].proven or unproven:
            _fill_in(form, found[0])
            return unproven
        problem = _what_differs(found[0], within)
        if not form.asked:
            raise SyruError(f"{problem}\nsyru: nothing was written; --unproven writes it as it is")
        print_message(f"syru: {problem}")
        if agrees("Write it as it is, unproven?", default=False):
            _fill_in(form, found[0])
            return True
        form.ask_words_again()


def _texts_at_hand(form: Form, texts: Mapping[str, SourceText]) -> dict[str, SourceText]:
    """Return the texts in which the words may stand: that of the source, where it is named."""
    if not form.typed.source:
        return dict(texts)
    source = form.known.source(form.typed.source)
    return {source: texts[source]} if source in texts else {}


def _tell_that_no_text_is_there(form: Form) -> None:
    """Say how a source is given its text, so that words can be looked for in it."""
    if form.asked and not form.source_is_clear:
        form.ask_source()
    sources = [source.id for source in form.known.log.sources]
    if form.typed.source:
        sources = [form.known.source(form.typed.source)]
    id_, opens = "ID", ""
    if len(sources) == 1:
        id_, opens = sources[0], f" (syru edit {sources[0]})"
    remedy = f'write text = "FILE" into [sources.{id_}]{opens}'
    told = f"no text of the source is at hand; {remedy}, and words find their paragraph in it"
    print_message(f"syru: not proven: {told}")


def _choose_source(form: Form, found: Sequence[LookedUp]) -> None:
    places = [f"{each.source} (¶ {each.proof.paragraph})" for each in found]
    problem = f"these words stand in several sources: {', '.join(places)}"
    if not form.asked:
        raise UsageError(f"{problem}; add --source NAME")
    print_message(f"syru: {problem}")
    form.ask_source([each.source for each in found])


def _fill_in(form: Form, place: LookedUp) -> None:
    proof = place.proof
    if proof.paragraph is None:
        return
    paragraph = form.typed.paragraph or (str(proof.paragraph),)
    form.typed = replace(form.typed, source=place.source, paragraph=paragraph)
    if place.proven:
        print_message(f"syru: the words stand in paragraph {proof.paragraph} of {place.source}")


def _what_differs(place: LookedUp, within: Mapping[str, SourceText]) -> str:
    *_, problem, remedy = why_unproven(place.proof, place.source)
    if place.proof.state is State.MOVED:
        remedy = f"leave --paragraph out, or write --paragraph {place.proof.paragraph}"
    if place.proof.state is State.MISSING and len(within) > 1:
        sources = ", ".join(within)
        problem = f"missing: no text at hand ({sources}) has these words or a passage near to them"
    return f"{problem}; {remedy}"
