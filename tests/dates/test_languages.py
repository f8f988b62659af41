"""Languages side by side: how one is found, what each must have, and that a new one is one file."""

import pytest

from chronology.dates import DateError, languages, parse, read, read_lag
from chronology.dates.languages import all_languages, detect
from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.english import ENGLISH
from chronology.dates.languages.folding import fold
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases import manners
from chronology.dates.phrases.tokens import roman
from tests.dates.phrase_corpora import READS

DAY = parse("24 October 2017")
OTHERS = [lexicon for lexicon in all_languages() if lexicon is not ENGLISH]

#: What every language must have, by any one of the categories of a line.
REQUIRED = (
    (lex.MONTH,),
    (lex.WEEKDAY,),
    (lex.SEASON,),
    (lex.UNIT,),
    (lex.PLURAL,),
    (lex.ERA,),
    (lex.DAYPART,),
    (lex.MOMENT,),
    (lex.NUMBER,),
    (lex.ORDINAL,),
    (lex.HALF,),
    (lex.LAST,),
    (lex.PART, lex.PART_OF, lex.PART_AFTER),
    (lex.THROUGHOUT, lex.POSTPOSITION),
    (lex.FROM, lex.FROM_TO, lex.CASE),
    (lex.TO, lex.CASE),
    (lex.UNTIL, lex.POSTPOSITION),
    (lex.SINCE, lex.POSTPOSITION),
    (lex.BETWEEN, lex.POSTPOSITION),
    (lex.AND,),
    (lex.OR,),
    (lex.BEFORE, lex.POSTPOSITION),
    (lex.AFTER, lex.POSTPOSITION),
    (lex.QUALIFIER,),
    (lex.NEXT,),
    (lex.PREVIOUS,),
    (lex.SAME,),
    (lex.LATER, lex.AFTER_LAG),
    (lex.EARLIER, lex.LAG_BEFORE, lex.AGO_BEFORE),
    (lex.TODAY,),
)

VALUES = {
    lex.MONTH: set(range(1, 13)),
    lex.WEEKDAY: set(range(1, 8)),
    lex.SEASON: set(range(4)),
    lex.ERA: {"bc", "ad"},
    lex.DAYPART: {"morning", "afternoon", "night"},
    lex.MOMENT: {0, 12},
    lex.QUALIFIER: {"~", "?"},
    lex.TODAY: {-1, 0, 1},
    lex.UNIT: {"year", "month", "week", "day", "hour", "minute", "century"},
    lex.NUMBER: set(range(1, 11)),
    lex.ORDINAL: {1, 2, 3},
}


def of_category(lexicon: Lexicon, category: str) -> list[object]:
    return [meanings[category] for meanings in lexicon.words.values() if category in meanings]


@pytest.mark.parametrize("lexicon", all_languages(), ids=lambda one: one.code)
def test_every_language_has_what_the_families_need(lexicon):
    for alternatives in REQUIRED:
        found = [word for category in alternatives for word in of_category(lexicon, category)]
        found += [
            category
            for table in (lexicon.suffixes, lexicon.prefixes)
            for meanings in table.values()
            for category in alternatives
            if category in meanings
        ]
        assert found, alternatives
    for category, values in VALUES.items():
        missing = values.difference(of_category(lexicon, category))
        assert not missing, f"{category}: {missing}"


@pytest.mark.parametrize("lexicon", all_languages(), ids=lambda one: one.code)
def test_no_two_words_that_are_written_alike_mean_different_things(lexicon):
    seen: dict[tuple[str, str], tuple[str, object]] = {}
    for word, meanings in lexicon.words.items():
        for category, value in meanings.items():
            other, before = seen.setdefault((fold(word), category), (word, value))
            assert before == value, f"{word} and {other} as {category}"


@pytest.mark.parametrize("lexicon", all_languages(), ids=lambda one: one.code)
def test_the_words_are_in_lower_case_and_the_values_are_known(lexicon):
    known = {value for name, value in vars(manners).items() if name.isupper()}
    for word, meanings in lexicon.words.items():
        assert word == word.lower()
        assert word.strip() == word != ""
        assert meanings.get(lex.POSTPOSITION, manners.ONCE) in known


@pytest.mark.parametrize("lexicon", all_languages(), ids=lambda one: one.code)
def test_the_example_of_a_language_is_read(lexicon):
    assert parse(lexicon.example, language=lexicon.code).edtf == "2014-12"
    if lexicon.example != "2014-12":
        assert parse(lexicon.example).edtf == "2014-12"


