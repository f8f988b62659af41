"""Rows of a table that was exported, changed in the file and in the chronology since."""

from collections.abc import Mapping
from textwrap import shorten

from chronology.formats.table.errors import CellRefusal
from chronology.formats.table.marks import GROUP_OF, MARK, mark_of, read_marks
from chronology.query.writers import Writer, Writers
from chronology.store.reader import Reader

#: Behind which columns of an event, or which table, the cells of a group stand.
_COLUMNS = {
    "title": {"title"},
    "description": {"description"},
    "when": {"date_text", "date_edtf", "date_start_earliest", "date_end_latest"},
    "category": {"category_id"},
    "status": {"status"},
    "lasting": {"duration_words", "duration_min", "duration_max", "manner", "handling"},
    "external_id": {"external_id"},
}
_TABLES = {
    "place": "event_place",
    "actors": "participation",
    "sources": "citation",
    "tags": "event_tag",
    "measures": "measure",
}


class Clashes:
    """Finds what was changed on both sides.

    Args:
        reader: the chronology.
        theirs: whether the file wins.
    """

    def __init__(self, reader: Reader, *, theirs: bool) -> None:
        self._writers = Writers(reader)
        self._theirs = theirs

    def settle(
        self, event: int, given: Mapping[str, str], held: Mapping[str, str], changed: dict[str, str]
    ) -> dict[str, str]:
        """Return which of the ``changed`` cells were changed in the file since its export.

        Of a file without marks these are all.

        Args:
            event: the event.
            given: its cells in the file.
            held: its cells as an export would write them now.
            changed: the cells of the file that say something else than the event.

        Raises:
            CellRefusal: some were changed in the chronology too, and the file does not win.
        """
        exported = read_marks(given.get(MARK, ""))
        if exported is None or not changed:
            return changed
        groups = dict.fromkeys(GROUP_OF[name] for name in changed if name in GROUP_OF)
        ours = [group for group in groups if mark_of(group, held) != exported[group]]
        repeated = {group for group in ours if mark_of(group, given) == exported[group]}
        both = [group for group in ours if group not in repeated]
        if both and not self._theirs:
            shown = [next(n for n in changed if GROUP_OF.get(n) == group) for group in both]
            raise CellRefusal(shown[0], self._why(event, shown, held))
        return {name: text for name, text in changed.items() if GROUP_OF.get(name) not in repeated}

    def _why(self, event: int, columns: list[str], held: Mapping[str, str]) -> str:
        told = "; ".join(
            f"{name} is now “{shorten(held[name], 60, placeholder=' …')}”"
            f"{self._by(event, GROUP_OF[name])}"
            for name in columns
        )
        return (
            f"@{event} was changed since it was exported, and this would undo it: {told}."
            f" Empty “{MARK}” to write it all the same, or say --theirs for all rows."
        )

    def _by(self, event: int, group: str) -> str:
        writer: Writer | None
        if group in _TABLES:
            writer = self._writers.of_hanging(event, _TABLES[group])
        else:
            writer = self._writers.of_columns(event, _COLUMNS[group])
        return f" ({writer})" if writer else ""
