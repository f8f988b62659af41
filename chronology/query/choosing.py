"""How the events of a filter are found: by what few of them share, or along time.

A place in a year may be a village with three events or a country with thousands, and
the year a year of many wars or of none. What would be looked up is counted first, no
further than it matters, and the smallest wins; where all are large, time goes ahead
and each event is asked for the rest, so that a page is full soon.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.model.tiers import NAMES, UNDATED, condition
from chronology.query.conditions import dated_hulls, hulls, undated_hulls
from chronology.query.filters import Filter
from chronology.query.linking import linked_parts
from chronology.query.parts import Part
from chronology.query.searching import text_parts
from chronology.query.statement import Statement, id_list
from chronology.query.times import tier_ranges
from chronology.store.reader import Reader

#: What is looked up, put in order and cut is at most so many events; where there are
#: more, a page is sooner full along time.
FEW = 20_000

#: The events of a time are looked up, where no order in time is asked for, if they are
#: no more than these; where there are more, going through all events is as quick.
MOST = 100_000

#: So many fill any page at once, and nothing smaller is looked for.
_ENOUGH = 200


@dataclass(slots=True)
class Plan:
    """How the events of a filter are found.

    Args:
        statement: holds the parameters of every query of the plan.
        wanted: the filter.
        parts: what is asked of events beside the time.
        driver: the part that was looked up; None where time goes ahead.
        found: the events that it found.
    """

    statement: Statement
    wanted: Filter
    parts: tuple[Part, ...]
    driver: Part | None = None
    found: tuple[int, ...] = ()

    @property
    def tests(self) -> list[str]:
        """What is asked of each event beside the time."""
        return [part.test for part in self.parts if part is not self.driver or not part.exact]


def asked(reader: Reader, wanted: Filter, statement: Statement | None = None) -> Plan:
    """Return what is asked of events, with nothing looked up yet.

    Args:
        reader: an open reader.
        wanted: which events.
        statement: takes the parameters; a new one where it is None.
    """
    statement = statement or Statement("", "event AS e")
    parts = (
        *linked_parts(statement, wanted),
        *text_parts(statement, wanted.text, reader),
    )
    if wanted.statuses:
        marks = ",".join(statement.bind(status) for status in wanted.statuses)
        parts = (*parts, Part(f"e.status IN ({marks})"))
    return Plan(statement, wanted, parts)


def choose(reader: Reader, wanted: Filter, statement: Statement | None = None) -> Plan:
    """Return how the events of ``wanted`` are best found; arguments as ``asked`` has them."""
    return chosen(reader, asked(reader, wanted, statement))


def chosen(reader: Reader, plan: Plan) -> Plan:
    """Look up what few events share, and return the plan with the smallest."""
    most = FEW
    for part in plan.parts:
        if part.found is not None:
            rows = reader.rows(f"{part.found} LIMIT {most + 1}", plan.statement.params)
            found = [row[0] for row in rows]
            if len(found) <= most:
                plan.driver, plan.found, most = part, tuple(sorted(set(found))), len(found)
                if most <= _ENOUGH:
                    break
    return plan


def counted(reader: Reader, plan: Plan, query: str, most: int | None = None) -> int:
    """Return how many rows a query has; no more than ``most`` are counted."""
    limit = "" if most is None else f" LIMIT {most}"
    row = reader.one(f"SELECT count(*) FROM ({query}{limit}) AS counted", plan.statement.params)  # noqa: S608 - our own words
    return int(row[0]) if row else 0


def narrowed(reader: Reader, plan: Plan) -> list[str]:
    """Return the same, and that an event is one of its time, where this finds few."""
    conditions = looked_up(plan)
    if plan.driver is not None or not plan.wanted.windows:
        return conditions
    ranges = [*along_time(plan)]
    if (rest := undated(plan)) is not None:
        ranges.append(rest)
    times = " UNION ALL ".join(f"SELECT e.id FROM event AS e WHERE {one}" for one in ranges)  # noqa: S608 - our own words
    if counted(reader, plan, times, MOST + 1) > MOST:
        return conditions
    return [f"e.id IN ({times})", *conditions]


def looked_up(plan: Plan) -> list[str]:
    """Return all conditions on the events that a driver finds, or on all where there is none."""
    conditions = [*plan.tests]
    if plan.driver is not None:
        conditions.insert(0, f"e.id IN {id_list(plan.found)}")
    if plan.wanted.windows:
        conditions.append(hulls(plan.statement, plan.wanted))
    return conditions


def along_time(plan: Plan) -> Iterator[str]:
    """Yield all conditions of each range of each tier: of dated events, and each once."""
    asked = " AND ".join(["", *plan.tests])
    if not plan.wanted.windows:
        for tier in range(len(NAMES)):
            yield condition(tier, "e.") + asked
        return
    statement = plan.statement
    hull = dated_hulls(statement, plan.wanted)
    for tier, ranges in enumerate(tier_ranges(plan.wanted.windows)):
        for low, high in ranges:
            after = "" if low is None else f" AND e.date_start_earliest > {statement.bind(low)}"
            before = f" AND e.date_start_earliest < {statement.bind(high)}"
            yield f"{condition(tier, 'e.')}{after}{before} AND {hull}{asked}"


def undated(plan: Plan) -> str | None:
    """Return all conditions on events without a date; None where none can match."""
    conditions = [f"e.{UNDATED}", *plan.tests]
    if plan.wanted.windows:
        if plan.wanted.certain:
            return None
        conditions.append(undated_hulls(plan.statement, plan.wanted))
    return " AND ".join(conditions)
