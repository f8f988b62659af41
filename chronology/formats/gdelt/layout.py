"""The columns of GDELT's event files, which have no header, and CAMEO's root codes in words."""

from collections.abc import Sequence

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip


def _names(*, second_level: bool) -> tuple[str, ...]:
    geo = [part for part in _GEO if second_level or part != "ADM2Code"]
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        *(f"Actor{number}{part}" for number in (1, 2) for part in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in geo),
        "DATEADDED", "SOURCEURL",
    )  # fmt: skip


#: GDELT 2.0: 61 columns.
SECOND = _names(second_level=True)
#: GDELT 1.0: 58 columns; until 31 March 2013 it had no ``SOURCEURL``.
FIRST = _names(second_level=False)

#: How many digits the first four cells of a row have: the id, any number of them.
_DIGITS = (0, 8, 6, 4)
_MARKS = frozenset({"globaleventid", "sqldate", "eventrootcode", "actiongeo_type"})


def names_of(first: Sequence[str]) -> tuple[str, ...] | None:
    """Return the names of the columns of a file by its first row; None for another's."""
    by_width = {len(SECOND): SECOND, len(FIRST): FIRST, len(FIRST) - 1: FIRST[:-1]}
    names = by_width.get(len(first))
    if names is None:
        return None
    for cell, digits in zip(first, _DIGITS, strict=False):
        if not (cell.isascii() and cell.isdecimal() and digits in (0, len(cell))):
            return None
    return names


def has_header(first: Sequence[str]) -> bool:
    """Return whether a file's first row names the columns, as an extract's may."""
    return {name.lower() for name in first} >= _MARKS


QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
}
ROOTS = {
    "01": "make a public statement",
    "02": "appeal",
    "03": "express intent to cooperate",
    "04": "consult",
    "05": "engage in diplomatic cooperation",
    "06": "engage in material cooperation",
    "07": "provide aid",
    "08": "yield",
    "09": "investigate",
    "10": "demand",
    "11": "disapprove",
    "12": "reject",
    "13": "threaten",
    "14": "protest",
    "15": "exhibit force posture",
    "16": "reduce relations",
    "17": "coerce",
    "18": "assault",
    "19": "fight",
    "20": "use unconventional mass violence",
}
