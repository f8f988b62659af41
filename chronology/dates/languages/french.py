"""French: the words of dates."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "janvier|janv": 1,
    "février|févr|fév": 2,
    "mars": 3,
    "avril|avr": 4,
    "mai": 5,
    "juin": 6,
    "juillet|juil": 7,
    "août": 8,
    "septembre|sept": 9,
    "octobre|oct": 10,
    "novembre|nov": 11,
    "décembre|déc": 12,
}

_WEEKDAYS = {
    "lundi|lun": 1,
    "mardi|mar": 2,
    "mercredi|mer": 3,
    "jeudi|jeu": 4,
    "vendredi|ven": 5,
    "samedi|sam": 6,
    "dimanche|dim": 7,
}

#: "ce jour-là": the ending of the noun that "ce" points at.
_UNITS = {
    "an|ans|année|années|année-là": "year",
    "mois|mois-là": "month",
    "semaine|semaines|semaine-là": "week",
    "jour|jours|journée|journées|jour-là": "day",
    "heure|heures|heure-là": "hour",
    "minute|minutes|min": "minute",
    "seconde|secondes": "second",
    "décennie|décennies|décennie-là": "decade",
    "siècle|siècles|siècle-là|s": "century",
    "millénaire|millénaires": "millennium",
    "trimestre|trimestres": "quarter",
    "week-end|week-ends|weekend": "weekend",
}

_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}

_STEMS = {"un": "un", "cinq": "cinqu", "neuf": "neuv", "vingts": "vingt"}


def _numbers() -> dict[str, int]:
    """Return the numbers from 0 to 99 in words."""
    words = {word: n for n, word in enumerate(_SMALL)}
    for tens, word in _TENS.items():
        words[word] = tens
        for ones in range(1, 20 if tens == 60 else 10):
            link = " et " if ones in (1, 11) else "-"
            words[f"{word}{link}{_SMALL[ones]}"] = tens + ones
    words["quatre-vingts"] = 80
    words |= {f"quatre-vingt-{_SMALL[ones]}": 80 + ones for ones in range(1, 20)}
    return words


def _ordinal(word: str) -> str:
    """Return the ordinal of a number in words: "dix-neuf" → "dix-neuvième"."""
    head, joint, last = word.rpartition("-")
    stem = _STEMS.get(last, last.removesuffix("e"))
    if " et " in last:
        start, _, end = last.rpartition(" ")
        stem = f"{start} {_STEMS.get(end, end.removesuffix('e'))}"
    return f"{head}{joint}{stem}ième"


_NUMBERS = _numbers()
_ORDINALS = {_ordinal(word): n for word, n in _NUMBERS.items() if n > 1} | {
    "premier|première|premiers|premières": 1,
    "second|seconde": 2,
}

_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"
_NO_MEASURE = "says how long only roughly, and by how much it errs is not said"

_VAGUE = {
    "peu|peu après|peu avant|peu de temps|bientôt|récemment|brièvement|finalement": _NO_LENGTH,
    "immédiatement|longtemps|un moment|aussitôt|tardivement|naguère|jadis": _NO_LENGTH,
    "quelques|plusieurs|quelque|un certain nombre|nombreux|nombreuses": _NO_COUNT,
    "presque|près de|à peine": _NO_MEASURE,
    "aube|crépuscule|lever du soleil|coucher du soleil": "depends on the place and the season",
    "cette nuit": "may be the night before or the night to come",
    "jamais|toujours|maintenant|actuellement|de nos jours|présent": "names no date",
}

_REPUBLICAN = (
    "vendémiaire|brumaire|frimaire|nivôse|pluviôse|ventôse|germinal|floréal|prairial|messidor"
    "|thermidor|fructidor|calendrier républicain"
)

FRENCH = Lexicon.of(
    "fr",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: {"printemps": 0, "été": 1, "automne": 2, "hiver": 3},
        lex.HEMISPHERE: {
            "austral|australe|hémisphère sud|dans hémisphère sud": "southern",
            "boréal|boréale|hémisphère nord|dans hémisphère nord": "northern",
        },
        lex.UNIT: _UNITS,
        lex.PLURAL: {
            "ans|années|semaines|jours|journées|heures|minutes|secondes|décennies": True,
            "siècles|millénaires|trimestres|week-ends": True,
            "suivants|suivantes|précédents|précédentes|prochains|prochaines": True,
            "derniers|dernières|passés|passées|ces": True,
        },
        lex.DECADE_OF: {"années|décennie|décennies": True},
        lex.QUARTER: {"t": True},
        lex.ISO_WEEK: {"w": True},
        lex.ERA: {
            "av. j.-c.|avant j.-c.|avant jésus-christ|avant notre ère|aec": "bc",
            "apr. j.-c.|ap. j.-c.|après j.-c.|après jésus-christ|de notre ère|notre ère": "ad",
        },
        lex.DAYPART: {
            "matin|matinée|matin-là|matinée-là": "morning",
            "après-midi|après-midi-là": "afternoon",
            "soir|soirée|soir-là|soirée-là": "evening",
            "nuit|nuit-là|cette nuit-là": "night",
        },
        lex.MERIDIEM: {
            "du matin": frozenset(range(12)),
            "de après-midi": frozenset(range(12, 19)),
            "du soir": frozenset(range(16, 24)),
        },
        lex.MOMENT: {"minuit": 0, "midi": 12},
        lex.OCLOCK: {"h|heures|heure": True},
        lex.ZONE: {"utc|gmt|tu|z": 0},
        lex.LOCAL: {"heure locale": True},
        lex.NUMBER: _NUMBERS | {"cent": 100},
        # Said of a week and of two, and seldom counted.
        lex.LENGTH: {"huit jours": (1, 1, "week"), "quinze jours": (2, 1, "week")},
        lex.SCALE: {"cent|cents": 100, "mille": 1000},
        lex.ORDINAL: _ORDINALS,
        lex.HALF: {"demi|demie|moitié": True},
        lex.LAST: {"dernier|dernière|derniers|dernières|ultime": True},
        lex.PART: {"mi": "mid"},
        lex.PART_OF: {
            "début|commencement|début du mois de|premiers jours|premières semaines": "start",
            "premiers mois": "start",
            "milieu": "mid",
            "fin|derniers jours|dernières semaines|derniers mois": "end",
            "premier semestre": "half1",
            "second semestre|deuxième semestre": "half2",
        },
        lex.THROUGHOUT: {
            "tout au long de|tout au long du|tout au long d'|tout|toute": True,
            "durant tout|durant toute|pendant tout|pendant toute|ensemble de": True,
        },
        lex.FROM_TO: {"de|du|des": True},
        lex.FROM: {"depuis": True},
        lex.TO: {
            "à|au|aux|jusqu'à|jusqu'au|jusqu'aux|jusqu'en": True,
        },
        lex.UNTIL: {"jusqu'à|jusqu'au|jusqu'aux|jusqu'en": True},
        lex.SINCE: {
            "depuis|dès|à partir de|à partir du|à partir d'|à compter de|à compter du": True,
            "à compter d'": True,
        },
        lex.BETWEEN: {"entre": True},
        lex.AND: {"et|&|ainsi que": True},
        lex.OR: {"ou|ou bien": True},
        lex.BEFORE: {"avant|antérieurement à|antérieurement au": True},
        lex.AFTER: {"après|postérieurement à|postérieurement au": True},
        lex.BY: {"au plus tard|d'ici|d'ici à|pas après|en ou avant|pas plus tard que": True},
        lex.NOT_BEFORE: {"au plus tôt|pas avant|en ou après|pas plus tôt que": True},
        lex.ONWARDS: {"et après|et au-delà|et par la suite": True},
        lex.OR_LATER: {"ou plus tard|ou après|au plus tôt": True},
        lex.OR_EARLIER: {"ou plus tôt|ou avant|au plus tard": True},
        lex.DURING: {"pendant|durant|lors de|au cours de": True},
        lex.BOTH: {"à la fois|à la fois en|en même temps en": True},
        lex.QUALIFIER: {
            "vers|environ|env|circa|ca|autour de|autour du|autour d'|à peu près": "~",
            "approximativement|aux environs de|aux environs du|aux environs d'": "~",
            "aux alentours de|aux alentours du|aux alentours d'": "~",
            "peut-être|probablement|sans doute|possiblement|vraisemblablement": "?",
            "éventuellement|apparemment|prétendument|incertain|incertaine|douteux": "?",
        },
        lex.EXACTLY: {"exactement|précisément": True},
        lex.TO_THE_DAY: {"jour pour jour": True},
        lex.THE: {"le|la|les|mois de|mois d'": True},
        lex.A: {"un|une": True},
        lex.PREP: {
            "à|au|aux|en|dans|durant|pendant|lors de|lors du|au cours de|au cours du": True,
            "au cours d'|courant": True,
        },
        lex.OF: {"de|du|des": True},
        lex.SOMETIME: {
            "à un moment donné|à un moment|à une date inconnue|un jour|un jour de|une fois": True,
        },
        lex.NEXT: {
            "suivant|suivante|suivants|suivantes|prochain|prochaine|prochains|prochaines": True,
            "d'après": True,
        },
        lex.PREVIOUS: {
            "précédent|précédente|précédents|précédentes|passé|passée|passés|passées": True,
            "d'avant": True,
        },
        lex.SAME: {"même|ce même|cette même": True},
        lex.THAT: {"ce|cet|cette|ces": True},
        lex.LATER: {"plus tard": True},
        lex.EARLIER: {"plus tôt|auparavant": True},
        lex.AGO_BEFORE: {"il y a": True},
        lex.AFTER_LAG: {"après|au bout de|au bout d'": True},
        lex.WITHIN: {"en moins de|en moins d'|en l'espace de|en l'espace d'": True},
        lex.LIMIT: {
            "au moins|plus de|plus d'|pas moins de|pas moins d'|au minimum": "least",
            "au plus|moins de|moins d'|pas plus de|pas plus d'|au maximum|tout au plus": "most",
        },
        lex.LIMIT_AFTER: {
            "ou plus|ou davantage|et plus|au moins|au minimum": "least",
            "ou moins|au plus|au maximum|tout au plus": "most",
        },
        lex.LONG: {"pendant|durant": True},
        lex.THEN: {"cela|ce moment|cette date": True},
        lex.TODAY: {"aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2, "après-demain": 2},
        lex.NEIGHBOUR: {
            "lendemain": (1, "day"),
            "surlendemain": (2, "day"),
            "veille": (-1, "day"),
            "avant-veille": (-2, "day"),
        },
        lex.FOLLOWS: {
            "ensuite|puis|plus tard|par la suite|après cela|après|après quoi": "after",
            "auparavant|plus tôt|avant cela|avant|précédemment": "before",
            "entre-temps|entretemps|en même temps|au même moment|à ce moment-là": "during",
            "à cette époque|pendant ce temps": "during",
        },
        lex.UNKNOWN: {"inconnue|inconnu|indéterminée|non précisée|non connue": True},
        lex.VAGUE: _VAGUE,
        lex.CALENDAR: {_REPUBLICAN: "French Republican"},
    },
    ordinal_suffixes=frozenset({"er", "re", "ère", "e", "è", "ème", "eme", "nd", "nde", "d"}),
    prefixes={"l'": {}, "d'": {lex.OF: True, lex.FROM_TO: True}},
    options=frozenset({lex.ADJECTIVE_AFTER, lex.DECIMAL_COMMA, lex.ROMAN}),
    example="décembre 2014",
)
