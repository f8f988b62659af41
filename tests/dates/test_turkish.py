"""Turkish phrases: what they mean, and what is refused."""

import pytest

from chronology.dates import parse, read, read_lag
from chronology.dates.civil import seconds
from tests.dates.language_corpora import check_reads, check_refused, check_relative, parted

READS, RELATIVE, REFUSED = parted("corpus_turkish.tsv")


def test_the_corpus_is_large():
    assert len(READS) >= 60
    assert len(RELATIVE) >= 20
    assert len(REFUSED) >= 20


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    check_reads(row, "tr")


@pytest.mark.parametrize("row", RELATIVE, ids=lambda row: f"{row[0]} [{row[1]}]")
def test_reads_relative_to_an_anchor(row):
    check_relative(row, "tr")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    check_refused(row, "tr")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("15 Temmuz'u 16 Temmuz 2016'ya bağlayan gece", 18, 30),
        ("15 Temmuz 2016 sabahı", 6, 12),
        ("15 Temmuz 2016 öğleden sonra", 12, 18),
        ("15 Temmuz 2016 akşamı", 18, 24),
    ],
)
def test_parts_of_a_day_have_their_hours(phrase, first, last):
    date = parse(phrase)
    origin = seconds(2016, 7, 15)
    assert (date.start_earliest - origin, date.end_latest - origin) == (first * 3600, last * 3600)


def test_a_time_is_to_the_minute():
    date = parse("15 Temmuz 2016 saat 22:05'te")
    assert date.start_earliest == seconds(2016, 7, 15) + 22 * 3600 + 300
    assert date.end_latest - date.start_earliest == 60


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("iki hafta", "P10D", "P18D"),
        ("üç buçuk ay", "P3M7D", "P3M24D"),
        ("3,5 ay", "P3M7D", "P3M24D"),
        ("yarım saat", "PT15M", "PT45M"),
        ("on iki gün", "P11D", "P13D"),
        ("yirmi beş gün", "P24D", "P26D"),
    ],
)
def test_lengths_of_time(words, least, most):
    lag = read_lag(words, language="tr")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, most)


def test_the_language_is_found():
    assert read("2016 yılının sonunda").language == "tr"
    assert read("15 Temmuz 2016").language == "tr"


def test_endings_are_as_good_with_an_apostrophe_as_without():
    for phrase in ("2016 yılında", "2016 yılı'nda", "2016'da", "2016’da"):
        assert parse(phrase).edtf == "2016"
