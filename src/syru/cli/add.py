"""The command `syru add`."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from syru.check.match import SourceText
from syru.check.quotes import read_texts
from syru.check.warnings import find_warnings
from syru.cli import completion
from syru.cli.add_form import Form, placed_quote
from syru.cli.options import (
    WRITTEN,
    LogOptions,
    Text,
    Texts,
    argument,
    choose,
    option,
    spread,
)
from syru.cli.prompts import agrees, can_ask
from syru.cli.streams import Observer, print_message, print_text, screen
from syru.cli.usage import ENTRY, NEW_NAMES, QUOTED, TOLD
from syru.dates.periods import today
from syru.editing.addition import Addition, addition, chosen_file, sole_source
from syru.editing.change import Verdict
from syru.editing.declarations import FORMS, Known
from syru.editing.draft import PLURALS, Draft, Typed, draft, missing, unfitting, with_declared
from syru.errors import SyruError, UsageError, visible
from syru.index.cache import open_index
from syru.log.files import LogFile, chosen_logs, read_log_files
from syru.log.reader import CheckedLog, check_logs
from syru.log.replace import replace_log
from syru.query.find import named_texts
from syru.render.faults import folded_lines

_ACTORS: dict[str, Any] = {"autocompletion": completion.actors}
# What is typed for a key that is missing, in the message that names all of them.
_EXAMPLES = {
    **{key: f'--{key} "…"' for key in ("title", "statement", "text")},
    "date": "--date 2025-10-12 (or --date unknown)",
    "source": "--source NAME",
}


def _declared(kind: str) -> Any:
    """Return the option that declares something on the way."""
    return option(f"--new-{kind} {kind.upper()}", f"{FORMS[kind]}. Repeatable.", NEW_NAMES)


class EntryKind(StrEnum):
    """What can be added."""

    EVENT = "event"
    FACT = "fact"
    QUOTE = "quote"


@dataclass(frozen=True, kw_only=True)
class AddOptions(LogOptions):
    """What a new entry holds, and where it goes."""

    date: Text = option(
        "--date DATE", "When: 2025-10-12, 12 October 2025, by 2024 …; unknown for none.", ENTRY
    )
    date_note: Text = option("--date-note TEXT", "Why the date is a range.", ENTRY)
    confidential: bool = option(
        "--confidential", "It was not public on its date, only with its source.", ENTRY
    )
    actor: Texts = option("--actor -a NAME", "Whom it is about. Repeatable.", ENTRY, **_ACTORS)
    topic: Texts = option(
        "--topic -t NAME",
        "What it touches on. Repeatable.",
        ENTRY,
        autocompletion=completion.topics,
    )
    place: Texts = option(
        "--place -p NAME", "Where it happens. Repeatable.", ENTRY, autocompletion=completion.places
    )
    source: Text = option(
        "--source NAME",
        "The source; may be left out where the log has one, or the words of a quote find it.",
        ENTRY,
        autocompletion=completion.sources,
    )
    paragraph: Texts = option(
        "--paragraph N", "Paragraphs of the source: 3, 3-5. Repeatable.", ENTRY
    )
    locator: Text = option("--locator TEXT", "Another place in the source, such as p. 12.", ENTRY)
    cite: Texts = option(
        "--cite SOURCE", "A further source: SOURCE [¶N] [locator=…] [url=…]. Repeatable.", ENTRY
    )
    extra: Texts = option("--extra KEY=VALUE", "A value of your own. Repeatable.", ENTRY)
    id: Text = option("--id ID", "Its id; made of date and title where it is left out.", ENTRY)
    title: Text = option("--title TEXT", "Of an event: what happened, in one line.", TOLD)
    summary: Text = option("--summary TEXT", "Of an event: one to three sentences.", TOLD)
    statement: Text = option("--statement TEXT", "Of a fact: what is so.", TOLD)
    claim: Texts = option(
        "--claim CLAIM",
        "Who says so: NAME STANCE [DATE] [¶N], as in “Kuznetsov denies 2025-01-02 ¶4”. Repeatable.",
        TOLD,
    )
    text: Text = option("--text WORDS", "The words, as the source prints them.", QUOTED)
    by: Text = option("--by NAME", "Whose words they are.", QUOTED, **_ACTORS)
    via: Text = option(
        "--via NAME", "Who published them, where that is another.", QUOTED, **_ACTORS
    )
    event: Text = option(
        "--event ID", "The event that they belong to.", QUOTED, autocompletion=completion.entries
    )
    unproven: bool = option(
        "--unproven", "Write words that do not stand in the source's text.", QUOTED
    )
    new_source: Texts = _declared("source")
    new_actor: Texts = _declared("actor")
    new_topic: Texts = _declared("topic")
    new_place: Texts = _declared("place")
    file: Text = option("--file FILE", "Of several logs, the one that it goes into.", WRITTEN)
    dry_run: bool = option(
        "--dry-run", "Write what would be added to standard output, and no file.", WRITTEN
    )

    def typed(self, kind: str) -> Typed:
        """Return what was typed of the entry itself."""
        own = [one.name for one in fields(Typed) if one.name != "kind"]
        given = {name: getattr(self, name) for name in own}
        given = {name: tuple(it) if isinstance(it, list) else it for name, it in given.items()}
        return Typed(kind=kind, **{name: it for name, it in given.items() if it is not None})


_KIND = argument(
    "What is added.", metavar="event|fact|quote", autocompletion=completion.choices(EntryKind)
)


@spread
def add(kind: Annotated[str, _KIND], *, options: AddOptions) -> None:
    """Add an event, a fact or a quote to a log, and leave every other byte of it as it is.

    On a terminal what is missing is asked for: syru add event -l my.toml
    """
    typed = options.typed(choose("syru add", kind.lower(), EntryKind))
    _refuse_unfitting(typed)
    checked, known = _opened(options)
    typed, known = with_declared(typed, known)
    texts = _texts(typed, known, checked, options)
    form = _begun(Form(typed, known), checked, texts, options)
    unproven = options.unproven
    if kind == EntryKind.QUOTE:
        unproven = placed_quote(form, texts, unproven=unproven)
    if form.asked:
        form.ask_the_rest()
    entry = draft(form.typed, form.known)
    number = _file(checked, entry.plural, str(entry.values.get("source") or ""), options)
    _refuse_without_source(entry, checked, number)
    new = addition(checked, number, entry)
    _refuse_faults(new.verdict, entry, unproven=unproven)
    _print_warnings(new.verdict.checked, entry)
    _write(checked.files[number], entry, new, dry_run=options.dry_run, asked=form.asked)


def _opened(options: AddOptions) -> tuple[CheckedLog, Known]:
    """Return the logs and what they declare; LogError where they have faults."""
    files = read_log_files(chosen_logs(tuple(options.log or ())))
    index = open_index(files, Observer(), words=False)
    checked = check_logs(files)
    return checked, Known(log=checked.log, index=index, today=_today())


def _today() -> date:
    try:
        return today()
    except ValueError as error:
        raise UsageError(str(error)) from None


def _texts(
    typed: Typed, known: Known, checked: CheckedLog, options: AddOptions
) -> Mapping[str, SourceText]:
    """Return the texts that sources name, by source; say what keeps others from being read."""
    number = _file(checked, PLURALS[typed.kind], typed.source or "", options)
    new = [
        (each.id, number, str(each.values["text"])) for each in known.new if "text" in each.values
    ]
    folders = [file.folder for file in checked.files]
    read = read_texts([*named_texts(known.index), *new], folders)
    for source, error in read.errors:
        print_message(f"syru: {source}: {error}")
    return read.texts


def _begun(
    form: Form, checked: CheckedLog, texts: Mapping[str, SourceText], options: AddOptions
) -> Form:
    """Begin to ask where something is missing; UsageError where nobody can be asked for it."""
    source = form.known.find("source", form.typed.source) if form.typed.source else None
    number = _file(checked, PLURALS[form.typed.kind], source or "", options)
    clear = sole_source(checked, number) is not None
    found_by_words = form.typed.kind == EntryKind.QUOTE and bool(texts)
    lacking = missing(form.typed, source_is_clear=clear or found_by_words)
    if not lacking:
        return form
    if not can_ask():
        named = ", ".join(_EXAMPLES[key] for key in lacking)
        article = "an" if form.typed.kind == EntryKind.EVENT else "a"
        raise UsageError(f"{article} {form.typed.kind} needs more than was given; add {named}")
    form.begin(source_is_clear=clear)
    return form


def _file(checked: CheckedLog, plural: str, source: str, options: AddOptions) -> int:
    return chosen_file(checked, plural, source, options.file, written=not options.dry_run)


def _refuse_unfitting(typed: Typed) -> None:
    for key in unfitting(typed):
        raise UsageError(f"a {typed.kind} has no {key}; leave --{key} out".replace("a e", "an e"))


def _refuse_without_source(entry: Draft, checked: CheckedLog, number: int) -> None:
    """Refuse an entry whose source is not clear once it is known which log it goes into."""
    if not {"source", "cited"} & entry.values.keys() and sole_source(checked, number) is None:
        name = visible(checked.files[number].name)
        raise UsageError(f"{name} does not declare exactly one source; add --source NAME")


def _refuse_faults(verdict: Verdict, entry: Draft, *, unproven: bool) -> None:
    """Refuse what check would find; of a quote that is unproven, only that may be left."""
    tolerated = {"quote-altered", "quote-missing", "quote-moved"} if unproven else set()
    found = [
        problem
        for problem in verdict.unproven
        if problem.id != entry.id or problem.name not in tolerated
    ]
    if not verdict.faults and not found:
        return
    told = [fault for fault in verdict.told if fault.id == entry.id] or verdict.told
    if any(new.kind == "source" for new in entry.declared) and told[0].name == "missing-key":
        problem = "its entries name no source, since it has one only"
        remedy = 'put a new one into another log (-l FILE), or write source = "ID" into each entry'
        raise SyruError(f"nothing was written: {problem}; {remedy}")
    _print_faults(told)
    raise SyruError("nothing was written: the log would have these faults")


def _print_warnings(checked: CheckedLog, entry: Draft) -> None:
    """Say what is worth a look of an entry, such as that another one tells the same."""
    found = [warning for warning in find_warnings(checked) if warning.id == entry.id]
    kept = [each for each in found if each.name not in checked.ignored[each.file]]
    faults = checked.faults(kept)
    _print_faults([fault for fault in faults if fault.warning])


def _print_faults(faults: Any) -> None:
    print_message("".join(folded_lines(faults, screen())).removesuffix("\n")) if faults else None


def _write(file: LogFile, entry: Draft, new: Addition, *, dry_run: bool, asked: bool) -> None:
    """Write the log with its new entry, or show it; say what was done."""
    name = visible(file.name)
    when = f", {entry.date.span}" if entry.date else ""
    what = f"{entry.kind} {entry.id}{when}"
    if dry_run:
        print_text([new.toml])
        print_message(f"syru: {name}:{new.line}: {what} would be added")
        return
    if asked:
        print_message(f"\n{new.toml}")
        if not agrees(f"Add this to {name}?", default=True):
            raise SyruError("nothing was written")
    replace_log(file, new.data)
    for each in entry.declared:
        print_message(f"syru: {each.kind} {each.id} declared: {each.name}")
    log = f" -l {shlex.quote(file.name)}"
    print_message(
        f"syru: {name}:{new.line}: {what} added; look at it with: syru show {entry.id}{log}"
    )