@pytest.mark.parametrize("lexicon", OTHERS, ids=lambda one: one.code)
def test_no_english_phrase_means_another_date_in_another_language(lexicon):
    for phrase, *_ in READS:
        try:
            date = parse(phrase, language=lexicon.code)
        except DateError:
            continue
        assert date == parse(phrase), phrase


@pytest.mark.parametrize("lexicon", OTHERS, ids=lambda one: one.code)
def test_no_word_shared_with_english_dates_otherwise(lexicon):
    """English is tried first and alone, which is right only as long as this holds."""
    for word in ENGLISH.words.keys() & lexicon.words.keys():
        for phrase in (f"{word} 2016", f"{word} 5 2016", f"5 {word} 2016", f"2016 {word}", word):
            readings = []
            for code in ("en", lexicon.code):
                try:
                    readings.append(parse(phrase, language=code, anchor=DAY))
                except DateError:
                    break
            assert len(readings) < 2 or readings[0] == readings[1], phrase


def test_every_language_has_a_code_of_its_own():
    codes = [lexicon.code for lexicon in all_languages()]
    assert set(codes) >= {"en", "ar", "de", "es", "fr", "ru", "tr"}
    assert codes[0] == "en"
    assert len(set(codes)) == len(codes)
    assert codes[1:] == sorted(codes[1:])


# A language that nobody speaks: it puts its connectives and parts last, runs its
# endings on with an apostrophe, and writes the year first.
LAST = Lexicon.of(
    "xl",
    {
        lex.MONTH: {"prima": 1, "tërtsa": 3, "seksta": 6, "ındeka": 11, "duodeka": 12},
        lex.SEASON: {"kalda": 1},
        lex.UNIT: {"jar": "year", "semo": "week", "sento": "century"},
        lex.PLURAL: {"jari": True},
        lex.YEAR_AFTER: {"jaro": True},
        lex.NUMBER: {"du": 2},
        lex.ORDINAL: {"una": 1, "dua": 2},
        lex.HALF: {"duono": True},
        lex.LAST: {"fina": True},
        lex.ERA: {"a.z.": "bc"},
        lex.AND: {"ke": True},
        lex.LATER: {"pos": True},
        lex.EARLIER: {"pre": True},
        lex.POSTPOSITION: {
            "pre": "before", "pos": "after", "ĝis": "until", "ekde": "since", "inter": "between",
        },
        lex.PART_AFTER: {"kapo": "start", "vosto": "end"},
        lex.NEXT: {"sekva": True},
        lex.AFTER_LAG: {"tra": True},
        lex.AGO_BEFORE: {"jam": True},
    },
    suffixes={
        "'el|'l": {lex.CASE: "from"},
        "'al": {lex.CASE: "to"},
        "'en|n": {lex.CASE: "in"},
        "'es": {lex.CASE: "of"},
    },
    prefixes={"kaj": {lex.AND: True}, "la": {}},
    options=frozenset(
        {lex.YEAR_FIRST, lex.ERA_FIRST, lex.ORDINAL_DOT, lex.ADJECTIVE_AFTER, lex.ROMAN,
         lex.DECIMAL_COMMA}
    ),
    example="duodeka 2014",
)  # fmt: skip

# Two that share a word for different months, and one for the same.
ONE = Lexicon.of("xa", {lex.MONTH: {"luno": 3, "suno": 5, "tero": 7}})
TWO = Lexicon.of("xb", {lex.MONTH: {"luno": 4, "suno": 5}, lex.UNIT: {"dago": "day"}})


