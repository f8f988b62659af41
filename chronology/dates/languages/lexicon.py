"""What a language lends to the grammar: words, each with what it may be.

The grammar (``chronology.dates.phrases``) never sees a word, only categories
and their values, so that a language is one file of data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chronology.dates.languages.calendar_words import CALENDAR_TABLES
from chronology.dates.languages.folding import fold, joined, parts_of

# Names of times. The value is given in brackets.
MONTH = "month"  # 1–12
WEEKDAY = "weekday"  # 1 (Monday) – 7
SEASON = "season"  # 0 spring – 3 winter
HEMISPHERE = "hemisphere"  # "northern", "southern"
PLURAL = "plural"  # a unit in the plural, of no number said
UNIT = "unit"  # "year", "month", "week", "day", "hour" …
QUARTER = "quarter"  # the letter before a digit, as in Q3 (True)
ISO_WEEK = "iso week"  # the letter before two digits, as in W23 (True)
ERA = "era"  # "bc", "ad"
DAYPART = "daypart"  # "morning", "afternoon", "evening", "night"
MOMENT = "moment"  # hour: 0 midnight, 12 noon
MERIDIEM = "meridiem"  # 0 am, 12 pm, or the hours (0–23) that a part of the day has
OCLOCK = "o'clock"
ZONE = "zone"  # offset from UTC in seconds
LOCAL = "local time"

# Numbers.
NUMBER = "number"  # below a hundred
SCALE = "scale"  # 100, 1000
ORDINAL = "ordinal"  # 1–99
HALF = "half"
LAST = "last"

# Parts of a period: "early", "mid", "late" stand before it, the others with "of".
PART = "part"
PART_OF = "part of"  # "start", "mid", "end"
THROUGHOUT = "throughout"

# Words that join.
FROM = "from"
TO = "to"
UNTIL = "until"
SINCE = "since"
BETWEEN = "between"
AND = "and"
OR = "or"
BEFORE = "before"
AFTER = "after"
BY = "by"
NOT_BEFORE = "not before"
ONWARDS = "onwards"
OR_LATER = "or later"
OR_EARLIER = "or earlier"
DURING = "during"
LASTING = "lasting"
BOTH = "both"

# Words that qualify.
QUALIFIER = "qualifier"  # "~", "?", "%"
EXACTLY = "exactly"
TO_THE_DAY = "to the day"

# Words that only lead in.
THE = "the"
A = "a"
PREP = "preposition"
OF = "of"
SOMETIME = "some time"

# Words that need an anchor.
NEXT = "next"
PREVIOUS = "previous"
SAME = "same"
AS = "as"
THAT = "that"
LATER = "later"
EARLIER = "earlier"
AGO = "ago"
WITHIN = "within"
LIMIT = "limit"  # before a length of time: "least" of "at least", "most" of "at most"
LIMIT_AFTER = "limit after"  # the same behind it: "or more", "or less"
LIMIT_FROM = "limit from"  # the same behind it and the ending "from": "iki yıldan fazla"
LONG = "long"  # the word before a duration: "for six months"
THEN = "then"
TODAY = "today"  # days from the anchor: -1, 0, 1
FOLLOWS = "follows"  # "after", "before", "during": the whole phrase says only that

# Words that stand after what they govern, and endings.
POSTPOSITION = "postposition"  # "before", "after", "since", "until", "by", "not before",
# "between", "throughout", "in": "2016'dan önce", "2010'a kadar", "2004 ile 2008 arasında"
CASE = "case"  # an ending: "from", "to", "in", "of" ("2016'dan", "2017'ye", "2016'da", "2016'nın")
PART_AFTER = "part after"  # "start", "mid", "end", "early", "late": "2016 sonu"
YEAR_AFTER = "year after"  # a word that follows the number of a year: "2016 года", "2016 yılı"
NIGHT_AFTER = "night after"  # after its two days: "15 Temmuz'u 16 Temmuz'a bağlayan gece"
WITHIN_AFTER = "within, after a length"  # "bir ay içinde"
SAID_AGAIN = "said again"  # "month", "day", after the date that it names: "Mart ayı"
AT_HOUR = "at the hour"  # before the number of an hour: "saat 10", "الساعة 10"
LAG_BY = "by a length"  # before how long after or before: "بعد ذلك بيومين"
AGO_BEFORE = "ago before"  # before a length of time: "il y a", "hace", "vor"
AFTER_LAG = "after a lag"  # before a length of time: "через", "nach", "بعد"

# Words that some languages have and English has not.
FROM_TO = "from only with to"  # "de 2004 à 2008", "del 3 al 5"; alone it means "of"
DECADE_NAME = "decade name"  # 20–90, of a century that follows: "تسعينيات القرن العشرين"
DECADE_OF = "decade of"  # before the year it begins with: "les années 1990", "década de 1990"

# Words that say in one what English says in several.
INTO = "into"  # between a night and the day that it ends in: "Nacht zum 16. Juli", "в ночь на"
MIXED = "number and a half"  # the whole number: "anderthalb" 1, "dreieinhalb" 3, "полтора" 1
AND_A_HALF = "and a half"  # after a number: "с половиной"
LENGTH = "length"  # numerator, denominator, unit: "полгода" (1, 2, "year"), "годом"
ONE_LIMITED = "one, limited"  # a unit that counts one behind a limit: "более года"
ONE = "one"  # a unit that counts one after "in" and before "later": "через год"
LAG_BEFORE = "before, after a length"  # "за два дня до": only there it means "before"
LAG_LEAD = "leads in a length"  # "за" of "за два дня до"
NEIGHBOUR = "neighbour"  # step and unit: "Vortag" (-1, "day"), "Folgejahr" (1, "year")
EVE = "eve"  # a neighbour that needs no word for "of" behind it: "накануне 3 марта"
DECADE_AFTER = "decade after"  # behind a decade: "1990er Jahre", "1990-е годы"
AGE_MARK = "age mark"  # "century" behind Roman digits only: "XIX в."
NUMBERED = "numbered"  # the least digits that a word makes an ordinal: "в 17 веке", "21 век"
INCLUSIVE = "inclusive"  # after "until …": "einschließlich", "включительно"

# Words that are understood, and refused.
UNKNOWN = "unknown"
VAGUE = "vague"  # the reason
CALENDAR = "calendar"  # the name of one that is not read


# How a language writes, where it is not as English does.
ORDINAL_DOT = "ordinal dot"  # "3. März" is the third
DECIMAL_COMMA = "decimal comma"  # "3,5 Monate", "3.500"
ADJECTIVE_AFTER = "adjective after"  # "l'année suivante"
YEAR_FIRST = "year first"  # "2016 yazı", "2016 Mart"
ERA_FIRST = "era first"  # "MÖ 44"
TWO_NAMES = "two names"  # a slash joins the two names of one month: "أكتوبر/تشرين الأول"
ROMAN = "roman"  # "XIXe siècle", "siglo XIX"
BARE_OF = "bare of"  # "of" is no word but a case: "первая неделя марта"

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words.

    Args:
        code: ISO 639-1.
        words: each word or group of words, lower case, with its categories.
        ordinal_suffixes: what glued to a number makes it an ordinal ("th"); one
            that begins with a hyphen stands after it ("-го").
        decade_suffixes: what glued to a year makes it a decade ("s", "-е").
        longest: of each first word, how many words its longest group has.
        folded: as ``words``, under the spelling without accents, where that differs.
        suffixes: endings that may be cut off a word, with the categories that they
            add: "'dan" → {CASE: "from"}; one of no category is cut off in silence.
        prefixes: the same of what is written together with the word that follows it.
        options: how the language writes, of the names above.
        example: how December 2014 is said, offered where nothing nearer can be.
    """

    code: str
    words: Mapping[str, Mapping[str, Any]]
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)
    folded: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    suffixes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    prefixes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    options: frozenset[str] = frozenset()
    example: str = "2014-12"

    @classmethod
    def of(
        cls,
        code: str,
        tables: Mapping[str, Mapping[str, Any]],
        ordinal_suffixes: frozenset[str] = frozenset(),
        decade_suffixes: frozenset[str] = frozenset(),
        *,
        suffixes: Mapping[str, Mapping[str, Any]] = _NOTHING,
        prefixes: Mapping[str, Mapping[str, Any]] = _NOTHING,
        respellings: Mapping[str, str] = _NOTHING,
        options: frozenset[str] = frozenset(),
        example: str = "2014-12",
    ) -> "Lexicon":
        """Return the lexicon of ``tables``: category → words → value.

        The words of one entry are separated by "|"; a word may stand under
        several categories, though not twice under one. Accents may be left out
        by the reader, and ``respellings`` says how else a letter is written
        ("ä" as "ae"). Dots and hyphens within an entry are as good as spaces.

        Raises:
            ValueError: a word stands twice under one category.
        """
        words: dict[str, dict[str, Any]] = {}
        longest: dict[str, int] = {}
        for category, table in (*tables.items(), *CALENDAR_TABLES.items()):
            for spellings, value in table.items():
                for spelling in spellings.split("|"):
                    _enter(words, longest, spelling, category, value)
        return cls(
            code, words, ordinal_suffixes, decade_suffixes, longest,
            _folded(words, longest, respellings),
            _folded_keys(suffixes), _folded_keys(prefixes), options, example,
        )  # fmt: skip

    def meanings(self, word: str) -> Mapping[str, Any]:
        """Return what a word, or a group of words, may be; nothing if it is unknown."""
        found = self.words.get(word.lower())
        if found is None and self.folded:
            key = fold(word)
            found = self.folded.get(key) or self.words.get(key)
        return found or _NOTHING

    def group_length(self, word: str) -> int:
        """Return how many words the longest group has that begins with ``word``."""
        length = self.longest.get(word.lower())
        return self.longest.get(fold(word), 1) if length is None and self.folded else length or 1


