"""German phrases: what they mean, and what is refused."""

import pytest

from chronology.dates import DateError, parse, read, read_lag
from chronology.dates.civil import seconds
from tests.dates.language_corpora import check_reads, check_refused, check_relative, parted

READS, RELATIVE, REFUSED = parted("corpus_german.tsv")
HOUR = 3600


def test_the_corpus_is_large():
    assert len(READS) >= 100
    assert len(RELATIVE) >= 40
    assert len(REFUSED) >= 35


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    check_reads(row, "de")


@pytest.mark.parametrize("row", RELATIVE, ids=lambda row: f"{row[0]} [{row[1]}]")
def test_reads_relative_to_an_anchor(row):
    check_relative(row, "de")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    check_refused(row, "de")


@pytest.mark.parametrize(
    ("phrase", "day", "first", "last"),
    [
        ("in der Nacht vom 15. auf den 16. Juli 2016", (2016, 7, 15), 18, 30),
        ("in der Nacht zum 16. Juli 2016", (2016, 7, 15), 18, 30),
        ("in der Nacht zum Samstag, dem 16. Juli 2016", (2016, 7, 15), 18, 30),
        ("am Morgen des 24. Oktober 2017", (2017, 10, 24), 6, 12),
        ("am 24. Oktober 2017 um 9 Uhr morgens", (2017, 10, 24), 9, 10),
        ("am 24. Oktober 2017 um 9 Uhr abends", (2017, 10, 24), 21, 22),
        ("am 24. Oktober 2017 um 3 Uhr nachts", (2017, 10, 24), 3, 4),
        ("am 24. Oktober 2017 um 11 Uhr nachts", (2017, 10, 24), 23, 24),
        ("am 24. Oktober 2017 um 12 Uhr mittags", (2017, 10, 24), 12, 13),
        ("gegen 22 Uhr am 24. Oktober 2017", (2017, 10, 24), 21, 24),
        ("um 22 Uhr MESZ am 24. Oktober 2017", (2017, 10, 24), 20, 21),
    ],
)
def test_times_have_bounds_in_seconds(phrase, day, first, last):
    date = parse(phrase, language="de")
    origin = seconds(*day)
    bounds = (date.start_earliest - origin, date.end_latest - origin)
    assert bounds == (first * HOUR, last * HOUR)


def test_um_is_at_before_a_time_and_about_before_a_date():
    assert parse("um 22.05 Uhr am 24. Oktober 2017").qualifier.value == ""
    assert parse("um 1991", language="de").qualifier.value == "~"


def test_a_dotted_date_of_two_orders_is_refused_unless_one_is_set():
    assert parse("3.4.2016", language="de", order="day").edtf == "2016-04-03"
    with pytest.raises(DateError, match="it may begin with the day or with the month"):
        parse("3.4.2016", language="de")
    assert parse("24.10.2017", language="de").edtf == "2017-10-24"


@pytest.mark.parametrize(
    "phrase", ["3. März 2017", "3. Marz 2017", "3. MÄRZ 2017", "3. Maerz 2017"]
)
def test_umlauts_may_be_written_otherwise(phrase):
    assert parse(phrase, language="de").edtf == "2017-03-03"


def test_morgen_is_tomorrow_unless_it_is_a_part_of_the_day():
    anchor = parse("24.10.2017")
    assert parse("morgen", anchor=anchor, language="de").edtf == "2017-10-25"
    assert read("am Morgen", anchor=anchor, language="de").date.earliest == "2017-10-24"


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("dreieinhalb Monate", "P3M7D", "P3M24D"),
        ("anderthalb Jahre", "P1Y3M", "P1Y9M"),
        ("etwa sechs Stunden", "PT5H", "PT7H"),
        ("zwei Jahre und drei Monate", "P2Y2M14D", "P2Y3M16D"),
        ("eine halbe Stunde", "PT15M", "PT45M"),
        ("2–3 Tage", "P2D", "P3D"),
    ],
)
def test_reads_lengths_of_time(words, least, greatest):
    lag = read_lag(words, language="de")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, greatest)
