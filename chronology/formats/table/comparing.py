"""Which cells of a row say something else than the event that is there."""

from collections.abc import Callable

from chronology.formats.table import cells
from chronology.formats.table.columns import EventRow
from chronology.formats.table.errors import CellError
from chronology.formats.table.identify import Identified
from chronology.formats.table.marks import MARK
from chronology.formats.table.names import DEFAULT_ROLE
from chronology.text import fold


def changed_cells(row: Identified, event: EventRow, held: dict[str, str]) -> dict[str, str]:
    """Return the cells that differ in meaning from what an export would write.

    Args:
        row: the row.
        event: the event as it is.
        held: its cells as an export writes them.
    """
    return {
        name: text
        for name, text in row.texts.items()
        if name not in ("id", "uuid", MARK)
        and text != held[name]
        and _plain(name, text) != _plain(name, held[name])
        and not _is_known(event, name, text)
    }


def _plain(name: str, text: str) -> str:
    """Return a cell as an export would write what it says."""
    try:
        return _PLAIN.get(name, str.strip)(text)
    except CellError:
        # What cannot be read is refused when it is read for good.
        return text


def _actors(text: str) -> str:
    pairs = [(who, role or DEFAULT_ROLE) for who, role in cells.split_named(text)]
    return "; ".join(cells.named_with_role(*pair) for pair in dict.fromkeys(pairs))


def _listed(text: str) -> str:
    return cells.join_list(dict.fromkeys(cells.split_list(text)))


def _measures(text: str) -> str:
    return "; ".join(cells.measure_text(*figures) for figures in cells.split_measures(text))


def _number(text: str) -> str:
    return cells.number_text(cells.read_number(text, ""))


def _word(text: str) -> str:
    return text.strip().lower()


_PLAIN: dict[str, Callable[[str], str]] = {
    "description": str,
    "external_id": str,
    "actors": _actors,
    "sources": _listed,
    "tags": _listed,
    "measures": _measures,
    "latitude": _number,
    "longitude": _number,
    "status": _word,
    "handling": _word,
    "manner": _word,
}


def _is_known(event: EventRow, name: str, text: str) -> bool:
    """Return whether the chronology holds what a cell says in another column."""
    if name == "country" and event.view.where is not None:
        return fold(text) in {fold(place) for place in event.view.where.path}
    return name in ("latitude", "longitude") and (event.row["extra"] or {}).get(name) == text
