"""Phrases that are not dates, or not whole ones: each says where, why, and what would do."""

import pytest

from chronology.dates import DateError, parse
from tests.dates.phrase_corpora import REFUSED
from tests.steps import steps


def test_the_corpus_is_large():
    assert len(REFUSED) >= 120


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    phrase, part, why, suggestion = row
    with pytest.raises(DateError) as caught:
        parse(phrase)
    error = caught.value
    marked = "" if error.position is None else phrase[error.position :][: error.length]
    assert (marked or "-", error.why, error.suggestion) == (part, why, suggestion)
    assert phrase in str(error)


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_what_is_offered_is_understood(row):
    with pytest.raises(DateError) as caught:
        parse(row[0])
    assert parse(caught.value.suggestion) is not None
    assert caught.value.suggestion in caught.value.cure


#: What looks as if numbers with dots and spaces were to follow, and none do.
DOTS = ["1. 2.", "1. 1. ", "1. b. c", "1. 2. c", "1. 123. 2017", "5. Jul."]


@pytest.mark.parametrize("phrase", DOTS)
@pytest.mark.parametrize("language", [None, "en", "de", "fr", "tr"])
def test_dots_without_numbers_are_refused(phrase, language):
    with pytest.raises(DateError):
        parse(phrase, language=language)


def test_dots_after_a_month_are_no_numbers():
    assert parse("5. Juli. 2016").edtf == "2016-07-05"


@pytest.mark.parametrize("phrase", ["", " ", "\t\n", "\u00a0"])
def test_no_words_are_refused(phrase):
    with pytest.raises(DateError, match="there are no words"):
        parse(phrase)


def test_a_language_that_is_not_read():
    with pytest.raises(DateError, match=r"the language “tlh” is not read, only .*en"):
        parse("December 2014", language="tlh")
    assert parse("2014-12", language="tlh").edtf == "2014-12"
    assert parse("December 2014", language="EN").edtf == "2014-12"


DAY = parse("24 October 2017")


@pytest.mark.parametrize(
    ("phrase", "anchor", "why"),
    [
        ("after three and a half months in prison", DAY, "what follows cannot be joined"),
        ("shortly afterwards", DAY, "says no definite length of time"),
        ("a few days later", DAY, "gives no number"),
        ("almost two years later", DAY, "by how much it errs is not said"),
        (
            "at least two years before @12",
            parse("after 2014"),
            "nor what it counts from sets a limit",
        ),
        (
            "at least two years after @12",
            parse("before 2014"),
            "nor what it counts from sets a limit",
        ),
        ("at least exactly two years later", DAY, "this does not make up a date"),
        ("two weeks or more or less later", DAY, "this does not make up a date"),
        ("September", parse("since 2014"), "the anchor lends no year"),
        ("March of the following year", parse("2014/2016"), "the anchor is not within one year"),
        ("the following year", parse("since 2014"), "has no end there"),
        ("the day before @12", parse("until 2010"), "has no end there"),
        ("later that year", parse("31 December 2017"), "nothing of the year is left"),
        ("last September", parse("2014/2016"), "spans several of them"),
        ("that September", parse("2014/2016"), "spans several of them"),
        ("between @12 and @13", DAY, "only one event can be named"),
        ("from after @12 to 2018", DAY, "cannot be joined"),
        ("between @12 and 2018", parse("since 2014"), "has no end there"),
    ],
)
def test_is_refused_in_spite_of_an_anchor(phrase, anchor, why):
    with pytest.raises(DateError, match=why):
        parse(phrase, anchor=anchor, resolve=lambda _: anchor)


def test_an_event_that_does_not_exist_or_has_no_date():
    with pytest.raises(DateError, match="there is no such event, or it has no date"):
        parse("two weeks after @99", resolve=lambda _: None)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("24 October 2017 at 22:05 Europe/Atlantis", "no time zone of this name"),
        ("24 October 2017 at 22:05 UTC+25", "no zone is so far from UTC"),
        ("June of the year 999999999999", "a year so far away has no months"),
        ("the night of 15–17 July 2016", "a night runs from one day into the next"),
        ("10 in the morning on March 2017", "cannot be joined"),
        ("September 0", "the year is missing"),
        ("week 54 of 2015", "2015 has 53 weeks"),
        ("first Monday of 24 October 2017", "has no such part"),
        ("the end of the first week of March 2017", "cannot be said more exactly"),
        ("sometime throughout 2016", "it says both"),
        ("lasting 2016", "needs a beginning or an end"),
        ("15 September of an unknown year to 2016", "its year is not known"),
        ("week 3 of an unknown year", "only months, days and seasons"),
        ("31 June of an unknown year", "June has no such day"),
        ("about 20 March", "the year is missing"),
    ],
)
def test_says_why(phrase, why):
    with pytest.raises(DateError, match=why):
        parse(phrase)


@pytest.mark.parametrize(
    "unit",
    ["a ", "1", "–", "2016 or ", "@1", "½", "a.", "early ", "of ", "1,", "(", "the end of ",
     "between ", "two ", "two weeks after ", "the day after ", "Europe/", "’", "\u0301", "漢"],
)  # fmt: skip
def test_long_nonsense_is_refused_with_little_effort(unit):
    def effort(length):
        words = (unit * length)[:length]
        assert len(_refusal(words)) < 800
        return steps(lambda: _refusal(words))

    # Ten times the text may not take much more than ten times the steps.
    assert effort(10_000) < 15 * effort(1_000) + 5_000
    assert effort(100_000) < 15 * effort(10_000) + 5_000


def _refusal(words):
    with pytest.raises(DateError) as caught:
        parse(words)
    return str(caught.value)
