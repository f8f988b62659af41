"""Russian phrases: what they mean, and what is refused."""

import pytest

from chronology.dates import DateError, EndKind, parse, read_lag
from chronology.dates.civil import seconds
from tests.dates.language_corpora import check_reads, check_refused, check_relative, parted

READS, RELATIVE, REFUSED = parted("corpus_russian.tsv")
HOUR = 3600


def test_the_corpus_is_large():
    assert len(READS) >= 100
    assert len(RELATIVE) >= 40
    assert len(REFUSED) >= 35


@pytest.mark.parametrize("row", READS, ids=lambda row: row[0])
def test_reads(row):
    check_reads(row, "ru")


@pytest.mark.parametrize("row", RELATIVE, ids=lambda row: f"{row[0]} [{row[1]}]")
def test_reads_relative_to_an_anchor(row):
    check_relative(row, "ru")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[0])
def test_is_refused(row):
    check_refused(row, "ru")


@pytest.mark.parametrize(
    ("phrase", "day", "first", "last"),
    [
        ("в ночь с 15 на 16 июля 2016 года", (2016, 7, 15), 18, 30),
        ("в ночь на 16 июля 2016 года", (2016, 7, 15), 18, 30),
        ("утром 24 октября 2017 года", (2017, 10, 24), 6, 12),
        ("24 октября 2017 года днём", (2017, 10, 24), 12, 18),
        ("24 октября 2017 года в 3 часа ночи", (2017, 10, 24), 3, 4),
        ("24 октября 2017 года в 11 часов вечера", (2017, 10, 24), 23, 24),
        ("24 октября 2017 года в 5 утра", (2017, 10, 24), 5, 6),
        ("в 2 часа дня 24 октября 2017 года", (2017, 10, 24), 14, 15),
        ("24 октября 2017 года в 17 часов", (2017, 10, 24), 17, 18),
    ],
)
def test_times_have_bounds_in_seconds(phrase, day, first, last):
    date = parse(phrase, language="ru")
    origin = seconds(*day)
    bounds = (date.start_earliest - origin, date.end_latest - origin)
    assert bounds == (first * HOUR, last * HOUR)


def test_s_alone_means_since_and_do_alone_means_until():
    since, until = parse("с 2014 года"), parse("до 2010 года")
    assert (since.lasting, since.end_kind) == (True, EndKind.OPEN)
    assert (until.lasting, until.start_kind) == (True, EndKind.OPEN)
    assert not parse("ранее 2010 года").lasting


def test_a_number_with_god_behind_it_is_a_year_and_no_length_of_time():
    assert parse("с 2014 года до 2016 года").edtf == "2014/2016"
    assert parse("после 2013 года").edtf == "[2014..]"
    with pytest.raises(DateError):
        parse("в 98 году", language="ru")


@pytest.mark.parametrize(
    "month",
    [
        "январь января январе январю январём январем янв", "февраль февраля феврале фев",
        "март марта марте марту мартом", "апрель апреля апреле апр", "май мая мае маю маем",
        "июнь июня июне июню июнем", "июль июля июле июлю июлем", "август августа августе авг",
        "сентябрь сентября сентябре сент", "октябрь октября октябре окт",
        "ноябрь ноября ноябре нояб", "декабрь декабря декабре дек",
    ],
)  # fmt: skip
def test_a_month_is_read_in_every_case(month):
    dates = {parse(f"{form} 2017 г.", language="ru").edtf for form in month.split()}
    assert len(dates) == 1
    assert dates.pop().startswith("2017-")


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("три с половиной месяца", "P3M7D", "P3M24D"),
        ("полтора года", "P1Y3M", "P1Y9M"),
        ("около шести часов", "PT5H", "PT7H"),
        ("полчаса", "PT15M", "PT45M"),
        ("2–3 дня", "P2D", "P3D"),
        ("две недели", "P10D", "P18D"),
    ],
)
def test_reads_lengths_of_time(words, least, greatest):
    lag = read_lag(words, language="ru")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, greatest)
