"""Spanish phrases: what they mean, and which are no dates."""

import pytest

from chronology.dates import DateError, Qualifier, parse, parse_edtf, read, read_lag
from chronology.dates.civil import seconds
from tests.dates.phrase_corpora import rows

ROWS = rows("corpus_spanish.tsv")
READS = [row for row in ROWS if row[2] != "refused"]
REFUSED = [row for row in ROWS if row[2] == "refused"]

HOUR = 3600


def name_of(row: list[str]) -> str:
    return f"{row[0]} [{row[1]}]"


def anchor_of(row: list[str]):
    return None if row[1] == "-" else parse(row[1])


def test_the_corpora_are_large():
    assert len(READS) >= 130
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("row", READS, ids=name_of)
def test_reads(row):
    phrase, _, edtf, exact, earliest, latest = row
    date = parse(phrase, anchor=anchor_of(row), language="es")
    assert (date.edtf, date.edtf_exact) == (edtf, exact == "exact")
    assert (date.earliest or "-", date.latest or "-") == (earliest, latest)
    assert date.text == phrase


@pytest.mark.parametrize("row", READS, ids=name_of)
def test_the_language_is_found(row):
    anchor = anchor_of(row)
    assert parse(row[0], anchor=anchor) == parse(row[0], anchor=anchor, language="es")


@pytest.mark.parametrize("row", READS, ids=name_of)
def test_an_exact_edtf_says_what_the_words_say(row):
    date = parse(row[0], anchor=anchor_of(row), language="es")
    edtf = parse_edtf(date.edtf)
    assert edtf.edtf == date.edtf
    if date.edtf_exact:
        assert (edtf.start_earliest, edtf.end_latest) == (date.start_earliest, date.end_latest)
    assert edtf.start_earliest <= date.start_earliest
    assert edtf.end_latest >= date.end_latest
    assert edtf.lasting == date.lasting


@pytest.mark.parametrize("row", REFUSED, ids=name_of)
def test_is_refused(row):
    phrase, _, _, part, why = row
    with pytest.raises(DateError) as caught:
        parse(phrase, anchor=anchor_of(row), language="es")
    error = caught.value
    marked = "" if error.position is None else phrase[error.position :][: error.length]
    assert (marked or "-", error.why) == (part, why)
    assert phrase in str(error)
    assert parse(error.suggestion, language="es") is not None


@pytest.mark.parametrize("row", REFUSED, ids=name_of)
def test_is_refused_in_every_other_language_too(row):
    with pytest.raises(DateError):
        parse(row[0], anchor=anchor_of(row))


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("el 24 de octubre de 2017 a las 22:05", 79_500, 79_560),
        ("a las 22.05 h del 24 de octubre de 2017", 79_500, 79_560),
        ("a las 22 horas del 24 de octubre de 2017", 22 * HOUR, 23 * HOUR),
        ("a las 10 de la noche del 24 de octubre de 2017", 22 * HOUR, 23 * HOUR),
        ("a las 10:05 p. m. del 24 de octubre de 2017", 79_500, 79_560),
        ("a las 5 de la tarde del 24 de octubre de 2017", 17 * HOUR, 18 * HOUR),
        ("a las 3 de la madrugada del 24 de octubre de 2017", 3 * HOUR, 4 * HOUR),
        ("la madrugada del 24 de octubre de 2017", 0, 6 * HOUR),
        ("la mañana del 24 de octubre de 2017", 6 * HOUR, 12 * HOUR),
        ("el 24 de octubre de 2017 por la tarde", 12 * HOUR, 18 * HOUR),
        ("la noche del 24 al 25 de octubre de 2017", 18 * HOUR, 30 * HOUR),
        ("al mediodía del 24 de octubre de 2017", 12 * HOUR, 12 * HOUR + 1),
        ("la medianoche del 24 de octubre de 2017", 0, 1),
    ],
)
def test_times_have_bounds_in_seconds(phrase, first, last):
    date = parse(phrase, language="es")
    origin = seconds(2017, 10, 24)
    assert (date.start_earliest - origin, date.end_latest - origin) == (first, last)


