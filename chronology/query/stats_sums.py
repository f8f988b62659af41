"""The sums of a measure for every group of a count."""

from collections.abc import Iterator, Mapping

from chronology.query.stats_count import Count
from chronology.query.stats_figures import Figure, Overlaps, Sum, add_up
from chronology.query.stats_select import Keys
from chronology.query.stats_units import Dated

#: Of the certain events (of all, where no time matters), and of the possible ones.
Sums = tuple[Sum, Sum]


def sums_by(
    count: Count, measure: str, figures: Mapping[int, Figure], overlaps: Overlaps
) -> dict[Keys, Sums]:
    """Return the sums of each group; a count by nothing has one, of the keys ``()``.

    Args:
        count: a count that has been made.
        measure: the kind of measure.
        figures: what is claimed of each event.
        overlaps: which events are the same, or parts of others.
    """
    sums: dict[Keys, Sums] = {}
    tangled: dict[Keys, dict[int, bool]] = {}
    for keys, event, certain in _shares(count, measure, figures):
        group = sums.setdefault(keys, (Sum(), Sum()))
        if event in overlaps:
            tangled.setdefault(keys, {})[event] = certain
        else:
            group[0 if certain else 1].add(figures[event])
    for keys, events in tangled.items():
        add_up(sums[keys], events, figures, overlaps)
    return sums


def _shares(
    count: Count, measure: str, figures: Mapping[int, Figure]
) -> Iterator[tuple[Keys, int, bool]]:
    """Yield each event with a figure, once a group, and whether it is certain there."""
    for keys, dated, event in count.selection.measured(count.others, measure, rated=count.rated):
        if event not in figures:
            continue
        if not count.rated:
            yield keys, event, True
        elif dated is None:
            if count.unit is not None:
                yield count.keys(keys, None), event, True
        elif (sure := count.sure(dated)) is not None:
            if count.unit is None:
                yield keys, event, sure == "certain"
            else:
                yield from _in_units(count, keys, dated, event)


def _in_units(
    count: Count, keys: Keys, dated: Dated, event: int
) -> Iterator[tuple[Keys, int, bool]]:
    """Yield an event once for each unit that it lies in."""
    placed = count.placed(dated)
    if not placed.anywhere:
        yield count.keys(keys, None), event, True
    for first, last in placed.anywhere:
        for number in range(first, last + 1):
            certain = any(one <= number <= two for one, two in placed.certain)
            yield count.keys(keys, number), event, certain
