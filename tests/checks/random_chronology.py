"""Invented chronologies in which much may be wrong, as seed documents."""

import random
from typing import Any

_DAYS = (
    "2016-03-04",
    "2016-03-05",
    "2016-04-03",
    "2016-07-15T22:00",
    "2016-07-15T23:00",
    "2016-03",
)
_VAGUE = ("2015", "2016", "{2016,2017}", "2016-03/2016-05", "2016-03-01/2016-03-09", "../2016-04")
_LATE = ("2014/..", "2016-03-04?", "2016-03~", "XXXX-09", "2031", "2016-01-01", None, None)
DATES = (*_DAYS, *_VAGUE, *_LATE)

LIVES = ("1991", "2016-03", "2017", "1850", "2016-02-29", None, None, None)

ROLES = ("present", "involved", "mentioned")
KINDS = ("person", "person", "person", "unknown", "organisation", "armed group")

PLACES: tuple[dict[str, Any], ...] = (
    {"key": "land", "name": "Land", "country": "TR"},
    {"key": "east", "name": "East", "in": "land", "at": [37.1, 38.8], "radius_m": 5000},
    {"key": "west", "name": "West", "in": "land", "at": [41.0, 28.9], "radius_m": 5000},
    {"key": "quarter", "name": "Quarter", "in": "west"},
    {"key": "far", "name": "Far", "country": "AU", "at": [-33.9, 151.2]},
    {"key": "unmapped", "name": "Unmapped"},
)

CATEGORIES: tuple[dict[str, Any], ...] = (
    {"name": "held", "exclusive_group": "liberty", "exclusive_state": "detained"},
    {"name": "free", "exclusive_group": "liberty", "exclusive_state": "at liberty"},
    {"name": "nativity", "occurs_once": True},
    {"name": "office", "single_holder": True},
    {"name": "let go", "requires": "held"},
    {"name": "held again", "in": "held"},
    {"name": "other"},
)

RELATIONS = (
    "before", "after", "meets", "overlaps", "during", "contains", "starts", "finishes", "equals",
    "part of", "same as",
)  # fmt: skip


def invented(seed: int, events: int = 14) -> dict[str, Any]:
    """Return a chronology, the same for the same seed."""
    chance = random.Random(seed)
    actors = [
        _without_nones(
            {
                "key": f"a{n}",
                "name": f"Actor {n}",
                "kind": chance.choice(KINDS),
                "born": chance.choice(LIVES),
                "died": chance.choice(LIVES),
                "exclusive_group": chance.choice(("sides", None)),
            }
        )
        for n in range(5)
    ]
    sources = [
        _without_nones(
            {
                "slug": f"s{n}",
                "published": chance.choice(("2016-03-04", "2020", None)),
                "accessed": chance.choice(("2019", "2021-05-01", None)),
                "derived_from": f"s{n - 1}" if n and chance.random() < 0.4 else None,
                "reliability": chance.choice("ABF"),
            }
        )
        for n in range(3)
    ]
    return {
        "chronology": 1,
        "title": "Invented",
        "dataset": {"slug": f"invented-{seed}"},
        "categories": list(CATEGORIES),
        "places": list(PLACES),
        "actors": actors,
        "sources": sources,
        "events": [_event(chance, number) for number in range(events)],
        "ties": [_tie(chance) for _ in range(3)],
        "relations": [_relation(chance, events) for _ in range(events // 5)],
    }


def _without_nones(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


def _event(chance: random.Random, number: int) -> dict[str, Any]:
    citations = [
        _without_nones(
            {
                "key": f"c{number}-{n}",
                "source": f"s{chance.randrange(3)}",
                "stance": chance.choice(("supports", "supports", "disputes")),
                "rank": chance.choice(("normal", "normal", "preferred", "deprecated")),
                "says_when": chance.choice(DATES),
                "says_lasting": chance.choice(("two days", None, None)),
                "says_where": chance.choice(("east", "quarter", None, None)),
            }
        )
        for n in range(chance.randrange(3))
    ]
    return _without_nones(
        {
            "key": f"e{number}",
            "title": f"Event {number % 4}",
            "category": chance.choice(CATEGORIES)["name"],
            "when": chance.choice(DATES),
            "lasting": chance.choice(("two days", "three months", None, None, None)),
            "manner": chance.choice(("once", "lasting", "repeated", None)),
            "status": chance.choice(("alleged", "alleged", "disputed", "refuted", "planned")),
            "places": [{"place": chance.choice(PLACES)["key"], "role": "at"}],
            "who": [
                {"actor": f"a{chance.randrange(5)}", "role": chance.choice(ROLES)}
                for _ in range(chance.randrange(3))
            ],
            "citations": citations,
            "measures": _measures(chance),
        }
    )


def _measures(chance: random.Random) -> list[dict[str, Any]]:
    if chance.random() < 0.7:
        return []
    figures = {name: chance.choice((1, 5, 9, None)) for name in ("low", "best", "high")}
    return [_without_nones({"kind": "killed", **figures})]


def _tie(chance: random.Random) -> dict[str, Any]:
    one, other = chance.sample(range(5), 2)
    kind = chance.choice(("member of", "parent of", "part of"))
    span = chance.choice(("2015/2016", "2016/", None))
    return _without_nones({"actor": f"a{one}", "kind": kind, "other": f"a{other}", "span": span})


def _relation(chance: random.Random, events: int) -> dict[str, Any]:
    one, other = chance.sample(range(events), 2)
    kind = chance.choice(RELATIONS)
    by = chance.choice(("two weeks", "three months", None)) if kind in ("before", "after") else None
    rank = chance.choice(("normal", "normal", "deprecated"))
    return _without_nones(
        {"event": f"e{one}", "kind": kind, "other": f"e{other}", "by": by, "rank": rank}
    )