@pytest.mark.parametrize(
    "phrase", ["después de otoño de 2016", "DESPUÉS DE OTOÑO DE 2016", "despues de otono de 2016"]
)
def test_accents_and_capitals_do_not_matter(phrase):
    assert parse(phrase).edtf == "[2016-12..]"


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("tres meses y medio", "P3M7D", "P3M24D"),
        ("3,5 meses", "P3M7D", "P3M24D"),
        ("dos semanas", "P10D", "P18D"),
        ("aproximadamente seis horas", "PT5H", "PT7H"),
        ("exactamente dos años", "P2Y", "P2Y"),
        ("treinta y cinco días", "P34D", "P36D"),
        ("media hora", "PT15M", "PT45M"),
    ],
)
def test_lengths_of_time(words, least, greatest):
    lag = read_lag(words, language="es")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, greatest)


@pytest.mark.parametrize(
    ("phrase", "relation", "edtf"),
    [
        ("dos semanas después de @12", "after", "[2017-11-03..2017-11-11]"),
        ("dos días antes de @12", "before", "2017-10-22"),
        ("la víspera de @12", "before", "2017-10-23"),
        ("durante @12", "during", "2017-10-24"),
        ("después de @12", "after", "[2017-10-24..]"),
    ],
)
def test_what_hangs_on_an_event_says_how(phrase, relation, edtf):
    day = parse("2017-10-24")
    reading = read(phrase, resolve={12: day}.get, language="es")
    assert (reading.event, reading.relation, reading.date.edtf) == (12, relation, edtf)


def test_the_order_of_numbers_is_not_the_languages_to_decide():
    assert parse("el 3/4/2016", order="day", language="es").edtf == "2016-04-03"
    assert parse("el 3/4/2016", order="month", language="es").edtf == "2016-03-04"


def test_doubt_and_approximation_add_up():
    assert parse("tal vez hacia 1991", language="es").qualifier is Qualifier.BOTH


EARLY = [
    ("finales de 2014", "the end of 2014"),
    ("mediados de marzo de 2015", "mid-March 2015"),
    ("el 5 de marzo de 2015", "5 March 2015"),
    ("hacia 2014", "about 2014"),
    ("la noche del 5 al 6 de marzo de 2015", "the night of 5–6 March 2015"),
    ("los años 1990", "the 1990s"),
    ("el siglo XIX", "the 19th century"),
    ("300 a. C.", "300 BC"),
    ("la primera semana de marzo de 2015", "the first week of March 2015"),
]
LATE = [
    ("principios de 2016", "the start of 2016"),
    ("el invierno de 2016-2017", "the winter of 2016–2017"),
    ("quizás junio de 2016", "possibly June 2016"),
    ("la segunda mitad de junio de 2016", "the second half of June 2016"),
    ("la década de 2030", "the 2030s"),
]
FORMS = [
    ("entre {a} y {b}", "between {a} and {b}"),
    ("desde {a} hasta {b}", "from {a} until {b}"),
    ("probablemente antes de {b}", "probably before {b}"),
    ("después de {a}", "after {a}"),
    ("desde {a}", "since {a}"),
    ("hasta {b}", "until {b}"),
    ("a más tardar {b}", "by {b}"),
    ("{a} o {b}", "{a} or {b}"),
    ("dos semanas después de {a}", "two weeks after {a}"),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
@pytest.mark.parametrize("b", LATE, ids=lambda b: b[0])
@pytest.mark.parametrize("a", EARLY, ids=lambda a: a[0])
def test_nestings_mean_what_they_mean_in_english(a, b, form):
    ours = parse(form[0].format(a=a[0], b=b[0]), language="es")
    theirs = parse(form[1].format(a=a[1], b=b[1]), language="en")
    assert ours == theirs.with_text(ours.text)
