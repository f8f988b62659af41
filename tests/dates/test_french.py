"""French phrases: what they mean, and which are no dates."""

import pytest

from chronology.dates import DateError, Qualifier, parse, parse_edtf, read, read_lag
from chronology.dates.civil import seconds
from tests.dates.phrase_corpora import rows

ROWS = rows("corpus_french.tsv")
READS = [row for row in ROWS if row[2] != "refused"]
REFUSED = [row for row in ROWS if row[2] == "refused"]

#: Read otherwise in another language as well, so that the language has to be said.
OF_TWO: frozenset[str] = frozenset({"dès 2014"})

HOUR = 3600


def name_of(row: list[str]) -> str:
    return f"{row[0]} [{row[1]}]"


def anchor_of(row: list[str]):
    return None if row[1] == "-" else parse(row[1])


def test_the_corpora_are_large():
    assert len(READS) >= 140
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("row", READS, ids=name_of)
def test_reads(row):
    phrase, _, edtf, exact, earliest, latest = row
    date = parse(phrase, anchor=anchor_of(row), language="fr")
    assert (date.edtf, date.edtf_exact) == (edtf, exact == "exact")
    assert (date.earliest or "-", date.latest or "-") == (earliest, latest)
    assert date.text == phrase


@pytest.mark.parametrize("row", [row for row in READS if row[0] not in OF_TWO], ids=name_of)
def test_the_language_is_found(row):
    anchor = anchor_of(row)
    assert parse(row[0], anchor=anchor) == parse(row[0], anchor=anchor, language="fr")


@pytest.mark.parametrize("row", READS, ids=name_of)
def test_an_exact_edtf_says_what_the_words_say(row):
    date = parse(row[0], anchor=anchor_of(row), language="fr")
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
        parse(phrase, anchor=anchor_of(row), language="fr")
    error = caught.value
    marked = "" if error.position is None else phrase[error.position :][: error.length]
    assert (marked or "-", error.why) == (part, why)
    assert phrase in str(error)
    assert parse(error.suggestion, language="fr") is not None


@pytest.mark.parametrize("row", REFUSED, ids=name_of)
def test_is_refused_in_every_other_language_too(row):
    with pytest.raises(DateError):
        parse(row[0], anchor=anchor_of(row))


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("le 24 octobre 2017 à 22h05", 79_500, 79_560),
        ("le 24 octobre 2017 à 22 h 05", 79_500, 79_560),
        ("à 22 heures le 24 octobre 2017", 22 * HOUR, 23 * HOUR),
        ("24 octobre 2017 à 9 h", 9 * HOUR, 10 * HOUR),
        ("à 10 heures du soir le 24 octobre 2017", 22 * HOUR, 23 * HOUR),
        ("à 9 heures du matin le 24 octobre 2017", 9 * HOUR, 10 * HOUR),
        ("le matin du 24 octobre 2017", 6 * HOUR, 12 * HOUR),
        ("le 24 octobre 2017 dans l'après-midi", 12 * HOUR, 18 * HOUR),
        ("le 24 octobre 2017 au soir", 18 * HOUR, 24 * HOUR),
        ("dans la nuit du 24 au 25 octobre 2017", 18 * HOUR, 30 * HOUR),
        ("à midi le 24 octobre 2017", 12 * HOUR, 12 * HOUR + 1),
        ("minuit, le 24 octobre 2017", 0, 1),
    ],
)
def test_times_have_bounds_in_seconds(phrase, first, last):
    date = parse(phrase, language="fr")
    origin = seconds(2017, 10, 24)
    assert (date.start_earliest - origin, date.end_latest - origin) == (first, last)


