"""Names are found as people spell them, and never guessed."""

# ruff: noqa: E501  (a row of a table stands on one line)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syru.names import (
    BEGINNINGS,
    Name,
    did_you_mean,
    find_ids,
    find_tier,
    fold,
    nearest,
    search_text,
    search_words,
)

APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ΄᾽᾿՚׳ꞌ＇｀"


def named(**texts_of: str) -> list[Name]:
    """Make names: each id with its name and its aliases, parted by semicolons."""
    return [
        Name(id=id_.replace("_", "-"), text=text, folded=fold(text), alias=at > 0)
        for id_, texts in texts_of.items()
        for at, text in enumerate(texts.split("; "))
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(" \t\n", "", id="white space"),
        pytest.param("Vasily Kuznetsov", "vasily kuznetsov", id="case"),
        pytest.param("  Die\n Zeit ", "die zeit", id="white space within"),
        pytest.param("AL-SHARAA", "sharaa", id="article"),
        pytest.param("Asaad al-Shaibani", "asaad shaibani", id="article within"),
        pytest.param("al Sharaa", "sharaa", id="article apart"),
        pytest.param("Ahmad al‑Sharaa", "ahmad sharaa", id="hyphen that does not break"),
        pytest.param("Ahmad al–Sharaa", "ahmad sharaa", id="dash"),
        pytest.param("Al", "al", id="article alone"),
        pytest.param("Aleppo", "aleppo", id="word that begins like the article"),
        pytest.param("Hay'at Tahrir al-Sham", "hayat tahrir sham", id="apostrophe"),
        pytest.param("r_politik", "r politik", id="underscore"),
        pytest.param("R. Politik", "r politik", id="point"),
        pytest.param("Łódź Đinđić Ørsted", "lodz dindic orsted", id="strokes"),
        pytest.param("Æsir œuvre Straße", "aesir oeuvre strasse", id="ligatures"),
        pytest.param("IĞDIR İzmir ıl", "igdir izmir il", id="dotted and dotless i"),
        pytest.param("Zürich", "zurich", id="accent"),
        pytest.param("Zu\u0308rich", "zurich", id="accent taken apart"),
        pytest.param("ﬁnance ２０２５ ℡", "finance 2025 tel", id="compatibility forms"),
        pytest.param("Алексей Ёлкин", "алексеи елкин", id="Cyrillic"),
        pytest.param("ВАСИЛИЙ", "василии", id="Cyrillic capitals"),
        pytest.param("أَحْمَد الشَّرْع", "احمد الشرع", id="Arabic with vowels"),
        pytest.param("الشـــرع", "الشرع", id="Arabic made longer"),
        pytest.param("می\u200cخواهم", "ميخواهم", id="Persian with a joiner"),
        pytest.param("کیهان", "كيهان", id="Persian letters as Arabic ones"),
        pytest.param("\u202bسوريا\u200f", "سوريا", id="marks of direction"),
        pytest.param("إدلب أحمد آمال ٱلله", "ادلب احمد امال الله", id="Arabic alef in its forms"),
        pytest.param("مؤتمر رئيس محافظة", "موتمر رييس محافظه", id="Arabic hamza and feminine"),
        pytest.param("soft\u00adhyphen", "softhyphen", id="soft hyphen"),
        pytest.param("★ …", "", id="symbols alone"),
        *(
            pytest.param(f"Hay{mark}at", "hayat", id=f"apostrophe U+{ord(mark):04X}")
            for mark in APOSTROPHES
        ),
    ],
)
def test_a_name_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Lech Wałęsa, al-Sharaa", "lech walesa sharaa", id="folded"),
        pytest.param("俄军2025年", "俄 军 2025 年", id="Chinese"),
        pytest.param("ロシア軍の基地 ｱ", "ロ シ ア 軍 の 基 地 ア", id="Japanese"),
        pytest.param("الجيش الروسي", "جيش روسي", id="Arabic article"),
        pytest.param("الله ألف سال", "الله الف سال", id="what only looks like the article"),
        pytest.param("한국어 단어", fold("한국어 단어"), id="Korean, which has spaces"),
        pytest.param(
            "dell'Orto d’Assad isn't", "dellorto dassad isnt orto assad", id="apostrophes"
        ),
        pytest.param("'quoted' Hay'at", "quoted hayat", id="quotation marks"),
    ],
)
def test_a_text_is_indexed_by_its_words(text: str, words: str) -> None:
    assert search_text(text) == words