def _enter(
    words: dict[str, dict[str, Any]],
    longest: dict[str, int],
    spelling: str,
    category: str,
    value: Any,
) -> None:
    parts = parts_of(spelling) if "." in spelling or "-" in spelling else spelling.split(" ")
    word = joined(parts) if len(parts) > 1 else spelling.rstrip(".")
    parts = parts or [word]
    entry = words.setdefault(word, {})
    if category in entry and (word == spelling or entry[category] != value):
        raise ValueError(f"{word!r} stands twice under {category!r}")
    entry[category] = value
    longest[parts[0]] = max(longest.get(parts[0], 1), len(parts))


def _folded(
    words: Mapping[str, Mapping[str, Any]],
    longest: dict[str, int],
    respellings: Mapping[str, str],
) -> dict[str, Mapping[str, Any]]:
    """Return the entries of words with accents under their other spellings."""
    folded: dict[str, Mapping[str, Any]] = {}
    for first, length in tuple(longest.items()):
        for key in _spellings(first, respellings):
            longest[key] = max(longest.get(key, 1), length)
    for word, meanings in words.items():
        for key in _spellings(word, respellings):
            if key not in words:
                folded[key] = {**meanings, **folded.get(key, _NOTHING)}
    return folded


def _spellings(word: str, respellings: Mapping[str, str]) -> list[str]:
    if word.isascii():
        return []
    other = word
    for letter, letters in respellings.items():
        other = other.replace(letter, letters)
    return [fold(word), fold(other)] if other != word else [fold(word)]


def _folded_keys(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the endings of ``table``, one spelling each, the longest first."""
    keys: dict[str, Mapping[str, Any]] = {}
    for spellings, meanings in table.items():
        keys |= {fold(spelling): meanings for spelling in spellings.split("|")}
    return dict(sorted(keys.items(), key=lambda item: -len(item[0])))