@pytest.mark.parametrize(
    "phrase", ["jusqu'en août 2016", "JUSQU’EN AOÛT 2016", "jusqu’en aout 2016"]
)
def test_accents_capitals_and_apostrophes_do_not_matter(phrase):
    assert parse(phrase).edtf == "../2016-08"


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("trois mois et demi", "P3M7D", "P3M24D"),
        ("3,5 mois", "P3M7D", "P3M24D"),
        ("deux semaines", "P10D", "P18D"),
        ("environ six heures", "PT5H", "PT7H"),
        ("exactement deux ans", "P2Y", "P2Y"),
        ("soixante-quinze jours", "P74D", "P76D"),
        ("quatre-vingt-dix-neuf jours", "P98D", "P100D"),
    ],
)
def test_lengths_of_time(words, least, greatest):
    lag = read_lag(words, language="fr")
    assert (lag.minimum.iso(), lag.maximum.iso()) == (least, greatest)


@pytest.mark.parametrize(
    ("phrase", "relation", "edtf"),
    [
        ("deux semaines après @12", "after", "[2017-11-03..2017-11-11]"),
        ("deux jours avant @12", "before", "2017-10-22"),
        ("le lendemain de @12", "after", "2017-10-25"),
        ("la veille de @12", "before", "2017-10-23"),
        ("pendant @12", "during", "2017-10-24"),
        ("après @12", "after", "[2017-10-24..]"),
    ],
)
def test_what_hangs_on_an_event_says_how(phrase, relation, edtf):
    day = parse("2017-10-24")
    reading = read(phrase, resolve={12: day}.get, language="fr")
    assert (reading.event, reading.relation, reading.date.edtf) == (12, relation, edtf)


def test_the_order_of_numbers_is_not_the_languages_to_decide():
    assert parse("le 3/4/2016", order="day", language="fr").edtf == "2016-04-03"
    assert parse("le 3/4/2016", order="month", language="fr").edtf == "2016-03-04"


def test_doubt_and_approximation_add_up():
    assert parse("peut-être vers 1991", language="fr").qualifier is Qualifier.BOTH


def test_a_phrase_of_two_languages_needs_one_of_them():
    for phrase in OF_TWO:
        with pytest.raises(DateError, match="--language settles which"):
            parse(phrase)


EARLY = [
    ("fin 2014", "the end of 2014"),
    ("mi-mars 2015", "mid-March 2015"),
    ("le 5 mars 2015", "5 March 2015"),
    ("environ 2014", "about 2014"),
    ("la nuit du 5 au 6 mars 2015", "the night of 5–6 March 2015"),
    ("les années 1990", "the 1990s"),
    ("le XIXe siècle", "the 19th century"),
    ("300 av. J.-C.", "300 BC"),
    ("la première semaine de mars 2015", "the first week of March 2015"),
]
LATE = [
    ("début 2016", "the start of 2016"),
    ("l'hiver 2016-2017", "the winter of 2016–2017"),
    ("peut-être juin 2016", "possibly June 2016"),
    ("la seconde moitié de juin 2016", "the second half of June 2016"),
    ("les années 2030", "the 2030s"),
]
FORMS = [
    ("entre {a} et {b}", "between {a} and {b}"),
    ("depuis {a} jusqu'à {b}", "from {a} until {b}"),
    ("probablement avant {b}", "probably before {b}"),
    ("après {a}", "after {a}"),
    ("depuis {a}", "since {a}"),
    ("jusqu'à {b}", "until {b}"),
    ("au plus tard {b}", "by {b}"),
    ("{a} ou {b}", "{a} or {b}"),
    ("deux semaines après {a}", "two weeks after {a}"),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
@pytest.mark.parametrize("b", LATE, ids=lambda b: b[0])
@pytest.mark.parametrize("a", EARLY, ids=lambda a: a[0])
def test_nestings_mean_what_they_mean_in_english(a, b, form):
    ours = parse(form[0].format(a=a[0], b=b[0]), language="fr")
    theirs = parse(form[1].format(a=a[1], b=b[1]), language="en")
    assert ours == theirs.with_text(ours.text)