@given(st.text())
def test_every_word_of_a_text_is_indexed_as_it_is_typed(text: str) -> None:
    assert set(search_words(text).split()) <= set(search_text(text).split())


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(" \t-_–", min_size=1))
def test_white_space_and_hyphens_around_a_name_change_nothing(text: str, around: str) -> None:
    assert fold(f"{around}{text}{around}") == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_changes_nothing(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())


@given(st.text())
def test_folded_words_are_parted_by_one_space(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


NAMES = named(
    kuznetsov="Vasily Kuznetsov; Kusnetsov; Василий Кузнецов",
    shaibani="Asaad al-Shaibani",
    sharaa="Ahmad al-Sharaa; al-Shara; أحمد الشرع",
    assad="Bashar al-Assad",
    maher="Maher al-Assad",
    hts="Hay'at Tahrir al-Sham; HTS",
    r_politik="R. Politik",
    russia="Russia; Moscow",
    russian_army="Russian army",
    moscow="City of Moscow",
    star="★",
    abbey="Abu Abbas Abbey",
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param("kuznetsov", ["kuznetsov"], id="id"),
        pytest.param("Kusnetsov", ["kuznetsov"], id="alias"),
        pytest.param("KUZNETSOV, Vasily", ["kuznetsov"], id="words in another order"),
        pytest.param("vas kuz", ["kuznetsov"], id="beginnings of words"),
        pytest.param("Кузнецов", ["kuznetsov"], id="Cyrillic"),
        pytest.param("الشرع", ["sharaa"], id="Arabic"),
        pytest.param("al-sharaa", ["sharaa"], id="id with the article"),
        pytest.param("Shara", ["sharaa"], id="alias without the article"),
        pytest.param("Hayʾat Tahrir ash", [], id="article in another form"),
        pytest.param("hayat tahrir", ["hts"], id="no apostrophe"),
        pytest.param("R Politik", ["r-politik"], id="no point"),
        pytest.param("r_politik", ["r-politik"], id="underscore for a hyphen"),
        pytest.param("russia", ["russia"], id="id before the beginning of another name"),
        pytest.param("moscow", ["moscow"], id="id before the name of another"),
        pytest.param("Moscow", ["russia"], id="name as written before the id of another, folded"),
        pytest.param("MOSCOW", ["moscow"], id="id before the name of another, both folded"),
        pytest.param("russ", ["russia", "russian-army"], id="several beginnings"),
        pytest.param("Assad", ["assad"], id="id before words of other names"),
        pytest.param("al-Ass", ["assad", "maher"], id="several with the article"),
        pytest.param("ab abb abb", ["abbey"], id="each word begins one of its own"),
        pytest.param("abb abb abb", [], id="a word begins only one"),
        pytest.param("uznetsov", [], id="end of a word"),
        pytest.param("Kuznetzov", [], id="misspelled"),
        pytest.param("Bashar Maher", [], id="words of two names"),
        pytest.param("", [], id="nothing"),
        pytest.param(" - ", [], id="nothing but hyphens"),
        pytest.param("★", ["star"], id="symbol that is a name"),
        pytest.param("☆", [], id="another symbol"),
    ],
)
def test_a_name_is_found_or_is_not(typed: str, ids: list[str]) -> None:
    assert find_ids(typed, NAMES) == tuple(ids)


@pytest.mark.parametrize(
    ("typed", "tier"),
    [
        pytest.param("hts", 1, id="id"),
        pytest.param("R. Politik", 2, id="name"),
        pytest.param("★", 2, id="name of symbols alone"),
        pytest.param("Kusnetsov", 3, id="alias"),
        pytest.param("R-POLITIK", 4, id="id in capitals"),
        pytest.param("bashar assad", 5, id="name in lower case"),
        pytest.param("kusnetsov", 6, id="alias in lower case"),
        pytest.param("Kusn", BEGINNINGS, id="beginning"),
        pytest.param("HTC", BEGINNINGS + 1, id="none"),
    ],
)
def test_how_well_a_name_was_found_is_told(typed: str, tier: int) -> None:
    assert find_tier(typed, NAMES)[0] == tier


