"""How many events there are by year, month, place, country and so on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chronology.errors import BadInputError
from chronology.query.events import Counts, count_events
from chronology.query.filters import Filter
from chronology.query.stats_answer import Row, Stats, ordered
from chronology.query.stats_count import Count, Counted
from chronology.query.stats_figures import (
    Overlaps,
    Sum,
    load_figures,
    measure_kind,
    refuse_several_units,
)
from chronology.query.stats_groups import BY, labels
from chronology.query.stats_select import Keys, Selection
from chronology.query.stats_sums import Sums, sums_by
from chronology.query.stats_units import UNITS
from chronology.store.reader import Reader


def statistics(
    reader: Reader, wanted: Filter, by: Sequence[str] = (), measure: str | None = None
) -> Stats:
    """Count events, and add up a measure.

    Args:
        reader: an open reader.
        wanted: which events; its order and limits make no difference.
        by: at most two of ``BY``, of which one may be a time.
        measure: a kind of measure.

    Raises:
        BadInputError: they cannot be counted so, there is no such measure, or
            its figures are in different units.
    """
    refuse_groupings(by)
    wanted = replace(wanted, limit=None, offset=0)
    kind = None
    if measure is not None:
        kind = measure_kind(reader, measure)
        refuse_several_units(reader, wanted, kind)
    selection = Selection(reader, wanted)
    count = Count(selection, wanted, tuple(by))
    groups = list(count.groups()) if by else []
    sums: Mapping[Keys, Sums] = {}
    in_all: Sums | None = None
    if kind is not None:
        figures, overlaps = load_figures(reader, kind), Overlaps.load(reader)
        sums = sums_by(count, kind, figures, overlaps) if by else {}
        every = sums_by(Count(selection, wanted, ()), kind, figures, overlaps)
        in_all = every.get((), (Sum(), Sum()))
    # An event in several groups would be counted again for each of them.
    told = count.unit is not None and not count.others
    span = count.within if told else None
    return Stats(
        by=count.by,
        measure=kind,
        rows=_rows(reader, count.by, groups, sums if kind else None),
        total=_total(count_events(reader, wanted), in_all, asked=bool(wanted.windows)),
        wide=count.wide if told else 0,
        within=(count.label(span[0]), count.label(span[1])) if span else None,
        unplaced=count.unplaced if told else 0,
    )


def refuse_groupings(by: Sequence[str]) -> None:
    """Refuse what no table can show.

    Raises:
        BadInputError: there is no such grouping, or they do not go together.
    """
    for name in by:
        if name not in BY:
            raise BadInputError(f"Events cannot be counted by {name}.", f"Use {', '.join(BY)}.")
    if len(by) > 2:
        raise BadInputError(
            "Events can be counted by two things at once, not by more.",
            "Ask for two, as in `--by year --by country`, and narrow the rest by filters.",
        )
    if len(set(by)) < len(by) or {*UNITS} <= {*by}:
        raise BadInputError(
            f"Counting by {by[0]} and by {by[1]} is counting by one thing.",
            "Name one of them, or two that differ, as in `--by year --by country`.",
        )


def _rows(
    reader: Reader,
    by: Sequence[str],
    groups: Sequence[Counted],
    sums: Mapping[Keys, Sums] | None,
) -> tuple[Row, ...]:
    """Return the rows of the groups, with what they are called, in order."""
    named = [
        labels(reader, name, (group.keys[at] for group in groups)) for at, name in enumerate(by)
    ]
    rows = []
    for keys, events, certain, possible in groups:
        called = tuple(named[at][key] for at, key in enumerate(keys))
        added = None if sums is None else sums.get(keys, (Sum(), Sum()))
        rows.append(Row(called, events, certain, possible, added))
    return ordered(rows, by)


def _total(counts: Counts, sums: Sums | None, *, asked: bool) -> Row:
    if not asked:
        return Row((), counts.total, None, None, sums)
    return Row((), counts.total, counts.certain, counts.possible, sums)
