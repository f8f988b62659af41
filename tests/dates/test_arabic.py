"""Arabic phrases: what they mean, and what is refused."""

import pytest

from chronology.dates import parse, read, read_lag
from chronology.dates.civil import seconds
from tests.dates.language_corpora import check_reads, check_refused, check_relative, parted

READS, RELATIVE, REFUSED = parted("corpus_arabic.tsv")


def test_the_corpus_is_large():
    assert len(READS) >= 60
    assert len(RELATIVE) >= 20
    assert len(REFUSED) >= 20


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    check_reads(row, "ar")


@pytest.mark.parametrize("row", RELATIVE, ids=lambda row: f"{row[0]} [{row[1]}]")
def test_reads_relative_to_an_anchor(row):
    check_relative(row, "ar")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    check_refused(row, "ar")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("ليلة 15-16 يوليو 2016", 18, 30),
        ("صباح 15 يوليو 2016", 6, 12),
        ("بعد ظهر 15 يوليو 2016", 12, 18),
        ("مساء 15 يوليو 2016", 18, 24),
    ],
)
def test_parts_of_a_day_have_their_hours(phrase, first, last):
    date = parse(phrase)
    origin = seconds(2016, 7, 15)
    assert (date.start_earliest - origin, date.end_latest - origin) == (first * 3600, last * 3600)


def test_a_time_is_to_the_minute():
    date = parse("١٥ يوليو ٢٠١٦، الساعة ٢٢:٠٥")
    assert date.start_earliest == seconds(2016, 7, 15) + 22 * 3600 + 300
    assert date.end_latest - date.start_earliest == 60


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("أسبوعين", "P10D", "P18D"),
        ("ثلاثة أشهر ونصف", "P3M7D", "P3M24D"),
        ("سنتين ونصف", "P2Y3M", "P2Y9M"),
        ("نصف ساعة", "PT15M", "PT45M"),
        ("اثني عشر يوما", "P11D", "P13D"),
        ("خمسة وعشرين يوما", "P24D", "P26D"),
        ("٣ أيام", "P2D", "P4D"),
    ],
)
def test_lengths_of_time(words, least, most):
    lag = read_lag(words, language="ar")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, most)


def test_the_language_is_found():
    assert read("نهاية عام 2016").language == "ar"


def test_every_country_has_its_names_of_the_months():
    names = (
        "يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل إبريل نيسان أفريل",
        "مايو أيار ماي", "يونيو حزيران جوان", "يوليو تموز جويلية يوليوز", "أغسطس آب أوت غشت",
        "سبتمبر أيلول شتنبر", "أكتوبر تشرين_الأول", "نوفمبر تشرين_الثاني نونبر",
        "ديسمبر كانون_الأول دجنبر",
    )  # fmt: skip
    for number, month in enumerate(names, 1):
        for name in month.split():
            assert parse(f"{name.replace('_', ' ')} 2016").edtf == f"2016-{number:02d}"


def test_two_names_of_a_month_must_be_of_the_same():
    assert parse("15 تموز/يوليو 2016").edtf == "2016-07-15"
    assert parse("15 تموز (يوليو) 2016").edtf == "2016-07-15"
