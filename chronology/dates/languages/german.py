"""German: the words of dates."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "januar|januars|jänner|jänners|jan|jän": 1,
    "februar|februars|feber|feb": 2,
    "märz|märzes|mär|mrz": 3,
    "april|aprils|apr": 4,
    "mai|mais|maies": 5,
    "juni|junis|jun": 6,
    "juli|julis|jul": 7,
    "august|augusts|aug": 8,
    "september|septembers|sept|sep": 9,
    "oktober|oktobers|okt": 10,
    "november|novembers|nov": 11,
    "dezember|dezembers|dez": 12,
}

_WEEKDAYS = {
    "montag|mo": 1,
    "dienstag|di": 2,
    "mittwoch|mi": 3,
    "donnerstag|do": 4,
    "freitag|fr": 5,
    "samstag|sonnabend|sa": 6,
    "sonntag|so": 7,
}

_SEASONS = {
    "frühling|frühlings|frühjahr|frühjahrs|frühjahres": 0,
    "sommer|sommers": 1,
    "herbst|herbsts|herbstes": 2,
    "winter|winters": 3,
}

_UNITS = {
    "jahr|jahre|jahren|jahres|jahrs": "year",
    "monat|monate|monaten|monats|monates": "month",
    "woche|wochen": "week",
    "tag|tage|tagen|tages|tags": "day",
    "stunde|stunden": "hour",
    "minute|minuten": "minute",
    "sekunde|sekunden": "second",
    "jahrzehnt|jahrzehnte|jahrzehnten|jahrzehnts|jahrzehntes": "decade",
    "jahrhundert|jahrhunderts|jahrhunderte|jahrhunderten|jh|jhd|jhs|jhdt": "century",
    "jahrtausend|jahrtausends|jahrtausende|jahrtausenden|jt|jtsd": "millennium",
    "quartal|quartals|quartale|quartalen": "quarter",
    "wochenende|wochenendes|wochenenden": "weekend",
}

_PLURALS = {
    "jahre|jahren|monate|monaten|wochen|tage|tagen|stunden|minuten|sekunden": True,
    "jahrzehnte|jahrzehnten|jahrhunderte|jahrhunderten|jahrtausende|jahrtausenden": True,
    "quartale|quartalen": True,
}

_SMALL = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_TENS = (
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
)  # fmt: skip
_ONES = ("ein", *_SMALL[2:10])


def _numbers() -> dict[str, int]:
    """Return the numbers below a hundred, each one word: "einundzwanzig"."""
    numbers = {word: n for n, word in enumerate(_SMALL)} | {"zwo": 2}
    for tens, word in enumerate(_TENS, 2):
        numbers[word] = 10 * tens
        numbers |= {f"{ones}und{word}": 10 * tens + n for n, ones in enumerate(_ONES, 1)}
    return numbers


_NUMBERS = _numbers()

#: Ordinals that are not the number with "t" or "st" behind it.
_ODD_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}


def _ordinals() -> dict[str, int]:
    """Return the ordinals 1–99 with their endings: "erste|ersten|erster …"."""
    ordinals = {}
    for word, n in _NUMBERS.items():
        if n:
            stem = _ODD_ORDINALS.get(n) or word + ("t" if n < 20 else "st")
            ordinals[_inflected(stem)] = n
    return ordinals


def _inflected(*stems: str) -> str:
    """Return adjectives in all their endings, as one entry."""
    return "|".join(stem + ending for stem in stems for ending in ("e", "en", "er", "es", "em"))


_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"
_NO_MEASURE = "says how long only roughly, and by how much it errs is not said"

_VAGUE = {
    "bald|kürzlich|neulich|unlängst|demnächst|kurz darauf|kurz danach|kurz zuvor": _NO_LENGTH,
    "kurz nach|kurz vor|wenig später|einige zeit später|lange|kurz|lange zeit": _NO_LENGTH,
    "einige|einigen|mehrere|mehreren|ein paar|wenige|wenigen|viele|vielen|manche": _NO_COUNT,
    "fast|beinahe|knapp": _NO_MEASURE,
    "morgengrauen|abenddämmerung|morgendämmerung|sonnenaufgang|sonnenuntergang": (
        "depends on the place and the season"
    ),
    "nie|niemals|immer|heutzutage|jetzt|derzeit|gegenwärtig|zurzeit": "names no date",
}

GERMAN = Lexicon.of(
    "de",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: _SEASONS,
        lex.HEMISPHERE: {
            _inflected("südlich"): "southern",
            _inflected("nördlich"): "northern",
        },
        lex.UNIT: _UNITS,
        lex.PLURAL: _PLURALS,
        lex.DECADE_AFTER: {"jahre|jahren": True},
        lex.QUARTER: {"q": True},
        lex.ISO_WEEK: {"kw|kalenderwoche": True},
        lex.ERA: {
            "v. chr|vor christus|vor christi geburt|vor christi": "bc",
            "v. u. z|vor unserer zeitrechnung|vor unserer zeit": "bc",
            "n. chr|nach christus|nach christi geburt|nach christi": "ad",
            "n. u. z|u. z|nach unserer zeitrechnung|unserer zeitrechnung": "ad",
        },
        lex.DAYPART: {
            "am morgen|dem morgen|der morgen|den morgen|des morgens|früh am morgen": "morning",
            "morgen|morgens|vormittag|vormittags": "morning",
            "am vormittag|in der früh": "morning",
            "nachmittag|nachmittags|am nachmittag": "afternoon",
            "abend|abends|am abend": "evening",
            "nacht|nachts|in der nacht": "night",
        },
        lex.MOMENT: {"mitternacht": 0, "mittag": 12},
        lex.MERIDIEM: {
            "morgens|früh|am morgen|in der früh|vormittags|am vormittag": frozenset(range(3, 12)),
            "mittags": frozenset({11, 12, 13, 14}),
            "nachmittags|am nachmittag": frozenset(range(12, 19)),
            "abends|am abend": frozenset(range(17, 24)),
            "nachts|in der nacht": frozenset({21, 22, 23, 0, 1, 2, 3, 4, 5}),
        },
        lex.OCLOCK: {"uhr|h": True},
        lex.ZONE: {"utc|gmt|z": 0, "mez": 3600, "mesz": 7200},
        lex.LOCAL: {"ortszeit|uhr ortszeit|lokalzeit": True},
        lex.NUMBER: _NUMBERS,
        lex.MIXED: {
            "eineinhalb|anderthalb|einundeinhalb": 1,
            "zweieinhalb|zweiundeinhalb": 2,
            "dreieinhalb|dreiundeinhalb": 3,
            "viereinhalb": 4,
            "fünfeinhalb": 5,
            "sechseinhalb": 6,
            "siebeneinhalb": 7,
            "achteinhalb": 8,
            "neuneinhalb": 9,
            "zehneinhalb": 10,
        },
        lex.SCALE: {"hundert": 100, "tausend": 1000},
        lex.ORDINAL: _ordinals(),
        lex.HALF: {"hälfte|halbjahr|halbjahres|" + _inflected("halb"): True},
        lex.LAST: {_inflected("letzt"): True},
        lex.PART: {
            _inflected("früh"): "early",
            _inflected("mittler"): "mid",
            _inflected("spät"): "late",
        },
        lex.PART_OF: {
            "erste tage|ersten tage|ersten tagen|ersten wochen|ersten monate": "start",
            "ersten monaten|erste wochen|erste monate": "start",
            "anfang|anfangs|beginn|zu beginn|zu anfang|jahresbeginn|jahresanfang": "start",
            "mitte|jahresmitte": "mid",
            "ende|jahresende|ausgang|letzte tage|letzten tage|letzten tagen": "end",
            "letzte wochen|letzten wochen|letzten monate|letzten monaten": "end",
        },
        lex.THROUGHOUT: {
            "das ganze|den ganzen|die ganze|der ganze|das gesamte|den gesamten": True,
            "die gesamte|während des ganzen|während des gesamten|während der ganzen": True,
            "während der gesamten|über das ganze|über den ganzen|durchgehend|ganz": True,
        },
        lex.FROM: {"von|vom|ab|seit": True},
        lex.TO: {"bis|bis zu|bis zum|bis zur|bis in|bis ins|bis einschließlich": True},
        lex.UNTIL: {"bis|bis zu|bis zum|bis zur|bis in|bis ins|bis einschließlich": True},
        lex.INTO: {"auf|zu|zum": True},
        lex.SINCE: {"seit|ab|beginnend mit|beginnend im": True},
        lex.BETWEEN: {"zwischen": True},
        lex.AND: {"und|u|sowie|&": True, "als auch|wie auch": True},
        lex.OR: {"oder": True},
        lex.BEFORE: {"vor|noch vor|früher als": True},
        lex.AFTER: {"nach|später als": True},
        lex.BY: {
            "spätestens|bis spätestens|nicht nach|nicht später als|spätestens bis": True,
        },
        lex.NOT_BEFORE: {"frühestens|nicht vor|nicht früher als|frühestens ab": True},
        lex.ONWARDS: {"an": True},
        lex.OR_LATER: {"oder später|oder danach": True},
        lex.OR_EARLIER: {"oder früher|oder davor": True},
        lex.INCLUSIVE: {"einschließlich|inklusive": True},
        lex.DURING: {"während": True},
        lex.LASTING: {"andauernd": True},
        lex.BOTH: {"sowohl": True},
        lex.QUALIFIER: {
            "etwa|ca|circa|zirka|rund|ungefähr|um|gegen|annähernd|in etwa|schätzungsweise": "~",
            "vermutlich|möglicherweise|wahrscheinlich|wohl|vielleicht|womöglich": "?",
            "mutmaßlich|angeblich|eventuell|evtl|vmtl|unsicher|fraglich|anscheinend": "?",
        },
        lex.EXACTLY: {"genau|exakt|auf den tag genau": True},
        lex.TO_THE_DAY: {"auf den tag genau": True},
        lex.THE: {"der|die|das|des|dem|den": True},
        lex.A: {"ein|eine|einen|einem|einer|eines": True},
        lex.PREP: {
            "in|im|am|an|zu|zum|zur|um|während|im laufe|im verlauf|im verlaufe|noch|datiert": True,
        },
        lex.OF: {"des|der|von|vom|im|in|am|aus|dieses": True},
        lex.SOMETIME: {"irgendwann|einmal|zu einem unbekannten zeitpunkt|eines tages": True},
        lex.NEXT: {
            _inflected("nächst", "folgend", "darauffolgend", "nachfolgend", "kommend"): True,
        },
        lex.PREVIOUS: {
            _inflected("vorig", "vergangen", "vorangegangen", "vorhergehend"): True,
            _inflected("vorausgegangen"): True,
        },
        lex.SAME: {
            "selben|selbe|derselben|demselben|desselben|dieselbe|dasselbe|denselben": True,
            _inflected("gleich"): True,
        },
        lex.AS: {"wie": True},
        lex.THAT: {_inflected("dies", "jen"): True},
        lex.LATER: {"später|danach|darauf|hernach": True},
        lex.EARLIER: {"früher|zuvor|vorher|davor": True},
        lex.AGO_BEFORE: {"vor": True},
        lex.WITHIN: {"innerhalb|innerhalb von|binnen": True},
        lex.LIMIT: {
            "mindestens|wenigstens|zumindest|mehr als|über|länger als|nicht weniger als": "least",
            "höchstens|maximal|weniger als|unter|nicht mehr als|nicht länger als": "most",
        },
        lex.LIMIT_AFTER: {
            "oder mehr|oder länger|und mehr|mindestens|wenigstens|zumindest": "least",
            "oder weniger|oder kürzer|höchstens|maximal": "most",
        },
        lex.LONG: {"für": True},
        lex.TODAY: {"heute": 0, "gestern": -1, "morgen": 1, "vorgestern": -2, "übermorgen": 2},
        lex.NEIGHBOUR: {
            "vortag|vortags|vortages|tags zuvor|vorabend": (-1, "day"),
            "vormonat|vormonats|vormonates": (-1, "month"),
            "vorjahr|vorjahres|vorjahrs": (-1, "year"),
            "vorwoche": (-1, "week"),
            "folgetag|folgetags|folgetages|tags darauf": (1, "day"),
            "folgemonat|folgemonats|folgemonates": (1, "month"),
            "folgejahr|folgejahres|folgejahrs": (1, "year"),
            "folgewoche": (1, "week"),
        },
        lex.FOLLOWS: {
            "danach|später|anschließend|daraufhin|hernach|in der folgezeit": "after",
            "zuvor|vorher|davor|früher": "before",
            "währenddessen|unterdessen|inzwischen|gleichzeitig|zur selben zeit": "during",
            "zur gleichen zeit|in dieser zeit": "during",
        },
        lex.UNKNOWN: {
            "unbekannten|unbekanntem|unbekannt|eines unbekannten|einem unbekannten": True,
        },
        lex.VAGUE: _VAGUE,
    },
    ordinal_suffixes=frozenset({"te", "ten", "ter", "tes"}),
    decade_suffixes=frozenset({"er", "ern"}),
    suffixes={
        "vormittag|morgen": {lex.DAYPART: "morning"},
        "nachmittag": {lex.DAYPART: "afternoon"},
        "abend": {lex.DAYPART: "evening"},
        "nacht": {lex.DAYPART: "night"},
    },
    prefixes={"früh": {lex.PART: "early"}, "spät": {lex.PART: "late"}},
    respellings={"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
    options=frozenset({lex.ORDINAL_DOT, lex.DECIMAL_COMMA}),
    example="Dezember 2014",
)
