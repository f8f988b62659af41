"""English: the words of dates."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "january|jan": 1,
    "february|feb": 2,
    "march|mar": 3,
    "april|apr": 4,
    "may": 5,
    "june|jun": 6,
    "july|jul": 7,
    "august|aug": 8,
    "september|sept|sep": 9,
    "october|oct": 10,
    "november|nov": 11,
    "december|dec": 12,
}

_WEEKDAYS = {
    "monday|mon": 1,
    "tuesday|tues|tue": 2,
    "wednesday|weds|wed": 3,
    "thursday|thurs|thur|thu": 4,
    "friday|fri": 5,
    "saturday|sat": 6,
    "sunday|sun": 7,
}

_UNITS = {
    "year|years|yr|yrs": "year",
    "month|months": "month",
    "week|weeks|wk|wks": "week",
    "fortnight|fortnights": "fortnight",
    "day|days": "day",
    "hour|hours|hr|hrs": "hour",
    "minute|minutes|min|mins": "minute",
    "second|seconds|sec|secs": "second",
    "decade|decades": "decade",
    "century|centuries|cent": "century",
    "millennium|millennia|millenniums": "millennium",
    "quarter|quarters": "quarter",
    "weekend|weekends": "weekend",
}

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_SMALL)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}

_ORDINAL_SMALL = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_SMALL, 1)} | {
    word[:-1] + "ieth": 10 * n for n, word in enumerate(_TENS, 2)
}

_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"
_NO_MEASURE = "says how long only roughly, and by how much it errs is not said"

_VAGUE = {
    "shortly|soon|recently|lately|briefly|eventually|immediately|presently": _NO_LENGTH,
    "long|some time later|a while|a while later|a moment later|moments": _NO_LENGTH,
    "few|a few|several|many|some|couple|a couple|a couple of|a number of": _NO_COUNT,
    "almost|nearly": _NO_MEASURE,
    "dawn|dusk|sunrise|sunset|daybreak|nightfall": "depends on the place and the season",
    "never|always|nowadays|now|currently|present|the present": "names no date",
    "est|edt|cst|cdt|pst|pdt|ist|bst": "is an abbreviation that more than one zone uses",
}

ENGLISH = Lexicon.of(
    "en",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: {"spring": 0, "summer": 1, "autumn|fall": 2, "winter": 3},
        lex.HEMISPHERE: {
            "southern|austral|southern hemisphere": "southern",
            "northern|boreal|northern hemisphere": "northern",
        },
        lex.UNIT: _UNITS,
        lex.PLURAL: {
            "years|yrs|months|weeks|wks|fortnights|days|hours|hrs|minutes|mins": True,
            "seconds|secs|decades|centuries|millennia|quarters|weekends": True,
        },
        lex.QUARTER: {"q": True},
        lex.ISO_WEEK: {"w": True},
        lex.ERA: {
            "bc|bce|before christ|before the common era": "bc",
            "ad|ce|anno domini|common era": "ad",
        },
        lex.DAYPART: {
            "morning": "morning",
            "afternoon": "afternoon",
            "evening": "evening",
            "night|overnight": "night",
        },
        lex.MOMENT: {"midnight": 0, "noon|midday": 12},
        lex.MERIDIEM: {"am": 0, "pm": 12},
        lex.OCLOCK: {"o'clock|o’clock|oclock": True, "hours|hrs|h": True},
        lex.ZONE: {"utc|gmt|z|zulu": 0},
        lex.LOCAL: {"local time|local": True},
        lex.NUMBER: _NUMBERS,
        lex.SCALE: {"hundred": 100, "thousand": 1000},
        lex.ORDINAL: _ORDINALS,
        lex.HALF: {"half": True},
        lex.LAST: {"last|final": True},
        lex.PART: {"early": "early", "mid|middle": "mid", "late": "late"},
        lex.PART_OF: {
            "beginning|start|opening|first days|first weeks|first months|onset": "start",
            "middle": "mid",
            "end|close|ending|last days|last weeks|last months|final days|final weeks": "end",
            "early part|early days|early months": "early",
            "late part|latter part|later part": "late",
        },
        lex.THROUGHOUT: {
            "throughout|all through|all of|the whole of|whole of|the whole|all during": True,
            "the entirety of|the entire|for all of|during all of|during the whole of": True,
        },
        lex.FROM: {"from": True},
        lex.TO: {"to|through|thru|up to|up until|until|till|til": True},
        lex.UNTIL: {"until|till|til|up to|up until": True},
        lex.SINCE: {"since|ever since|starting in|starting from|starting on|as of": True},
        lex.BETWEEN: {"between|in between": True},
        lex.AND: {"and|&": True, "as well as|and also": True},
        lex.OR: {"or|or else": True},
        lex.BEFORE: {"before|prior to|earlier than|preceding|sooner than": True},
        lex.AFTER: {"after|later than|following|subsequent to": True},
        lex.BY: {
            "by|no later than|not later than|not after|in or before|on or before": True,
            "at or before|at the latest by|by the latest": True,
        },
        lex.NOT_BEFORE: {
            "not before|no earlier than|not earlier than|in or after|on or after": True,
            "at or after|no sooner than": True,
        },
        lex.ONWARDS: {"onwards|onward|on|and onwards|and on|and after": True},
        lex.OR_LATER: {"or later|or after|at the earliest": True},
        lex.OR_EARLIER: {"or earlier|or before|at the latest": True},
        lex.DURING: {"during|in the course of|in the middle of": True},
        lex.LASTING: {"lasting": True},
        lex.BOTH: {"both|both in|in both|each of|in each of": True},
        lex.QUALIFIER: {
            "about|circa|c|ca|cca|around|approximately|approx|roughly|some|somewhere around": "~",
            "on or about|in or about|on or around|in or around|around about": "~",
            "or so|or thereabouts": "~",
            "possibly|perhaps|probably|maybe|likely|presumably|supposedly|allegedly": "?",
            "uncertain|doubtful": "?",
        },
        lex.EXACTLY: {"exactly|precisely": True},
        lex.TO_THE_DAY: {"to the day": True},
        lex.THE: {"the": True},
        lex.A: {"a|an": True},
        lex.PREP: {"in|on|at|during|dated": True},
        lex.OF: {"of|in|from|during": True},
        lex.SOMETIME: {
            "sometime|some time|at some time|at some point|once|at an unknown date": True,
            "one day": True,
        },
        lex.NEXT: {"next|following|subsequent|ensuing|coming": True},
        lex.PREVIOUS: {"previous|preceding|prior|past": True},
        lex.SAME: {"same|very same": True},
        lex.AS: {"as|of": True},
        lex.THAT: {"that|this": True},
        lex.LATER: {"later|afterwards|afterward|thereafter|hence": True},
        lex.EARLIER: {"earlier|beforehand|previously|prior": True},
        lex.AGO: {"ago": True},
        lex.WITHIN: {"within|inside|in under": True},
        lex.LIMIT: {
            "at least|no less than|not less than|no fewer than|not fewer than|a minimum of": "least",
            "more than|longer than|over|upwards of|in excess of|at the least|at the very least": (
                "least"
            ),
            "at most|at the most|no more than|not more than|less than|fewer than|under": "most",
            "up to|no longer than|not longer than|shorter than|a maximum of|not over": "most",
        },
        lex.LIMIT_AFTER: {
            "or more|or longer|and more|at least|at the least|at the very least": "least",
            "or less|or fewer|or shorter|at most|at the most|at the very most": "most",
        },
        lex.LONG: {"for": True},
        lex.THEN: {"then|that time|that moment|that point|that date|it": True},
        lex.TODAY: {"today": 0, "yesterday": -1, "tomorrow": 1},
        lex.FOLLOWS: {
            "afterwards|afterward|thereafter|subsequently|later|later on|after that": "after",
            "after this|then": "after",
            "in the period following|in the following period|in the period that followed": "after",
            "earlier|previously|beforehand|before that|before then|before this": "before",
            "meanwhile|in the meantime|at the same time|at that time|at the time": "during",
            "during that time|during that period|during that process": "during",
        },
        lex.UNKNOWN: {
            "unknown|an unknown|unspecified|an unspecified|unstated|an unstated": True,
        },
        lex.VAGUE: _VAGUE,
    },
    ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
    decade_suffixes=frozenset({"s", "'s", "’s"}),
    example="December 2014",
)
