"""The limits that checks keep to: one list, with what each means and where it is from.

A chronology may set its own (``chronology check limits``); they are kept in its
settings under "limit." and the name. A finding that used one shows it and rests
on it, so that it opens again when the limit changes.
"""

from dataclasses import dataclass

from chronology.checks.finding import Claim
from chronology.query.evidence import Facts

_PREFIX = "limit."


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that decides how a check judges.

    Args:
        name: by which it is set.
        default: the value where the chronology sets none.
        unit: what it counts.
        meaning: what it decides, in one sentence.
        source: where the default is from.
    """

    name: str
    default: float
    unit: str
    meaning: str
    source: str


LIMITS: tuple[Limit, ...] = (
    Limit(
        "fastest-travel",
        1000.0,
        "km/h",
        "A journey that would have to be faster than this did not happen.",
        "above the cruising speed of airliners, about 900 km/h, without any time on the ground",
    ),
    Limit(
        "ordinary-travel",
        100.0,
        "km/h",
        "A journey that would have to be faster than this is worth a question.",
        "a car on good roads without a stop",
    ),
    Limit(
        "longest-life",
        123.0,
        "years",
        "Nobody who was born longer ago than this was alive.",
        "the longest life on record is 122 years and 164 days (Jeanne Calment, 1875-1997)",
    ),
    Limit(
        "youngest-parent",
        10.0,
        "years",
        "A parent younger than this at the birth of a child is worth a question.",
        "births to younger mothers are single cases in the medical literature",
    ),
    Limit(
        "youngest-actor",
        10.0,
        "years",
        "Somebody younger than this is unlikely to hold a role of grown people.",
        "our own judgement: a bound that questions few true accounts",
    ),
    Limit(
        "longest-open-state",
        50.0,
        "years",
        "A state without a stated end that began longer ago than this has probably ended.",
        "our own judgement: longer than a working life",
    ),
    Limit(
        "duplicate-likeness",
        0.85,
        "of 1",
        "Titles at least this alike, of events alike in all else, may be of one event.",
        "our own judgement, on difflib's ratio of folded titles",
    ),
)

_BY_NAME = {limit.name: limit for limit in LIMITS}


def key_of(name: str) -> str:
    """Return the key of the setting that holds the limit ``name``."""
    return _PREFIX + name


def usual(name: str) -> float:
    """Return the limit ``name`` where a chronology sets none."""
    return _BY_NAME[name].default


def value(facts: Facts, name: str) -> float:
    """Return the limit ``name`` as this chronology has it."""
    stored = facts.settings.get(key_of(name))
    return _BY_NAME[name].default if stored is None else float(stored)


def line(facts: Facts, name: str) -> str:
    """Return the line that shows a limit in a finding."""
    whose = "set for this chronology" if key_of(name) in facts.settings else "the usual limit"
    return f"The limit {name} is {value(facts, name):g} {_BY_NAME[name].unit}, {whose}."


def claim(facts: Facts, name: str) -> Claim:
    """Return the limit as a statement that a finding rests on."""
    return Claim("limit", 0, name, (repr(value(facts, name)),))
