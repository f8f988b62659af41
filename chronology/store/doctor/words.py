"""The folded forms of names and texts, and the full text that is made of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, text

from chronology.model.search import TABLE
from chronology.store.doctor.damage import Damage, Patient, numbered, rows_of
from chronology.text import event_words, fold

#: The tables with folded names, the name and its folded form.
_FOLDED: Final = (
    ("actor", "name", "name_folded"),
    ("actor_name", "name", "name_folded"),
    ("place", "name", "name_folded"),
    ("place_name", "name", "name_folded"),
    ("category", "name", "name_folded"),
    ("role", "name", "name_folded"),
    ("tag", "name", "name_folded"),
    ("source", "title", "title_folded"),
)
_ADVICE: Final = "`chronology db doctor --repair` writes them anew."


def find(patient: Patient) -> Iterator[Damage]:
    """Yield the names and the texts whose folded forms are others, and a stale full text."""
    for table, name, folded in _FOLDED:
        ids = [number for number, _now in _stale_names(patient, table, name, folded)]
        if ids:
            what = f"“{folded}” of {rows_of(len(ids), table)}"
            yield Damage(
                "stale-folded",
                f"{what} is not the folded form of “{name}”: the name is not found as it is typed.",
                _ADVICE,
                len(ids),
                numbered(table, ids),
                repairable=True,
                objects=((table, name, folded),),
            )
    yield from _texts(patient)


def _stale_names(
    patient: Patient, table: str, name: str, folded: str
) -> Iterator[tuple[int, str | None]]:
    sql = f"SELECT id, {name}, {folded} FROM {table} ORDER BY id"  # noqa: S608 - our own names
    for number, words, stands in patient.reader.stream(sql):
        now = None if words is None else fold(words)
        if now != stands:
            yield number, now


def _texts(patient: Patient) -> Iterator[Damage]:
    """Look at every event's words once, for what is stored of them and what is indexed."""
    indexed = _Indexed(patient) if patient.on_sqlite and _can_search(patient) else None
    stale, missed = [], []
    sql = "SELECT id, title, description, text_folded FROM event ORDER BY id"
    for number, title, description, folded in patient.reader.stream(sql):
        if event_words(title, description) != folded:
            stale.append(number)
        if indexed is not None and not indexed.holds(number, folded):
            missed.append(number)
    if stale:
        yield _stale_words(stale)
    if indexed is not None and (missed or indexed.left):
        yield _stale_search(missed, indexed.left)


def _can_search(patient: Patient) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE name = :name"
    return patient.reader.one(sql, {"name": TABLE}) is not None


def _stale_words(ids: Sequence[int]) -> Damage:
    return Damage(
        "stale-words",
        f"“text_folded” of {rows_of(len(ids), 'event')} is not of its title and description:"
        " searches for words miss it.",
        _ADVICE,
        len(ids),
        numbered("event", ids),
        repairable=True,
    )


def _stale_search(missed: Sequence[int], left: int) -> Damage:
    gone = f", and has {left:,} that are not there" if left else ""
    return Damage(
        "stale-search",
        f"The full text has other words than {len(missed):,} of the events{gone}:"
        " searches for words give wrong answers.",
        "`chronology db doctor --repair` makes the full text anew.",
        len(missed) + left,
        numbered("event", missed),
        repairable=True,
    )


class _Indexed:
    """The words that the full text has of each event, as a sum of their hashes."""

    def __init__(self, patient: Patient) -> None:
        self._sums: dict[int, int] = {}
        sums = self._sums
        vocabulary = f"temp.{TABLE}_vocabulary"
        make = f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab(main, {TABLE}, 'instance')"
        list(patient.reader.rows(make))
        try:
            for term, event in patient.reader.rows(f"SELECT term, doc FROM {vocabulary}"):  # noqa: S608 - our own
                sums[event] = sums.get(event, 0) + hash(term)
        finally:
            list(patient.reader.rows(f"DROP TABLE {vocabulary}"))

    def holds(self, event: int, words: str) -> bool:
        """Return whether it has these words of the event; ask once for each."""
        return self._sums.pop(event, 0) == sum(map(hash, set(words.split())))

    @property
    def left(self) -> int:
        """How many it has of which nobody asked."""
        return len(self._sums)


def repair_names(connection: Connection, patient: Patient, found: Sequence[Damage]) -> None:
    """Write the folded forms of names anew."""
    for table, name, folded in (part for damage in found for part in damage.objects):
        update = text(f"UPDATE {table} SET {folded} = :now WHERE id = :id")  # noqa: S608 - our own names
        stale = list(_stale_names(patient, table, name, folded))
        if stale:
            connection.execute(update, [{"id": number, "now": now} for number, now in stale])
