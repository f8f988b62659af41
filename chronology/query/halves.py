"""The events of a filter as two parts that follow one another, so that two processes share them.

Where all events are wanted, each half is what a condition leaves, to be put in order by
whoever reads it: the events are cut where a sample of them says that the middle is. Of
other filters the ids are looked up, and shared out.
"""

import random
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.query.order import first_key
from chronology.query.statement import id_list
from chronology.store.reader import Reader

#: Fewer events are written before another process has begun.
LEAST: Final = 20_000
#: So many events tell where the middle is, give or take three in a hundred.
_SAMPLE: Final = 1_000
#: A cut that leaves a smaller part is not worth it: half of the events may bear one name.
_SMALLEST: Final = 0.1

_FROM: Final = "FROM event AS e LEFT JOIN category AS c ON c.id = e.category_id"


@dataclass(frozen=True, slots=True)
class Half:
    """Some of the events of a filter, one after another in its order.

    Args:
        ids: their ids, in order; None where ``test`` tells them.
        test: what holds of them, in SQL on ``event AS e`` and ``category AS c``;
            "" of all events of the filter.
        params: the values that ``test`` names.
        numbers: where all events are cut in two, a half of their ids: not those of
            this half's events, but what else there is to do is shared out by them.
            None for every id.
    """

    ids: Sequence[int] | None = None
    test: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    numbers: range | None = None


#: Not a half, but all.
ALL: Final = Half()


def takes_all(wanted: Filter) -> bool:
    """Return whether a filter leaves out no event."""
    return replace(wanted, sort="when") == Filter()


def halves(reader: Reader, wanted: Filter) -> tuple[Half, ...]:
    """Return two parts of about as many events, or one where there are few or no middle.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    if reader.one("SELECT 1 FROM event LIMIT 1 OFFSET :least", {"least": LEAST - 1}) is None:
        return (ALL,)
    if takes_all(wanted):
        return _cut(reader, wanted.sort)
    ids = array("q", matching_ids(reader, wanted))
    return tuple(Half(ids[part.start : part.stop]) for part in shared_out(len(ids)))


def shared_out(events: int) -> tuple[range, ...]:
    """Return two parts of the positions of so many events, one where they are few."""
    middle = events // 2
    return (range(events),) if events < LEAST else (range(middle), range(middle, events))


def _cut(reader: Reader, sort: str) -> tuple[Half, ...]:
    """Return what comes before some value of what events are put in order by first, and the rest."""
    key = first_key(sort, reader.engine)
    falls = sort.startswith("-")
    ids = _ids(reader)
    keys = _sample(reader, key, ids, falls=falls)
    middle = keys[len(keys) // 2] if keys else None
    if middle is None:
        return (ALL,)
    # Many events may share the middle's value; all of them go to the side that needs them.
    before = keys.index(middle)
    upto = before + keys.count(middle)
    takes_middle = abs(2 * upto - len(keys)) < abs(2 * before - len(keys))
    share = (upto if takes_middle else before) / len(keys)
    if not _SMALLEST <= share <= 1 - _SMALLEST:
        return (ALL,)
    sign = (">" if falls else "<") + ("=" if takes_middle else "")
    # No index of the key is to be gone along: the events lie elsewhere, each by itself.
    first = key if key == "e.id" else f"+{key}"
    # What has no value stands last, whichever the direction.
    first, params = f"{first} {sign} :cut", {"cut": middle}
    numbers = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    return (
        Half(None, first, params, numbers[0]),
        Half(None, f"({first}) IS NOT TRUE", params, numbers[1]),
    )


def _ids(reader: Reader) -> range:
    """Return the ids from the lowest to the highest; there may be gaps."""
    # Asked in one go, both would be looked for among all events.
    found = reader.one("SELECT (SELECT min(id) FROM event), (SELECT max(id) FROM event)")
    return range(0) if found is None or found[0] is None else range(found[0], found[1] + 1)


def _sample(reader: Reader, key: str, ids: range, *, falls: bool) -> list[object]:
    """Return a key of some events taken at random, the same ones each time, in order."""
    chosen = random.Random(0).sample(ids, min(_SAMPLE, len(ids)))  # noqa: S311 - no secret
    way = "DESC" if falls else "ASC"
    sql = ["SELECT", key, "AS k", _FROM, "WHERE e.id IN", id_list(chosen)]
    return [row[0] for row in reader.rows(" ".join([*sql, "ORDER BY k", way, "NULLS LAST"]))]