TWINS = named(
    washington_d_c="Washington D.C.",
    washington_d_c_2="Washington, D.C.",
    us="United States",
    pronoun="Us; U.S.",
    usa="us of a; US",
    john="Johnny",
    little_john="John; Johnny",
    hall_1="Hall",
    hall_2="Hall",
    hall_3="HALL; Town hall",
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param("Washington D.C.", ["washington-d-c"], id="name"),
        pytest.param("Washington, D.C.", ["washington-d-c-2"], id="name that folds to another's id"),
        pytest.param("washington d.c.", ["washington-d-c"], id="id, folded, of two that read alike"),
        pytest.param("us", ["us"], id="id before names"),
        pytest.param("Us", ["pronoun"], id="name before the id of another, folded"),
        pytest.param("US", ["usa"], id="alias before the id of another, folded"),
        pytest.param("U.S.", ["pronoun"], id="alias"),
        pytest.param("Johnny", ["john"], id="name before the alias of another"),
        pytest.param("JOHNNY", ["john"], id="name before the alias of another, both folded"),
        pytest.param("John", ["little-john"], id="name before the id of another in other letters"),
        pytest.param("HALL", ["hall-3"], id="name of one before the same, folded, of others"),
        pytest.param("Hall", ["hall-1", "hall-2"], id="name of two"),
        pytest.param("hall", ["hall-1", "hall-2", "hall-3"], id="name of three, folded"),
    ],
)  # fmt: skip
def test_a_name_typed_exactly_finds_that_name(typed: str, ids: list[str]) -> None:
    assert find_ids(typed, TWINS) == tuple(ids)


ODD_NAMES = st.lists(
    st.builds(
        lambda id_, text: Name(id=id_, text=text, folded=fold(text)),
        st.text("ab-", min_size=1, max_size=3),
        st.text("abAB '-á★", min_size=1, max_size=6),
    ),
    max_size=6,
)


@given(st.text("ab '-á★", max_size=5), ODD_NAMES)
def test_what_is_found_is_there_and_once(typed: str, names: list[Name]) -> None:
    found = find_ids(typed, names)
    assert len(set(found)) == len(found)
    assert set(found) <= {name.id for name in names}


@given(ODD_NAMES)
def test_every_id_finds_itself_alone(names: list[Name]) -> None:
    for name in names:
        assert find_ids(name.id, names) == (name.id,)


@given(ODD_NAMES)
def test_every_name_finds_all_that_have_it_unless_it_is_an_id(names: list[Name]) -> None:
    ids = {name.id for name in names}
    for name in names:
        if name.text not in ids:
            owners = dict.fromkeys(other.id for other in names if other.text == name.text)
            assert find_ids(name.text, names) == tuple(owners)


@pytest.mark.parametrize(
    ("typed", "choices", "near"),
    [
        pytest.param("Kuznetzov", ["Vasily Kuznetsov", "SANA"], ["Vasily Kuznetsov"], id="one word"),
        pytest.param("titel", ["title", "text", "id"], ["title"], id="key"),
        pytest.param("xyz", ["title", "text"], [], id="nothing near"),
        pytest.param("", ["★", "title"], [], id="nothing typed"),
        pytest.param("★", ["☆", "title"], [], id="symbols alone"),
        pytest.param("a" * 101, ["a" * 100], [], id="endless"),
        pytest.param("Asad", ["x" * 10**6, "Assad"], ["Assad"], id="endless choice"),
        pytest.param("asad", ["Maher al-Assad", "Bashar al-Assad"], ["Maher al-Assad", "Bashar al-Assad"], id="tie"),
        pytest.param("asad", [f"{first} Assad" for first in "abcde"], ["a Assad", "b Assad", "c Assad"], id="many"),
        pytest.param("tartous", ["Latakia", "Tartus"], ["Tartus"], id="other spelling"),
        pytest.param("ba", ["A. Moreno", "R. Politik"], [], id="an initial is not near"),
        pytest.param("a b", ["A. B."], ["A. B."], id="initials are a name"),
        pytest.param("march", ["Mayor"], [], id="only somewhat alike"),
        pytest.param("Кузнецав", ["Кузнецов"], ["Кузнецов"], id="Cyrillic"),
    ],
)  # fmt: skip
def test_the_nearest_are_suggested(typed: str, choices: list[str], near: list[str]) -> None:
    assert nearest(typed, choices) == tuple(near)


def test_a_suggestion_is_a_question() -> None:
    assert did_you_mean("asad", ["Maher Assad", "Assad"]) == "did you mean Maher Assad or Assad?"
    assert did_you_mean("asad", ["x"]) == ""


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=6), st.integers(1, 4))
def test_suggestions_are_choices_and_no_more_than_wanted(
    typed: str, choices: list[str], most: int
) -> None:
    found = nearest(typed, choices, most)
    assert len(set(found)) == len(found) <= most
    assert set(found) <= set(choices)
