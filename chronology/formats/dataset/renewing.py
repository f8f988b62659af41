"""Events that are there already, brought up to a newer edition of their dataset."""

from functools import cached_property

from sqlalchemy import text

from chronology.formats.dataset.context import Context
from chronology.formats.dataset.edition import Known
from chronology.formats.dataset.owning import Owning
from chronology.formats.dataset.record import Record
from chronology.formats.dataset.renewal import Renewal
from chronology.formats.dataset.standing import TABLES, read_standing
from chronology.formats.dataset.taking import Added
from chronology.formats.dataset.telling import Teller

_BATCH = 500


class Renewer:
    """Compares known events with their records, and changes what differs.

    Args:
        context: the import.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reader = context.job.unit.reader
        self._teller = Teller(self._reader, context.report.told)

    @cached_property
    def _owning(self) -> Owning:
        return Owning(self._reader, self._context.edition)

    @cached_property
    def _edited(self) -> set[int]:
        """Events that may have to give way although their dataset says nothing new."""
        return self._owning.edited_events() if self._context.job.theirs else set()

    def is_due(self, known: Known, digest: str) -> bool:
        """Return whether an event has to be compared with its record, which has this digest."""
        self._context.edition.seen.add(known.id)
        if known.digest == digest and known.id not in self._edited:
            self._context.report.unchanged += 1
            return False
        return True

    def was_removed(self, record: Record) -> bool:
        """Return whether an analyst removed the event, which then stays away; say either way."""
        context = self._context
        if record.external_id not in context.edition.removed:
            return False
        theirs = context.job.theirs
        if theirs:
            context.report.replaced += 1
        else:
            context.report.kept += 1
        event = {"external_id": record.external_id, "title": record.title}
        how = "replaced" if theirs else "kept"
        self._teller.tell(how, event, field="event", yours=None, theirs=record.title)
        return not theirs

    def renew(self, changed: list[tuple[Added, Known]]) -> None:
        """Bring events up to date; their places, actors and sources are settled."""
        for start in range(0, len(changed), _BATCH):
            self._renew(changed[start : start + _BATCH])

    def _renew(self, changed: list[tuple[Added, Known]]) -> None:
        context = self._context
        fields = [name for name in TABLES if name in context.dataset.speaks_of]
        ids = [known.id for _one, known in changed]
        standing = read_standing(self._reader, ids, fields)
        owned = {
            name: self._owning.rows(
                TABLES[name].__tablename__,
                [row["id"] for rows in standing.parts[name].values() for row in rows],
            )
            for name in fields
        }
        renewal = Renewal(context, self._owning, self._teller, standing, owned)
        columns = self._owning.columns(ids)
        for one, known in changed:
            renewal.compare(one, known.id, columns.get(known.id, set()))
        renewal.write()
        self._remember([(one.digest, known) for one, known in changed])

    def _remember(self, pairs: list[tuple[str, Known]]) -> None:
        """Keep the new digests; they are no part of what the chronology says."""
        new = [
            {"digest": digest, "id": known.id} for digest, known in pairs if digest != known.digest
        ]
        if new:
            sql = text("UPDATE event SET import_digest = :digest WHERE id = :id")
            self._context.job.unit.session.connection().execute(sql, new)

    def tell_added(self, event: int, record: Record) -> None:
        """Tell of a new event."""
        told = {"id": event, "external_id": record.external_id, "title": record.title}
        self._teller.tell("added", told)

    def tell_gone(self) -> None:
        """Tell which events of the dataset the file does not hold."""
        for number, external_id, title in self._context.edition.gone():
            self._context.report.gone += 1
            told = {"id": number, "external_id": external_id, "title": title}
            self._teller.tell("gone", told)
