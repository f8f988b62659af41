"""What holds for any text at all, and for any date."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import DateError, FuzzyDate, describe, parse, parse_edtf, read
from chronology.dates.languages import all_languages
from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.lexicon import Lexicon
from tests.dates.phrase_corpora import READS, REFUSED

ANCHOR = parse("24 October 2017")
WORDS = sorted(ENGLISH.words)
ALL_WORDS = sorted({word for lexicon in all_languages() for word in lexicon.words})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 3000).map(str),
    st.sampled_from(["1st", "22:05", "1990s", "@12", "-", "–", ",", "/", "?", "~", "(", ")", "½"]),
)


def refusal_or_date(words: str, **options: object) -> DateError | FuzzyDate:
    try:
        return read(words, **options).date
    except DateError as error:
        return error


def only_refused(words: str, **options: object) -> None:
    outcome = refusal_or_date(words, **options)
    if isinstance(outcome, DateError):
        assert words[:200] in str(outcome)
        assert outcome.why
        assert outcome.position is None or 0 <= outcome.position <= len(words)
        parse(outcome.suggestion)
        return
    assert outcome.text == words
    assert outcome.start_earliest < outcome.end_latest
    edtf = parse_edtf(outcome.edtf)
    assert edtf.start_earliest <= outcome.start_earliest
    assert edtf.end_latest >= outcome.end_latest
    assert not outcome.edtf_exact or edtf.qualifier is outcome.qualifier
    assert describe(outcome)


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text):
    only_refused(text)


@given(st.lists(PIECES, max_size=9).map(" ".join))
@settings(max_examples=1500, deadline=None)
def test_any_words_of_dates_are_read_or_refused(words):
    only_refused(words)


@given(st.lists(PIECES, max_size=9).map(" ".join))
@settings(max_examples=1500, deadline=None)
def test_any_words_of_dates_are_read_or_refused_by_an_anchor(words):
    only_refused(words, anchor=ANCHOR, resolve=lambda _: ANCHOR, order="day")


@given(st.lists(st.one_of(st.sampled_from(ALL_WORDS), PIECES), max_size=7).map(" ".join))
@settings(max_examples=500, deadline=None)
def test_any_words_of_any_language_are_read_or_refused(words):
    only_refused(words, anchor=ANCHOR)


@given(
    st.sampled_from(all_languages()).flatmap(
        lambda one: st.tuples(
            st.just(one.code),
            st.lists(st.one_of(st.sampled_from(sorted(one.words)), PIECES), max_size=7),
        )
    )
)
@settings(max_examples=1500, deadline=None)
def test_any_words_of_one_language_are_read_or_refused(given_words):
    code, words = given_words
    only_refused(" ".join(words), anchor=ANCHOR, language=code)


@given(st.lists(PIECES, max_size=6).map(" ".join), st.sampled_from(READS))
@settings(max_examples=500, deadline=None)
def test_words_about_a_date_are_read_or_refused(words, row):
    only_refused(f"{words} {row[0]}", anchor=ANCHOR)
    only_refused(f"{row[0]} {words}", anchor=ANCHOR)


@given(st.sampled_from(READS), st.sampled_from(["in Aleppo", "he said", "Aleppo", "people", "§"]))
def test_nothing_is_dropped(row, words):
    for phrase in (f"{row[0]} {words}", f"{words} {row[0]}"):
        with pytest.raises(DateError):
            parse(phrase)


@given(st.dates())
def test_every_way_of_writing_a_day(day):
    iso = f"{day.year:04d}-{day:%m-%d}"
    era = " AD" if day.year < 100 else ""
    for words in (
        f"{day.day} {day:%B} {day.year}{era}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}{era}",
        f"the {day.day}th of {day:%b}. {day.year}{era}",
        f"{day:%d}.{day:%m}.{day.year:04d}" if day.day > 12 else iso,
    ):
        date = parse(words)
        assert (date.edtf, date.earliest, date.latest) == (iso, iso, iso)


@given(st.integers(-9998, 9999).filter(bool), st.integers(1, 12))
def test_every_month_of_every_year(year, month):
    words = parse_edtf(f"{year:05d}-{month:02d}" if year < 0 else f"{year:04d}-{month:02d}")
    assert parse(describe(words)).edtf == words.edtf


def test_what_is_refused_is_no_word_of_the_corpus_that_is_read():
    assert not {row[0] for row in READS} & {row[0] for row in REFUSED}


def test_a_word_stands_once_under_each_category():
    with pytest.raises(ValueError, match="'may' stands twice under 'month'"):
        Lexicon.of("xx", {"month": {"may": 5, "mai|may": 5}}, frozenset(), frozenset())
