"""The columns of NOAA's significant earthquakes, in the layouts that its service has written.

The names used here are those of the service of today, lower case, where it has the
column; the older layout (``signif.txt``) writes ``TOTAL_DEATHS`` and the like.
"""

from typing import NamedTuple

#: Other names of a column, lower case, to the one used here.
NAMES = {
    "i_d": "id",
    "month": "mo",
    "day": "dy",
    "hour": "hr",
    "minute": "mn",
    "second": "sec",
    "flag_tsunami": "tsu",
    "location_name": "location name",
    "focal_depth": "focal depth (km)",
    "eq_primary": "mag",
    "intensity": "mmi int",
    "deaths_description": "death description",
    "missing_description": "missing description",
    "injuries_description": "injuries description",
    "damage_millions_dollars": "damage ($mil)",
    "damage_description": "damage description",
    "houses_destroyed": "houses destroyed",
    "houses_destroyed_description": "houses destroyed description",
    "houses_damaged": "houses damaged",
    "houses_damaged_description": "houses damaged description",
    "total_deaths": "total deaths",
    "total_deaths_description": "total death description",
    "total_missing": "total missing",
    "total_missing_description": "total missing description",
    "total_injuries": "total injuries",
    "total_injuries_description": "total injuries description",
    "total_damage_millions_dollars": "total damage ($mil)",
    "total_damage_description": "total damage description",
    "total_houses_destroyed": "total houses destroyed",
    "total_houses_destroyed_description": "total houses destroyed description",
    "total_houses_damaged": "total houses damaged",
    "total_houses_damaged_description": "total houses damaged description",
}

#: What a description from 0 to 4 stands for: the fewest and the most.
Classes = dict[str, tuple[float, float | None]]

#: None, few, some, many, very many: of people, and of houses.
COUNTS: Classes = {"0": (0, 0), "1": (1, 50), "2": (51, 100), "3": (101, 1000), "4": (1001, None)}
#: None, limited, moderate, severe, extreme: in millions of dollars.
DOLLARS: Classes = {"0": (0, 0), "1": (0, 1), "2": (1, 5), "3": (5, 25), "4": (25, None)}


class Harm(NamedTuple):
    """A measure of what an earthquake did: its figure, and its description where none is known."""

    kind: str
    column: str
    described: str
    unit: str
    classes: Classes


_OWN = (
    Harm("killed", "deaths", "death description", "persons", COUNTS),
    Harm("missing", "missing", "missing description", "persons", COUNTS),
    Harm("injured", "injuries", "injuries description", "persons", COUNTS),
    Harm("damage", "damage ($mil)", "damage description", "million US dollars", DOLLARS),
    Harm("houses destroyed", "houses destroyed", "houses destroyed description", "houses", COUNTS),
    Harm("houses damaged", "houses damaged", "houses damaged description", "houses", COUNTS),
)
#: What the earthquake did, and what it did with all that it set off, a tsunami above all.
HARMS = (
    *_OWN,
    *(
        Harm(f"{own.kind} in total", f"total {own.column}", f"total {own.described}", *own[3:])
        for own in _OWN
    ),
)

#: Measures of the earthquake itself.
SIZES = (
    ("magnitude", "mag", None),
    ("intensity", "mmi int", "MMI"),
    ("focal depth", "focal depth (km)", "km"),
)
