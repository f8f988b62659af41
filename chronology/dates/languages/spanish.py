"""Spanish: the words of dates."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "enero|ene": 1,
    "febrero|feb": 2,
    "marzo|mar": 3,
    "abril|abr": 4,
    "mayo|may": 5,
    "junio|jun": 6,
    "julio|jul": 7,
    "agosto|ago": 8,
    "septiembre|setiembre|sept|sep|set": 9,
    "octubre|oct": 10,
    "noviembre|nov": 11,
    "diciembre|dic": 12,
}

_WEEKDAYS = {
    "lunes|lun": 1,
    "martes": 2,
    "miércoles|mié": 3,
    "jueves|jue": 4,
    "viernes|vie": 5,
    "sábado|sáb": 6,
    "domingo|dom": 7,
}

_UNITS = {
    "año|años": "year",
    "mes|meses": "month",
    "semana|semanas": "week",
    "día|días": "day",
    "hora|horas": "hour",
    "minuto|minutos|min": "minute",
    "segundo|segundos": "second",
    "década|décadas|decenio|decenios": "decade",
    "siglo|siglos|s": "century",
    "milenio|milenios": "millennium",
    "trimestre|trimestres": "quarter",
    "fin de semana|fines de semana": "weekend",
}

_SMALL = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro",
    "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_TENS = {
    30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta",
    80: "ochenta", 90: "noventa",
}  # fmt: skip


def _numbers() -> dict[str, int]:
    """Return the numbers from 0 to 99 in words."""
    words = {word: n for n, word in enumerate(_SMALL)}
    words |= {"veintiún": 21, "veintiuna": 21}
    for tens, word in _TENS.items():
        words[word] = tens
        for ones in range(1, 10):
            words[f"{word} y {_SMALL[ones]}"] = tens + ones
        words[f"{word} y un"] = words[f"{word} y una"] = tens + 1
    return words


_ONES = (
    "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven",
)  # fmt: skip
_TEENTHS = {
    10: "décim", 11: "undécim", 12: "duodécim", 13: "decimotercer", 14: "decimocuart",
    15: "decimoquint", 16: "decimosext", 17: "decimoséptim", 18: "decimoctav",
    19: "decimonoven", 20: "vigésim",
}  # fmt: skip


def _ordinals() -> dict[str, int]:
    """Return the ordinals from 1 to 29, masculine and feminine."""
    stems = dict(enumerate(_ONES, 1)) | _TEENTHS
    words = {f"{stem}o|{stem}a": n for n, stem in stems.items()}
    words |= {f"vigésimo {stem}o|vigésima {stem}a": 20 + n for n, stem in enumerate(_ONES, 1)}
    return words | {"primer|primeros|primeras": 1, "tercer": 3, "decimotercer": 13}


_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"
_NO_MEASURE = "says how long only roughly, and by how much it errs is not said"

_VAGUE = {
    "poco|poco después|poco antes|pronto|recientemente|brevemente|finalmente": _NO_LENGTH,
    "inmediatamente|mucho tiempo|un rato|un momento|enseguida|antaño|hace poco": _NO_LENGTH,
    "unos|unas|algunos|algunas|varios|varias|pocos|pocas|muchos|muchas": _NO_COUNT,
    "un par de|numerosos|numerosas|unos pocos|unas pocas": _NO_COUNT,
    "casi|apenas": _NO_MEASURE,
    "alba|amanecer|anochecer|atardecer|ocaso|puesta del sol": "depends on the place and the season",
    "nunca|siempre|ahora|actualmente|hoy en día|presente": "names no date",
}

SPANISH = Lexicon.of(
    "es",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: {"primavera": 0, "verano": 1, "otoño": 2, "invierno": 3},
        lex.HEMISPHERE: {
            "austral|hemisferio sur|en el hemisferio sur|del hemisferio sur": "southern",
            "boreal|hemisferio norte|en el hemisferio norte|del hemisferio norte": "northern",
        },
        lex.UNIT: _UNITS,
        lex.PLURAL: {
            "años|meses|semanas|días|horas|minutos|segundos|décadas|decenios|siglos": True,
            "milenios|trimestres|fines de semana": True,
        },
        lex.DECADE_OF: {"años|década|décadas|decenio": True},
        lex.QUARTER: {"t": True},
        lex.ISO_WEEK: {"w": True},
        lex.ERA: {
            "a. c.|a. de c.|antes de cristo|a. e. c.|antes de nuestra era|a. n. e.": "bc",
            "d. c.|d. de c.|después de cristo|de nuestra era|e. c.|de la era común": "ad",
        },
        lex.DAYPART: {
            "mañana": "morning",
            "tarde": "afternoon",
            "noche": "night",
            "madrugada": "small hours",
        },
        lex.MOMENT: {"medianoche": 0, "mediodía": 12},
        lex.OCLOCK: {"h|hs|hrs|horas|hora": True},
        lex.MERIDIEM: {
            "am|a. m.": 0,
            "pm|p. m.": 12,
            "de la madrugada": frozenset(range(1, 7)),
            "de la mañana": frozenset(range(1, 12)),
            "de la tarde": frozenset(range(12, 21)),
            "de la noche": frozenset({19, 20, 21, 22, 23, 0, 1, 2, 3}),
        },
        lex.ZONE: {"utc|gmt|z": 0},
        lex.LOCAL: {"hora local": True},
        lex.NUMBER: _numbers() | {"cien": 100, "ciento": 100},
        # Said of a week and of two, and seldom counted.
        lex.LENGTH: {"ocho días": (1, 1, "week"), "quince días": (2, 1, "week")},
        lex.SCALE: {"cien|ciento": 100, "mil": 1000},
        lex.ORDINAL: _ordinals(),
        lex.HALF: {"medio|media|mitad": True},
        lex.LAST: {"último|última|últimos|últimas": True},
        lex.PART_OF: {
            "principio|principios|comienzo|comienzos|inicio|inicios": "start",
            "primeros días|primeras semanas|primeros meses": "start",
            "mediados": "mid",
            "final|finales|fin|fines|últimos días|últimas semanas|últimos meses": "end",
            "primer semestre": "half1",
            "segundo semestre": "half2",
        },
        lex.THROUGHOUT: {
            "a lo largo de|a lo largo del|todo|toda|durante todo|durante toda": True,
            "la totalidad de|en todo|en toda": True,
        },
        lex.FROM_TO: {"de|del": True},
        lex.FROM: {"desde": True},
        lex.TO: {"a|al|hasta": True},
        lex.UNTIL: {"hasta": True},
        lex.SINCE: {"desde|a partir de|a partir del|a contar de|a contar desde": True},
        lex.BETWEEN: {"entre": True},
        lex.AND: {"y|e|&|así como": True},
        lex.OR: {"o|u|o bien": True},
        lex.BEFORE: {
            "antes de|antes del|antes|con anterioridad a|con anterioridad al": True,
            "anterior a|anterior al|previo a|previo al": True,
        },
        lex.AFTER: {
            "después de|después del|después|tras|luego de|luego del|posterior a": True,
            "posterior al|con posterioridad a|con posterioridad al": True,
            "siguiente a|siguiente al": True,
        },
        lex.BY: {
            "a más tardar|a más tardar en|como muy tarde|no más tarde de|no después de": True,
            "no después del|en o antes de": True,
        },
        lex.NOT_BEFORE: {"no antes de|no antes del|como pronto|en o después de": True},
        lex.ONWARDS: {"en adelante|y después|y posteriormente": True},
        lex.OR_LATER: {"o más tarde|o después|o posterior|como pronto": True},
        lex.OR_EARLIER: {"o antes|o anterior|a más tardar|como muy tarde": True},
        lex.DURING: {"durante|en el curso de|en el transcurso de": True},
        lex.BOTH: {"tanto|tanto en|a la vez en": True},
        lex.QUALIFIER: {
            "hacia|alrededor de|alrededor del|aproximadamente|aprox|circa|ca": "~",
            "en torno a|en torno al|cerca de|cerca del|a eso de|más o menos": "~",
            "sobre": "~",
            "quizás|quizá|tal vez|posiblemente|probablemente|acaso|presumiblemente": "?",
            "supuestamente|presuntamente|incierto|incierta|dudoso|dudosa": "?",
        },
        lex.EXACTLY: {"exactamente|precisamente": True},
        lex.TO_THE_DAY: {"día por día": True},
        lex.THE: {"el|la|los|las|lo|mes de": True},
        lex.A: {"un|una": True},
        lex.PREP: {
            "a|al|en|durante|por|por la|en el curso de|en el transcurso de|con fecha de": True,
        },
        lex.OF: {"de|del": True},
        lex.SOMETIME: {
            "en algún momento de|en algún momento del|en algún momento|alguna vez": True,
            "en una fecha desconocida de|un día": True,
        },
        lex.NEXT: {
            "siguiente|siguientes|próximo|próxima|próximos|próximas": True,
        },
        lex.PREVIOUS: {
            "anterior|anteriores|previo|previa|previos|previas|pasado|pasada": True,
            "pasados|pasadas": True,
        },
        lex.SAME: {"mismo|misma|ese mismo|esa misma|aquel mismo|aquella misma": True},
        lex.THAT: {"ese|esa|aquel|aquella|este|esta": True},
        lex.LATER: {"más tarde": True},
        lex.EARLIER: {"más temprano": True},
        lex.AGO_BEFORE: {"hace": True},
        lex.AFTER_LAG: {"tras|después de|al cabo de|luego de": True},
        lex.WITHIN: {"en el plazo de|en un plazo de|en menos de|en el espacio de": True},
        lex.LIMIT: {
            "al menos|por lo menos|más de|no menos de|como mínimo|un mínimo de": "least",
            "a lo sumo|menos de|no más de|como máximo|como mucho|un máximo de": "most",
        },
        lex.LIMIT_AFTER: {
            "o más|y más|al menos|por lo menos|como mínimo": "least",
            "o menos|a lo sumo|como máximo|como mucho": "most",
        },
        lex.LONG: {"durante|por": True},
        lex.THEN: {"entonces|eso|ese momento|esa fecha": True},
        lex.TODAY: {"hoy": 0, "ayer": -1, "mañana": 1, "anteayer": -2, "pasado mañana": 2},
        lex.NEIGHBOUR: {"víspera": (-1, "day"), "antevíspera": (-2, "day")},
        lex.FOLLOWS: {
            "después|luego|más tarde|posteriormente|después de eso|a continuación": "after",
            "antes|anteriormente|previamente|antes de eso": "before",
            "mientras tanto|entretanto|entre tanto|al mismo tiempo|en ese momento": "during",
            "durante ese tiempo|en aquel momento": "during",
        },
        lex.UNKNOWN: {"desconocido|desconocida|indeterminado|no precisado": True},
        lex.VAGUE: _VAGUE,
    },
    ordinal_suffixes=frozenset(
        {"º", "ª", "o", "a", "er", "ro", "ra", "do", "da", "to", "ta", "mo", "ma", "vo", "va"}
    ),
    options=frozenset({lex.ADJECTIVE_AFTER, lex.DECIMAL_COMMA, lex.ROMAN}),
    example="diciembre de 2014",
)
