"""What a language lends to the grammar: words, each with what it may be.

The grammar (``chronology.dates.phrases``) never sees a word, only categories
and their values, so that a language is one file of data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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
MERIDIEM = "meridiem"  # 0 am, 12 pm
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
LONG = "long"  # the word before a duration: "for six months"
THEN = "then"
TODAY = "today"  # days from the anchor: -1, 0, 1
FOLLOWS = "follows"  # "after", "before", "during": the whole phrase says only that

# Words that are understood, and refused.
UNKNOWN = "unknown"
VAGUE = "vague"  # the reason
CALENDAR = "calendar"  # the calendar's name


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words.

    Args:
        code: ISO 639-1.
        words: each word or group of words, lower case, with its categories.
        ordinal_suffixes: what glued to a number makes it an ordinal ("th").
        decade_suffixes: what glued to a year makes it a decade ("s").
    """

    code: str
    words: Mapping[str, Mapping[str, Any]]
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        code: str,
        tables: Mapping[str, Mapping[str, Any]],
        ordinal_suffixes: frozenset[str],
        decade_suffixes: frozenset[str],
    ) -> "Lexicon":
        """Return the lexicon of ``tables``: category → words → value.

        The words of one entry are separated by "|"; a word may stand under
        several categories, though not twice under one.

        Raises:
            ValueError: a word stands twice under one category.
        """
        words: dict[str, dict[str, Any]] = {}
        longest: dict[str, int] = {}
        for category, table in tables.items():
            for spellings, value in table.items():
                for word in spellings.split("|"):
                    entry = words.setdefault(word, {})
                    if category in entry:
                        raise ValueError(f"{word!r} stands twice under {category!r}")
                    entry[category] = value
                    first, *rest = word.split(" ")
                    longest[first] = max(longest.get(first, 1), 1 + len(rest))
        return cls(code, words, ordinal_suffixes, decade_suffixes, longest)