@pytest.fixture
def invented(monkeypatch):
    """Languages that nobody speaks beside English."""
    found = (ENGLISH, ONE, TWO, LAST)
    monkeypatch.setattr(detect, "all_languages", lambda: found)
    monkeypatch.setattr(languages, "all_languages", lambda: found)


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("tërtsa 2016", "2016-03"),
        ("TERTSA 2016", "2016-03"),
        ("INDEKA 2016", "2016-11"),
        ("3. tërtsa 2016", "2016-03-03"),
        ("2016 tërtsan", "2016-03"),
        ("2016'en", "2016"),
        ("2016’el 2017’al ĝis", "2016/2017"),
        ("2016'l 2017'al", "2016/2017"),
        ("tërtsa 2016'el", "2016-03/"),
        ("tërtsa 2017'el pre", "[..2017-02]"),
        ("2013'el pos", "[2014..]"),
        ("2014'el ekde", "2014/.."),
        ("2010'al ĝis", "../2010"),
        ("2004 ke 2008 inter", "[2004..2008]"),
        ("2004–2008 inter", "[2004..2008]"),
        ("2016 kaj2017", "{2016,2017}"),
        ("2016 vosto", "2016-36"),
        ("2016'es kapon", "2016-33"),
        ("2016 jaro'es una duono", "2016-40"),
        ("2016 kalda", "2016-22"),
        ("2016 tërtsa", "2016-03"),
        ("2016'es tërtsa", "2016-03"),
        ("2016 tërtsa vosto", "[2016-03-21..2016-03-31]"),
        ("tërtsa 2017'es una semo", "[2017-03-01..2017-03-07]"),
        ("tërtsa 2017'es fina semo", "[2017-03-25..2017-03-31]"),
        ("latërtsa 2016", "2016-03"),
        ("a. Z. 44", "-0043"),
        ("44 A.Z.", "-0043"),
        ("sento XIX", "18XX"),
        ("sento 19", "18XX"),
        ("XIX sento", "18XX"),
        ("24. tërtsa 2017'el du semo pos", "[2017-04-03..2017-04-11]"),
        ("@12'el du semo pre", "[2017-10-06..2017-10-14]"),
        ("tra du semo", "[2017-11-03..2017-11-11]"),
        ("jam du semo", "[2017-10-06..2017-10-14]"),
        ("jar sekva", "2018"),
    ],
)
def test_a_new_language_is_one_lexicon(phrase, edtf):
    reading = read(phrase, anchor=DAY, resolve={12: DAY}.get)
    assert reading.date.edtf == edtf
    assert reading.language == "xl"


@pytest.mark.usefixtures("invented")
def test_a_new_language_refuses_in_its_own_words():
    with pytest.raises(DateError) as caught:
        parse("2016'el jari")
    assert caught.value.suggestion == "2016'el"
    with pytest.raises(DateError) as caught:
        parse("sekva ke")
    assert caught.value.suggestion == "duodeka 2014"


@pytest.mark.usefixtures("invented")
def test_a_count_with_a_decimal_comma():
    assert read_lag("2,5 jar").maximum.iso() == read_lag("2.5 years").maximum.iso()
    assert read_lag("2.000 jar").minimum.years == 1999


@pytest.mark.usefixtures("invented")
def test_a_phrase_of_two_meanings_is_refused_until_the_language_is_said():
    with pytest.raises(DateError) as caught:
        parse("luno 2016")
    assert caught.value.why == (
        "it means some time in March 2016 in one language (xa) and some time in April 2016 "
        "in another (xb); --language settles which"
    )
    assert parse("luno 2016", language="xa").edtf == "2016-03"
    assert parse("luno 2016", language="XB").edtf == "2016-04"


@pytest.mark.usefixtures("invented")
def test_a_phrase_of_one_meaning_in_two_languages_is_read():
    assert parse("suno 2016").edtf == "2016-05"


@pytest.mark.usefixtures("invented")
def test_the_refusal_is_that_of_the_language_that_knows_most():
    with pytest.raises(DateError, match="the year is missing"):
        parse("tero")
    with pytest.raises(DateError, match="it is no word of a date"):
        parse("blurb 2016")


@pytest.mark.parametrize(
    "phrase",
    [
        "٢٤/١٠/٢٠١٧",
        "۲۰۱۷-۱۰-۲۴",
        "२४ October २०१७",
        "２４．１０．２０１７",
        "\u200f24/10/2017\u200e",
    ],
)
def test_digits_of_any_script(phrase):
    assert parse(phrase).edtf == "2017-10-24"
    assert parse(phrase).text == phrase


def test_a_refusal_points_into_the_words_as_given():
    with pytest.raises(DateError) as caught:
        parse("٢٤ Octobxr ٢٠١٧")
    assert (caught.value.position, caught.value.length) == (3, 7)
    assert caught.value.suggestion == "٢٤ October ٢٠١٧"


def test_a_language_settles_for_english_too():
    assert read("December 2014").language == "en"
    assert read("2014-12").language == ""


@pytest.mark.parametrize(
    ("word", "number"),
    [("XIX", 19), ("IV", 4), ("XL", 40), ("XC", 90), ("I", 1), ("ХХ", 20), ("XIXe", 19),
     ("IIX", 0), ("xix", 0), ("VENI", 0), ("", 0)],
)  # fmt: skip
def test_roman_numbers(word, number):
    assert roman(word) == number


@pytest.mark.parametrize(
    ("word", "folded"),
    [("FÉVRIER", "fevrier"), ("fe\u0301vrier", "fevrier"), ("İKİ", "iki"), ("Kasım", "kasim"),
     ("Straße", "strasse"), ("май", "май"), ("Ёлка", "елка"), ("أبريل", "ابريل"), ("هـ", "ه"),
     ("o’clock", "o'clock")],
)  # fmt: skip
def test_spellings_that_are_one(word, folded):
    assert fold(word) == folded
