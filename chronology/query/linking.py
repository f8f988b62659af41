"""What hangs on events as conditions: places, actors, categories, sources, tags.

Places and participants hold copies of their event's window, in the key of an index
that begins with the place or the actor: with a time asked for, they are looked up by
one range of it for each tier.
"""

from collections.abc import Iterator, Sequence

from chronology.query.filters import Filter
from chronology.query.parts import Part
from chronology.query.statement import Statement, id_list, within
from chronology.query.times import tier_ranges


def linked_parts(statement: Statement, wanted: Filter) -> Iterator[Part]:
    """Yield what a filter asks of that which hangs on an event."""
    if wanted.ids:
        listed = id_list(wanted.ids)
        yield Part(f"+e.id IN {listed}", f"SELECT id FROM event WHERE id IN {listed}")  # noqa: S608 - integers
    if wanted.places:
        down = within("place", wanted.places)
        yield _copied(statement, wanted, "event_place", "place_id", down)
    if wanted.actors:
        yield _copied(statement, wanted, "participation", "actor_id", id_list(wanted.actors))
    for table, column, ids in (
        ("citation", "source_id", wanted.sources),
        ("event_tag", "tag_id", wanted.tags),
    ):
        if ids:
            those = f"x.{column} IN {id_list(ids)}"
            found = f"SELECT x.event_id FROM {table} AS x WHERE {those}"  # noqa: S608 - our own names, integers
            yield Part(exists(table, those), found)
    if wanted.categories:
        inside = within("category", wanted.categories)
        found = f"SELECT id FROM event WHERE category_id IN {inside}"  # noqa: S608 - the same
        yield Part(f"+e.category_id IN {inside}", found)


def _copied(statement: Statement, wanted: Filter, table: str, column: str, ids: str) -> Part:
    """Return the part of a table that holds copies of windows."""
    test = exists(table, f"x.{column} IN {ids}")
    begin = f"SELECT x.event_id AS id FROM {table} AS x WHERE x.{column} IN"  # noqa: S608 - our own names
    if not wanted.windows:
        found = f"{begin} {ids}"
        return Part(test, found, settled=found)
    # Named once, so that a hierarchy is gone down once and not for every tier.
    named = f"WITH those(id) AS (SELECT id FROM {column.removesuffix('_id')} WHERE id IN {ids})"  # noqa: S608 - the same
    ranges = [
        [" ".join((begin, "(SELECT id FROM those) AND", one)) for one in conditions]
        for conditions in copied_ranges(statement, wanted)
    ]
    every = [one for tier in ranges for one in tier]
    narrow = [one for tier in ranges[:-1] for one in tier]
    if wanted.certain:
        return Part(test, _all(named, every))
    narrowed, rest = _all(named, narrow), _all(named, ranges[-1])
    return Part(test, _all(named, every), settled=narrowed, open_=rest)


def _all(named: str, queries: Sequence[str]) -> str:
    return f"{named} {' UNION ALL '.join(queries)}"


def copied_ranges(statement: Statement, wanted: Filter) -> Iterator[list[str]]:
    """Yield the conditions, one for each range of a tier, that a copy ``x`` meets a window."""
    spans = [
        (statement.bind(w.start_earliest), statement.bind(w.end_latest)) for w in wanted.windows
    ]
    hull = " OR ".join(f"(x.window_until > {a} AND x.window_from < {b})" for a, b in spans)
    tiers = tier_ranges(wanted.windows)
    for tier, ranges in enumerate((*tiers, tiers[-1])):
        conditions = []
        for low, high in ranges:
            parts = [f"x.window_tier = {tier}"]
            if low is not None:
                parts.append(f"x.window_from > {statement.bind(low)}")
            parts.append(f"x.window_from < {statement.bind(high)} AND ({hull})")
            conditions.append(" AND ".join(parts))
        yield conditions


def exists(table: str, those: str) -> str:
    """Return the condition that a row ``x`` of an event is one of ``those``.

    The plus sign keeps both engines from looking up each of thousands of places in
    an index for every event, instead of the event's one or two places among them.
    """
    return f"EXISTS (SELECT 1 FROM {table} AS x WHERE x.event_id = e.id AND +{those})"  # noqa: S608 - our own names
