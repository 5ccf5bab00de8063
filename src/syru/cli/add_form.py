"""What is missing of a new entry: asked for on a terminal, or found by the words of a quote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from syru.check.match import State, prove_by_source
from syru.check.quotes import why_unproven
from syru.cli.prompts import agrees, ask, ask_until
from syru.cli.streams import print_message
from syru.editing.claims import read_claim, read_paragraphs
from syru.editing.declarations import PARTED, read_coordinates, read_kind
from syru.editing.draft import MAIN_KEYS, Typed
from syru.errors import SyruError, UsageError, visible
from syru.log.model import ActorKind, Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from syru.check.match import Proof, SourceText
    from syru.editing.declarations import Known

_SKIP = "Enter for none"
_MARKED = '[“”„"«»]([^“”„"«»]+)[“”"«»]'
_QUESTIONS = {
    "title": "Title, in one line: ",
    "statement": "Statement, one sentence: ",
    "text": "The words, as the source prints them: ",
}


class Form:
    """Asks for one thing after the other; typed and known grow with the answers.

    asked tells that somebody sits there and was asked, source_is_clear that the log has one
    source only.
    """

    def __init__(self, typed: Typed, known: Known) -> None:
        self.typed = typed
        self.known = known
        self.asked = False
        self.source_is_clear = True

    def begin(self, *, source_is_clear: bool) -> None:
        """Say what is going on, and ask for the title, the statement or the words."""
        self.asked, self.source_is_clear = True, source_is_clear
        kind = self.typed.kind
        print_message(f"syru: a new {kind}; Tab completes names, Ctrl-C leaves the log as it is")
        self._ask_main(MAIN_KEYS[kind])

    def ask_the_rest(self) -> None:
        """Ask for everything else that was not typed and that an entry of this kind may have.

        Of a quote source and paragraphs are left out: its words find them.
        """
        kind = self.typed.kind
        if kind == "quote":
            self._ask_one("by", "Who says so", "actor")
        self._ask_date(needed=kind == "event")
        if kind == "event":
            self._ask_text("summary", f"Summary, one to three sentences ({_SKIP}): ")
        if kind == "quote":
            self._ask_event()
        about = "Who is named in it" if kind == "quote" else "Actors"
        for key, question in (("actor", about), ("topic", "Topics"), ("place", "Places")):
            self._ask_several(key, question)
        if kind != "quote":
            if not self.source_is_clear:
                self.ask_source()
            self._ask_paragraphs()
            self._ask_claims()

    def ask_source(self, among: Sequence[str] = ()) -> None:
        """Ask for the source; among are those that come into question, if not all do."""
        offered = among or _words(self.known, "source")
        while self.typed.source is None:
            answer, _ = ask_until("Source: ", _needed, offered)
            self._set("source", self._found("source", answer))

    def ask_words_again(self) -> None:
        """Ask for the words of a quote again."""
        self.typed = replace(self.typed, text=None)
        self._ask_main("text")

    def _ask_main(self, key: str) -> None:
        if not getattr(self.typed, key):
            answer, _ = ask_until(_QUESTIONS[key], _needed)
            self._set(key, answer)

    def _ask_text(self, key: str, question: str) -> None:
        if getattr(self.typed, key) is None:
            self._set(key, ask(question) or None)

    def _ask_date(self, *, needed: bool) -> None:
        """Ask for a date, and read it back in words before it is taken."""
        if self.typed.date is not None:
            return
        question = f"Date, such as 2025-07-03, July 2025 or by 2024 ({_SKIP}): "
        question = "Date, such as 2025-07-03, July 2025 or by 2024: " if needed else question
        while True:
            answer, dated = ask_until(question, self._read_date(needed=needed))
            if dated is None and not needed and not answer:
                return
            said = str(dated.span) if dated else "no date, since the source gives none"
            if agrees(f"  {said}: take it?", default=True):
                self._set("date", dated.written if dated else answer)
                note = dated.note if dated else ""
                self._set("date_note", self.typed.date_note or note or None)
                return

    def _read_date(self, *, needed: bool) -> Callable[[str], Any]:
        def read(answer: str) -> Any:
            if not answer:
                if needed:
                    raise UsageError("write a date, or unknown where the source gives none")
                return None
            return self.known.date("date", answer)

        return read

    def _ask_one(self, key: str, question: str, kind: str) -> None:
        """Ask for one name, which may be declared on the way."""
        while getattr(self.typed, key) is None:
            answer = ask(f"{question} ({_SKIP}): ", _words(self.known, kind))
            if not answer:
                return
            self._set(key, self._found(kind, answer))

    def _ask_several(self, kind: str, question: str) -> None:
        if getattr(self.typed, kind):
            return
        offered = _words(self.known, kind)
        answer = ask(f"{question}, parted by {PARTED} ({_SKIP}): ", offered)
        ids = []
        for name in filter(None, map(str.strip, answer.split(PARTED))):
            found = self._found(kind, name)
            while found is None:
                again = ask(f"  {kind} instead of {name} ({_SKIP}): ", offered)
                if not again:
                    break
                found = self._found(kind, again)
            ids += [found] if found else []
        self._set(kind, tuple(ids))

    def _found(self, kind: str, name: str) -> str | None:
        """Return the id that a name means, or None; what is not known may be declared."""
        try:
            return self.known.find(kind, name)
        except UsageError as error:
            print_message(f"  {error}")
            if not agrees(f'  Declare "{visible(name)}" as a new {kind}?', default=False):
                return None
        self.known = self.known.declaring(kind, name, self._details(kind))
        return self.known.new[-1].id

    def _details(self, kind: str) -> dict[str, object]:
        """Ask for what else is declared of something new."""
        values: dict[str, object] = {}
        if kind == "actor":
            kinds = ", ".join(ActorKind)
            _, read = ask_until(f"  Kind: {kinds} ({_SKIP}): ", _or_none(read_kind), [*ActorKind])
            values = {"kind": read, "role": ask(f"  What a reader should know ({_SKIP}): ")}
        elif kind == "source":
            question = f"  When it was published ({_SKIP}): "
            dated = ask_until(question, self._read_date(needed=False))[1]
            values = {"date": dated.value if dated else None}
            values["url"] = ask(f"  Address, https://… ({_SKIP}): ")
        elif kind == "topic":
            values = {"description": ask(f"  Description ({_SKIP}): ")}
        else:
            question = f"  Latitude and longitude, such as 35.41,35.95 ({_SKIP}): "
            values = {"coordinates": ask_until(question, _or_none(read_coordinates))[1]}
        return {key: value for key, value in values.items() if value}

    def _ask_event(self) -> None:
        events = [entry.id for entry in self.known.log.entries if entry.kind == "event"]
        if self.typed.event is None and events:
            question = f"Event that it belongs to, an id ({_SKIP}): "
            self._set("event", ask_until(question, _or_none(self.known.event), events)[1])

    def _ask_paragraphs(self) -> None:
        if not self.typed.paragraph and not self.typed.locator:
            question = f"Paragraphs of the source, such as 3 or 3-5 ({_SKIP}): "
            _, numbers = ask_until(question, lambda answer: read_paragraphs([answer]))
            self._set("paragraph", tuple(map(str, numbers)))

    def _ask_claims(self) -> None:
        if self.typed.claim:
            return
        print_message("Claims, one after the other: NAME STANCE [DATE] [¶N], where")
        print_message(f"STANCE is one of {', '.join(Stance)}")
        offered = _words(self.known, "actor")

        def read(answer: str) -> object:
            return read_claim(answer, self.known) if answer else None

        while answer := ask_until(f"  Claim ({_SKIP}): ", read, offered)[0]:
            self._set("claim", (*self.typed.claim, answer))

    def _set(self, key: str, value: Any) -> None:
        self.typed = replace(self.typed, **{key: value})


def placed_quote(form: Form, texts: Mapping[str, SourceText], *, unproven: bool) -> bool:
    """Fill in source and paragraph of a quote; return whether it may be written unproven.

    Raise SyruError where its words do not stand in a text at hand, unless that is wanted or
    somebody who can be asked says so.
    """
    while True:
        form.typed = replace(form.typed, text=_bare(form.typed.text or ""))
        within = _texts_at_hand(form, texts)
        paragraphs = read_paragraphs(form.typed.paragraph)
        found = prove_by_source(form.typed.text or "", paragraphs, within)
        if not found:
            _tell_that_no_text_is_there(form)
            return unproven
        if len(found) > 1:
            _choose_source(form, found)
            continue
        ((source, proof),) = found.items()
        if proof.state is State.FOUND or unproven:
            _fill_in(form, source, proof)
            return unproven
        problem = _what_differs(source, proof, within)
        if not form.asked:
            raise SyruError(f"{problem}\nsyru: nothing was written; --unproven writes it as it is")
        print_message(f"syru: {problem}")
        if agrees("Write it as it is, unproven?", default=False):
            _fill_in(form, source, proof)
            return True
        form.ask_words_again()


def _texts_at_hand(form: Form, texts: Mapping[str, SourceText]) -> dict[str, SourceText]:
    """Return the texts in which the words may stand: that of the source, where it is named."""
    if not form.typed.source:
        return dict(texts)
    source = form.known.find("source", form.typed.source)
    return {source: texts[source]} if source in texts else {}


def _tell_that_no_text_is_there(form: Form) -> None:
    """Say how a source is given its text, so that words can be looked for in it."""
    if form.asked and not form.source_is_clear:
        form.ask_source()
    sources = [source.id for source in form.known.log.sources]
    if form.typed.source:
        sources = [form.known.find("source", form.typed.source)]
    id_, opens = "ID", ""
    if len(sources) == 1:
        id_, opens = sources[0], f" (syru edit {sources[0]})"
    remedy = f'write text = "FILE" into [sources.{id_}]{opens}'
    told = f"no text of the source is at hand; {remedy}, and words find their paragraph in it"
    print_message(f"syru: not proven: {told}")


def _choose_source(form: Form, found: Mapping[str, Proof]) -> None:
    places = [f"{source} (¶ {proof.paragraph})" for source, proof in found.items()]
    problem = f"these words stand in several sources: {', '.join(places)}"
    if not form.asked:
        raise UsageError(f"{problem}; add --source NAME")
    print_message(f"syru: {problem}")
    form.ask_source([*found])


def _fill_in(form: Form, source: str, proof: Proof) -> None:
    if proof.paragraph is None:
        return
    paragraph = form.typed.paragraph or (str(proof.paragraph),)
    form.typed = replace(form.typed, source=source, paragraph=paragraph)
    if proof.state is State.FOUND:
        print_message(f"syru: the words stand in paragraph {proof.paragraph} of {source}")


def _what_differs(source: str, proof: Proof, within: Mapping[str, SourceText]) -> str:
    *_, problem, remedy = why_unproven(proof, source)
    if proof.state is State.MOVED:
        remedy = f"leave --paragraph out, or write --paragraph {proof.paragraph}"
    if proof.state is State.MISSING and len(within) > 1:
        sources = ", ".join(within)
        problem = f"missing: no text at hand ({sources}) has these words or a passage near to them"
    return f"{problem}; {remedy}"


def _bare(words: str) -> str:
    """Return words without the quotation marks around the whole of them."""
    match = re.fullmatch(_MARKED, words.strip(), re.DOTALL)
    return match[1].strip() if match else words.strip()


def _words(known: Known, kind: str) -> list[str]:
    """Return the names and ids of a kind, as answers that are offered."""
    names = known.names(kind)
    return list(dict.fromkeys([*(name.text for name in names), *(name.id for name in names)]))


def _needed(answer: str) -> str:
    if not answer:
        raise UsageError("this cannot be left out")
    return answer


def _or_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda answer: read(answer) if answer else None
