"""What goes on under another id, and what does not: renamed, merged, gone and new."""

from logs import TOWN
from town_changed import compared, log, only, told

from syru.compare.difference import Fate, How
from syru.compare.logs import compare_logs


def test_an_entry_with_the_same_words_is_renamed() -> None:
    found = only(compared(('id = "flood"', 'id = "old-bridge"')))
    assert (found.id, found.fate, found.changes) == ("old-bridge", Fate.RENAMED, ())


def test_what_else_changed_about_it_is_told() -> None:
    found = only(compared(('id = "flood"\ndate = "2024-11~"', 'id = "old"\ndate = "2024-11"')))
    assert (found.fate, [change.how for change in found.changes]) == (
        Fate.RENAMED,
        [How.UNFLAGGED],
    )


def test_case_and_punctuation_do_not_count() -> None:
    found = only(compared(('id = "flood"', 'id = "old"'), ("old bridge away", "Old Bridge away!")))
    assert found.fate is Fate.RENAMED


def test_other_words_under_another_id_are_another_entry() -> None:
    diff = compared(('id = "flood"', 'id = "old"'), ("old bridge away", "old bridge off"))
    assert told(diff) == {("old", "new"), ("flood", "gone")}


def test_two_with_the_same_words_are_not_told_apart() -> None:
    twin = '[[facts]]\nid = "{}"\nstatement = "It rains."\n'
    old, new = (log(TOWN + "".join(map(twin.format, ids))) for ids in ("ab", "cd"))
    assert told(compare_logs(old, new)) == {
        *(("c", "new"), ("d", "new"), ("a", "gone"), ("b", "gone")),
    }


def test_a_quote_of_a_renamed_event_has_not_changed() -> None:
    found = only(compared(('id = "vote"', 'id = "ballot"'), ('event = "vote"', 'event = "ballot"')))
    assert (found.id, found.fate) == ("ballot", Fate.RENAMED)


def test_entries_of_a_renamed_actor_have_not_changed() -> None:
    old = log(TOWN)
    new = log(TOWN.replace('"baker"', '"bo-ek"').replace("actors.baker", "actors.bo-ek"))
    found = only(compare_logs(old, new))
    assert (found.kind, found.id, found.fate) == ("actor", "bo-ek", Fate.RENAMED)
    assert getattr(found.old, "id", None) == "baker"


def test_an_actor_with_another_name_is_renamed() -> None:
    found = only(compared(('name = "Bo Ek"', 'name = "Bo Eck"')))
    assert (found.id, found.fate) == ("baker", Fate.RENAMED)


def test_an_actor_that_became_an_alias_is_merged() -> None:
    changed = TOWN.replace('aliases = ["A. Moreno"]', 'aliases = ["A. Moreno", "Bo Ek"]')
    changed = changed.replace('"baker"', '"mayor"')
    start, end = changed.index("[actors.baker]"), changed.index("[actors.council]")
    diff = compare_logs(log(TOWN), log(changed[:start] + changed[end:]))
    assert told(diff) == {("baker", "merged"), ("mayor", "changed")}
    merged = diff.differences[0]
    assert getattr(merged.new, "id", None) == "mayor"


def test_two_actors_that_became_one_are_merged() -> None:
    start, end = TOWN.index("[actors.baker]"), TOWN.index("[actors.courier]")
    one = '[actors.town]\nname = "The town"\naliases = ["Bo Ek", "Town council"]\n\n'
    changed = TOWN[:start] + one + TOWN[end:]
    changed = changed.replace('"baker"', '"town"').replace('"council"', '"town"')
    diff = compare_logs(log(TOWN), log(changed))
    assert told(diff) == {("town", "new"), ("baker", "merged"), ("council", "merged")}


def test_a_source_is_followed_by_its_title() -> None:
    found = only(compared(("[sources.minutes]", "[sources.protocol]")))
    assert (found.kind, found.id, found.fate) == ("source", "protocol", Fate.RENAMED)


def test_a_name_that_two_things_have_now_leads_to_neither() -> None:
    start, end = TOWN.index("[actors.baker]"), TOWN.index("[actors.courier]")
    two = '[actors.{0}]\nname = "{0}"\naliases = ["Bo Ek", "Town council"]\n\n'
    changed = TOWN[:start] + two.format("one") + two.format("two") + TOWN[end:]
    changed = changed.replace('"baker"', '"one"').replace('"council"', '"two"')
    fates = told(compare_logs(log(TOWN), log(changed)))
    assert {("baker", "gone"), ("council", "gone"), ("one", "new"), ("two", "new")} <= fates
