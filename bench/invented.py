"""An invented chronology of any size, the same at every run, as CSV or as JSON Lines."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PLACES = ("Harbour", "Old Bridge", "North Gate", "Market", "Quarry", "Mill", "Depot", "Station")
_WORDS = ("{year}", "{month} {year}", "{day} {month} {year}", "early {year}", "end of {year}")
_MONTHS = ("January", "April", "June", "July", "October", "December")


def write_events(path: Path, count: int, *, actors: int) -> None:
    """Write ``count`` events of ``actors`` people, dated as sources word them."""
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "when", "place", "actors", "sources"])
        for number in range(count):
            when = chance.choice(_WORDS).format(
                year=chance.randint(1990, 2020),
                month=chance.choice(_MONTHS),
                day=chance.randint(1, 28),
            )
            person = f"Person {chance.randrange(actors)} [participant]"
            writer.writerow(
                [f"Event {number}", when, chance.choice(_PLACES), person, f"report-{number % 40}"]
            )


def write_lines(path: Path, count: int) -> None:
    """Write ``count`` events as an export of the whole chronology writes them."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(count))


def _lines(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    yield {"type": "chronology", "chronology": 1, "dataset": None}
    places, actors, sources = count // 20 + 8, count // 200 + 8, count // 10 + 8
    for number in range(places):
        above = {"in": f"place-{number % 8}"} if number >= 8 else {}
        at = [round(chance.uniform(-60, 60), 5), round(chance.uniform(-170, 170), 5)]
        place = {"key": f"place-{number}", "name": f"{_PLACES[number % 8]} {number}", **above}
        yield {"type": "place", **place, "at": at, "uuid": _uuid(1, number, 0)}
    for number in range(actors):
        actor = {"key": f"person-{number}", "name": f"Person {number}", "kind": "person"}
        yield {"type": "actor", **actor, "uuid": _uuid(2, number, 0)}
    for number in range(sources):
        source = {"slug": f"report-{number}", "title": f"Report no. {number}"}
        yield {"type": "source", **source, "uuid": _uuid(3, number, 0)}
    for number in range(count):
        day = f"{chance.randint(1990, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        killed = float(chance.randint(0, 20))
        who = [chance.randrange(actors) for _ in range(2)]
        yield {
            "type": "event",
            "key": f"event-{number}",
            "title": f"Reported clash of {who[0]} and {who[1]} near {_PLACES[number % 8]}",
            "category": "clash",
            "when": day,
            "external_id": str(number),
            "places": [{"place": f"place-{chance.randrange(places)}", "uuid": _uuid(5, number, 0)}],
            "who": [
                {"actor": f"person-{one}", "role": f"side {nth}", "uuid": _uuid(6, number, nth)}
                for nth, one in enumerate(who)
            ],
            "citations": [
                {
                    "key": f"c{number}",
                    "source": f"report-{chance.randrange(sources)}",
                    "uuid": _uuid(7, number, 0),
                }
            ],
            "measures": [
                {"kind": "killed", "best": killed, "citation": f"c{number}"}
                | {"uuid": _uuid(8, number, 0)}
            ],
            "uuid": _uuid(4, number, 0),
        }


def _uuid(kind: int, number: int, nth: int) -> str:
    return f"5eed0000-0000-8{kind:03x}-8000-{number:09x}{nth:03x}"
