"""The dates in a running text: every one of them, and nothing that only looks like one."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import DateError, parse
from chronology.dates.find import Found, find
from tests.steps import steps

TEXT = Path(__file__).with_name("running_text.txt").read_text(encoding="utf-8")

#: What a reader underlines in the text: the phrase, and its EDTF or what it is.
UNDERLINED = [
    ("on 3 May 1987", "1987-05-03"),
    ("in the winter of 1999", "1999-24"),
    ("in 1951", "1951"),
    ("until 2010", "../2010"),
    ("until 2015", "../2015"),
    ("Between 2004 and 2008", "[2004..2008]"),
    ("throughout 2014 and 2015", "2014-01-01/2015-12-31"),
    ("On October 24, 2017", "2017-10-24"),
    ("Two weeks later", "relative"),
    ("in November", "relative"),
    ("The following year", "relative"),
    ("At the end of 2016", "2016-36"),
    ("in July 2016", "2016-07"),
    ("In 2016", "2016"),
    ("2016", "2016"),
    ("by 2013", "[..2013]"),
    ("The 1990s", "199X"),
    ("In the 19th century", "18XX"),
    ("From mid-March to the end of June 2011", "2011-03/2011-06"),
    ("On 30 February 2016", "refused"),
    ("dated 3/4/2016 to March 2017", "refused"),
    ("The day after", "relative"),
    ("until 2018", "refused"),
    ("A few days later", "refused"),
    ("on Tuesday", "refused"),
    ("By the end of the year", "refused"),
    ("after 2014", "refused"),
    ("On 15 July 2016 AH", "refused"),
    ("Ten years ago", "relative"),
    ("In 2014", "2014"),
    ("in 2009", "2009"),
    ("by May", "relative"),
    ("c. 1870", "1870~"),
    ("In Dec. 2015", "2015-12"),
    ("In May", "relative"),
    ("on the night of 15–16 July 2016", "[2016-07-15..2016-07-16]"),
]


def outcome(found: Found) -> tuple[str, str]:
    return " ".join(found.text.split()), found.date.edtf if found.date else found.kind


def only(text: str, **options: object) -> Found:
    (found,) = find(text, **options)  # type: ignore[arg-type] # those of find
    return found


def test_precision_and_recall_on_the_text() -> None:
    """Nothing is missed, and nothing is found that a reader would not underline."""
    assert [outcome(found) for found in find(TEXT)] == UNDERLINED


def test_a_phrase_is_where_it_says() -> None:
    for found in find(TEXT):
        assert TEXT[found.start : found.end] == found.text
        assert found.date is None or found.date.text == found.text


def test_what_is_found_reads_the_same_alone() -> None:
    for found in find(TEXT):
        if found.kind == "absolute" and found.text != "2016":
            assert parse(found.text) == found.date


@pytest.mark.parametrize(
    "text",
    [
        "They march on. March on!",
        "May he rest; it may be, and he may.",
        "a second time, and in a second",
        "about 15 people and 15 other guests",
        "2016 rows, 2016 Harbour Road and room 2016",
        "see page 1945, p. 1987, no. 2001 and § 1999.",
        "$1999, € 2016, 2016%, #2016 and 1,999",
        "for two years, for six months, within walking distance",
        "between 10 and 20 people, from 3 to 5 points, between 1500 and 2000 fighters",
        "at night, at midnight, in the morning, at 22:05",
        "then, later, meanwhile, at that time, in the meantime, after some time, it",
        "the fall of the city; after the fall of the wall",
        "version 2016.1, 192.168.1.1, 555-2016, abc2016, v2016",
        "in 500 houses, by 1500 men",
        "he will march on 5 cities in may",
        "mail someone@2016 or @12",
        "ISO 3166-1 and 3166/1",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert list(find(text)) == []


def test_relative_without_an_anchor_is_listed_and_undated() -> None:
    found = only("It closed in September.")
    assert (found.kind, found.date) == ("relative", None)
    assert found.why == "it needs a date to count from"


def test_relative_from_the_anchor() -> None:
    found = only("The following year it closed.", anchor=parse("2008"))
    assert found.kind == "relative"
    assert outcome(found) == ("The following year", "2009")
    assert found.anchor is not None
    assert found.anchor.text == "2008"


def test_a_chain_counts_from_the_absolute_date_before() -> None:
    text = "In 2008 it opened. The following year it burned, and in 2014 it closed, in December."
    dates = [found.date.edtf for found in find(text, chain=True) if found.date]
    assert dates == ["2008", "2009", "2014", "2014-12"]


def test_a_chain_begins_with_the_anchor() -> None:
    text = "In May it rained. In 2014 it snowed. In June it rained."
    found = list(find(text, chain=True, anchor=parse("2001")))
    assert [f.date.edtf for f in found if f.date] == ["2001-05", "2014", "2014-06"]


def test_a_chain_does_not_reach_over_a_refused_date() -> None:
    text = "In 2008 it opened. On 30 February 2016 it closed. The next day it rained."
    *_, last = find(text, chain=True)
    assert (last.kind, last.date) == ("relative", None)
    assert last.why == "the date before it could not be read"


def test_what_counts_from_the_day_of_writing_is_not_chained() -> None:
    text = "In 2008 it opened; yesterday it closed, and two years ago it burned."
    _, *rest = find(text, chain=True)
    assert [(found.text, found.date) for found in rest] == [
        ("yesterday", None), ("two years ago", None),
    ]  # fmt: skip
    _, *rest = find(text, chain=True, anchor=parse("24 October 2017"))
    assert rest[0].date is not None
    assert rest[0].date.edtf == "2017-10-23"


def test_what_counts_from_other_words_is_never_counted_from_the_anchor() -> None:
    found = only("two weeks after the raid", anchor=parse("2008"))
    assert (found.text, found.date) == ("two weeks after", None)
    assert found.why == "it counts from what the text says beside it"


def test_an_anchor_that_will_not_do_says_so() -> None:
    found = only("The next day it rained.", anchor=parse("since 2014"))
    assert found.date is None
    assert found.why == "the date it counts from has no end there"


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("It was 31 April 2015.", "31 April 2015", "April 2015 has 30 days"),
        ("closed 3/4/2016.", "3/4/2016", "it may begin with the day or with the month"),
        ("the 2016/17 season", "the 2016/17", "it may be two years or a year and a month"),
        ("not in 2016", "in 2016", "“not” before it turns its meaning"),
        ("soon after 2014", "after 2014", "“soon” before it says no definite length of time"),
        (
            "more than 24 October 2017",
            "24 October 2017",
            "“more than” before it sets a limit to it",
        ),
        ("nearly a year after 2014", "a year after 2014", "by how much it errs is not said"),
        ("months earlier", "months earlier", "it says no definite length of time"),
        ("on Friday it rained", "on Friday", "a day of the week alone names no date"),
        ("the end of the month", "the end of the month", "it does not say which month"),
        ("in 2016 March", "in 2016 March", "what follows cannot be joined to it"),
    ],
)
def test_refused_whole(text: str, phrase: str, why: str) -> None:
    found = only(text)
    assert (found.text, found.kind, found.date) == (phrase, "refused", None)
    assert why in found.why


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("It was at least two weeks after 3 May 2016.", "at least two weeks after 3 May 2016", "[2016-05-17..]"),
        ("Over a year after 3 May 2016, it rained.", "Over a year after 3 May 2016", "[2017-05-03..]"),
        ("two years or more before 3 May 2016", "two years or more before 3 May 2016", "[..2014-05-03]"),
        ("Mehr als zwei Jahre nach dem 3. Mai 2016 kam er.", "Mehr als zwei Jahre nach dem 3. Mai 2016", "[2018-05-03..]"),
        # What lasted so long says nothing of when.
        ("held for two years after 3 May 2016", "after 3 May 2016", "[2016-05-04..]"),
        ("held for more than two years after 3 May 2016", "after 3 May 2016", "[2016-05-04..]"),
        ("held for about a year and a half after 3 May 2016", "after 3 May 2016", "[2016-05-04..]"),
    ],
)  # fmt: skip
def test_a_limit_is_part_of_the_phrase(text: str, phrase: str, edtf: str) -> None:
    found = only(text, language="de" if "Mai" in text else None)
    assert found.date is not None
    assert (found.text, found.date.edtf) == (phrase, edtf)


def test_no_half_of_a_refused_range_is_read() -> None:
    text = "from 3/4/2016 to March 2017, between March 2016 and 30 February 2017"
    assert [(found.kind, found.date) for found in find(text)] == [("refused", None)] * 2


def test_the_order_of_day_and_month() -> None:
    assert outcome(only("closed 3/4/2016.", order="day"))[1] == "2016-04-03"
    assert outcome(only("closed 3/4/2016.", order="month"))[1] == "2016-03-04"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Closed in May. In 2010 it opened.", ["relative", "2010"]),
        ("Closed in 2009.\n\n2010 was dry, in 2011.", ["2009", "2011"]),
        ("Closed on 3 May\n2009 for good.", ["2009-05-03"]),
        ("Closed in 2009?", ["2009"]),
        ("Closed (2009?).", ["2009?"]),
        ("“In 2009,” he said, “or in 2010.”", ["2009", "2010"]),
        ("Tue. Oct. 24, 2017 was dry.", ["2017-10-24"]),
    ],
)
def test_sentences_end(text: str, edtf: list[str]) -> None:
    assert [outcome(found)[1] for found in find(text)] == edtf


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        (
            "fr",
            (
                "Le pont a été ouvert en juillet 2016 et fermé le 3 mars 2017. Il est resté ouvert"
                " jusqu'en 2010, il y avait 15 personnes. En mai il est parti."
            ),
            ["2016-07", "2017-03-03", "../2010", "relative"],
        ),
        (
            "de",
            (
                "Die Brücke wurde am 3. März 2017 eröffnet, zwischen 2004 und 2008 war sie zu."
                " Im folgenden Jahr brannte sie. Der Mai war schön, und Ende 2016 war es still."
            ),
            ["2017-03-03", "[2004..2008]", "[2005..2009]", "2016-36"],
        ),
        (
            "es",
            (
                "El puente se abrió el 3 de marzo de 2017 y estuvo cerrado hasta 2010. Había 15"
                " personas. En julio de 2016 ardió."
            ),
            ["2017-03-03", "../2010", "2016-07"],
        ),
        (
            "ru",
            "Мост открыли 3 марта 2017 года. До 2010 года он стоял, а в конце 2016 года сгорел.",
            ["2017-03-03", "../2010", "2016-36"],
        ),
        (
            "tr",
            "Köprü 3 Mart 2017'de açıldı, 2010'a kadar durdu ve 2004 ile 2008 arasında kapalıydı.",
            ["2017-03-03", "../2010", "[2004..2008]"],
        ),
        (
            "ar",
            "افتتح الجسر في 3 مارس 2017 وأغلق في يوليو 2016، وبقي حتى 2010.",
            ["2017-03-03", "2016-07", "../2010"],
        ),
    ],
)
def test_other_languages(code: str, text: str, found: list[str]) -> None:
    assert [outcome(phrase)[1] for phrase in find(text, chain=True)] == found
    assert [outcome(phrase)[1] for phrase in find(text, chain=True, language=code)] == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It began in Ramadan 1437.", ["[2016-06-06..2016-07-05]"]),
        ("In 2016 Julian said so, and Rajab did, by Rajab.", ["2016"]),
        ("On 3 May 2016 (Julian) it rained.", ["2016-05-16"]),
    ],
)
def test_other_calendars(text: str, edtf: list[str]) -> None:
    assert [outcome(found)[1] for found in find(text)] == edtf


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DateError, match="the language “xx” is not read"):
        list(find("in 2016", language="xx"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_text_is_searched(text: str, chain: bool) -> None:
    last = 0
    for found in find(text, chain=chain):
        assert last <= found.start < found.end <= len(text)
        assert (found.date is None) == bool(found.why)
        last = found.end


_SALAD = (
    "in the of and 2016 March from to until early mid late end two weeks after before year next "
    "15 , . - / first half last years that same day night at on by about 3/4/2016 AH ( ) ? it "
    "between since 1990s 19th century later not shortly Tuesday"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_SALAD.split()), max_size=40))
def test_any_salad_of_date_words_is_searched(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for found in find(text, chain=True):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@pytest.mark.parametrize(
    "piece", ["in ", "2016 and ", "first half of ", "from 2014 to ", "(", "?", "1", "a", "15 July "]
)
@pytest.mark.parametrize("size", [1_500, pytest.param(8_000, marks=pytest.mark.slow)])
def test_effort_grows_with_the_text_and_no_faster(piece: str, size: int) -> None:
    def effort(size: int) -> int:
        text = (piece * size)[:size]
        return steps(lambda: list(find(text, chain=True)))

    effort(100)  # what is loaded once is not counted
    assert effort(size) < 6 * effort(size // 4) + 10_000


def test_a_long_text_is_searched() -> None:
    lines = TEXT.split("\n")
    random.Random(7).shuffle(lines)
    text = "\n".join(lines * 60)[:100_000]
    assert sum(1 for _ in find(text)) > 1000
