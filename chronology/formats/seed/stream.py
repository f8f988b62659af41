"""A file of any length brought into a chronology, a batch of entities at a time.

Sections are read in the order in which they refer to each other. Plain entities are
written as tuples (``plainly``), all others as a small document is (``part``). What
names something of its own section, or another event, that the file has not said yet
waits for the section's end; its id is set aside, so that ids are in the file's order.
"""

from itertools import islice
from typing import Final

from chronology.formats.base import ImportJob
from chronology.formats.report import ImportReport, WithdrawnError
from chronology.formats.seed.awaiting import names_of, split
from chronology.formats.seed.earlier import Earlier
from chronology.formats.seed.inserting import many
from chronology.formats.seed.labels import Known, Labels
from chronology.formats.seed.load import Origin, own_dataset, words_of
from chronology.formats.seed.part import Loading, understand, write
from chronology.formats.seed.plain import ID, UUID
from chronology.formats.seed.plainly import SECTIONS as PLAIN
from chronology.formats.seed.plainly import Plain, Plainly, having
from chronology.formats.seed.plan import Plan, Planned, named_uuid
from chronology.formats.seed.relative import settle_dates
from chronology.formats.seed.schema import BY_NAME, SECTIONS, Section
from chronology.formats.seed.shape import Document, Entity, read_entity
from chronology.formats.seed.sources import Said, Source
from chronology.formats.seed.values import shown

#: So many entities are taken at a time.
BATCH: Final = 2000
#: What becomes of a plain entity.
_NEW: Final = "new"
_HELD: Final = "held"


def load_stream(job: ImportJob, source: Source, origin: Origin) -> ImportReport:
    """Write what a file adds and changes.

    Args:
        job: the import.
        source: the file.
        origin: what its dataset's row says of it.

    Raises:
        WithdrawnError: part of the file is refused; what was written is to be taken back.
        FileFormatError: the file cannot be read.
    """
    with Labels() as labels:
        return _Stream(job, source, origin, labels).run()


class _Stream:
    def __init__(self, job: ImportJob, source: Source, origin: Origin, labels: Labels) -> None:
        self._job = job
        self._source = source
        self._labels = labels
        document = _empty()
        source.survey(document)
        slug = own_dataset(document, origin, events=source.has("events"))
        earlier = Earlier(job.unit.reader, labels)
        self._loading = Loading(
            job.unit,
            slug,
            slug if document.dataset else "",
            words_of(document, job.unit, job.order),
            many(job.unit, earlier.numbers),
            earlier,
        )
        self._report = self._loading.report
        self._refuse(document)
        self._first = document.entities["datasets"]
        self._waiting: list[Entity] = []
        self._unwritten = 0

    def run(self) -> ImportReport:
        """Take section after section."""
        for section in SECTIONS:
            self._section(section)
        if self._report.refusals:
            raise WithdrawnError(self._report)
        loading = self._loading
        settle_dates(loading.unit, loading.redated, loading.stated)
        return self._report

    @property
    def _writes(self) -> bool:
        """Whether anything is still written: once refused, a file is only looked through."""
        return not self._report.refusals

    def _refuse(self, document: Document) -> None:
        for refusal in dict.fromkeys(document.problems):
            self._report.refuse(refusal)
        document.problems.clear()

    def _section(self, section: Section) -> None:
        if section.name == "datasets" and self._first:
            self._take(section, self._first, _empty(), last=True)
        plainly = None
        if section.name in PLAIN:
            plainly = Plainly(section.name, self._loading)
        items = self._source.items(section.name)
        while batch := list(islice(items, BATCH)):
            if section.name == "events":
                self._report.read += len(batch)
            self._batch(section, batch, plainly)
            if self._job.tell is not None:
                self._job.tell(self._report.read)
        waiting, self._waiting = self._waiting, []
        if waiting or section.name == "relations":
            self._take(section, waiting, _empty(), last=True)

    def _batch(self, section: Section, batch: list[Said], plainly: Plainly | None) -> None:
        """Take a batch of entities of one section."""
        document = _empty()
        plain = [plainly.read(said) for said in batch] if plainly else [None] * len(batch)
        fates = self._fates(plainly, [one for one in plain if one is not None])
        items: list[Plain | Entity] = []
        for said, one in zip(batch, plain, strict=True):
            fate = fates.get(id(one))
            if one is not None and fate == _NEW:
                items.append(one)
            elif fate is None:
                items.append(read_entity(document, section, said.data, said.path, said.line))
        held = [one for one in plain if one is not None and fates.get(id(one)) == _HELD]
        if plainly is not None and held:
            self._report.unchanged += len(held) if section.name == "events" else 0
            self._name(section, plainly, held, document)
        self._number(section, items)
        new = [one for one in items if isinstance(one, Plain)]
        if plainly is not None and new:
            self._add(section, plainly, new)
            self._name(section, plainly, new, document)
        rest = [one for one in items if isinstance(one, Entity)]
        if rest or document.problems:
            self._take(section, rest, document)

    def _fates(self, plainly: Plainly | None, plain: list[Plain]) -> dict[int, str]:
        """Return which plain entities are new and which the database holds as they are said.

        Those that are neither, by the ids of the objects, are taken like any other.
        """
        if plainly is None or not self._writes:
            return {id(one): _NEW for one in plain}
        there = plainly.there(one.row[UUID] for one in plain)
        new = [one for one in plain if one.row[UUID] not in there]
        held = [one for one in plain if one.row[UUID] in there]
        fates = {id(one): _HELD for one in plainly.unchanged(held, there)}
        return fates | {id(one): _NEW for one in plainly.added(new)}

    def _number(self, section: Section, items: list[Plain | Entity]) -> None:
        """Set ids aside for what is new, in the order of the file."""
        uuids = [self._uuid(section, one) for one in items]
        if not self._writes:
            for one in items:
                if isinstance(one, Plain):
                    self._unwritten -= 1
                    one.row[ID] = self._unwritten
            return
        others = [
            uuid for uuid, one in zip(uuids, items, strict=True) if isinstance(one, Entity) and uuid
        ]
        there = dict(having(self._loading.unit.reader, section.table, "uuid", others))
        new = dict.fromkeys(uuid for uuid in uuids if uuid and uuid not in there)
        if not new:
            return
        first = self._job.unit.bulk().reserve(section.table, len(new))
        numbers = dict(zip(new, range(first, first + len(new)), strict=True))
        for uuid, one in zip(uuids, items, strict=True):
            if isinstance(one, Plain):
                one.row[ID] = numbers.pop(uuid)
        self._loading.earlier.numbers.update(numbers)

    def _uuid(self, section: Section, one: Plain | Entity) -> str:
        """Return the uuid that an entity will have, "" where its order does not matter."""
        if isinstance(one, Plain):
            return str(one.row[UUID])
        if not section.identity:
            return ""
        values = {"key": one.key, **one.values}
        return one.uuid or named_uuid(section, self._loading.dataset, values)

    def _add(self, section: Section, plainly: Plainly, new: list[Plain]) -> None:
        """Write plain entities that are new."""
        if not self._writes:
            return
        plainly.write(new)
        if section.name == "events":
            self._report.added += len(new)
        else:
            made = self._report.created
            made[section.type] = made.get(section.type, 0) + len(new)

    def _name(
        self, section: Section, plainly: Plainly, found: list[Plain], document: Document
    ) -> None:
        """Keep what plain entities are called."""
        for name, part, keyed in plainly.keys(found):
            taken = set(self._labels.add_keys(name, [(key, known) for key, known, _ in keyed]))
            for key, _known, said in keyed if taken else ():
                if key in taken:
                    _complain_of_key(document, said.line, f"{said.path}.{part}", key, name)
        self._labels.add_names(section.name, plainly.names(found))

    def _take(
        self, section: Section, entities: list[Entity], document: Document, *, last: bool = False
    ) -> None:
        """Take entities as a small document is taken; those that must wait are put by."""
        ready = entities
        if not last:
            ready, waiting = split(section, entities, self._loading.earlier)
            self._waiting += waiting
        document.entities[section.name] = ready
        loading = self._loading
        plan = understand(loading, document, relate=last and section.name == "relations")
        whole = not document.problems
        self._refuse(document)
        if self._writes:
            write(loading, plan)
        self._keep(plan, document if whole else _empty())
        self._refuse(document)
        loading.earlier.stored.forget()

    def _keep(self, plan: Plan, document: Document) -> None:
        """Keep what the entities of a plan are called, and that they were said."""
        for name, rows in plan.rows.items():
            for row in rows:
                if row.id is not None:
                    self._loading.earlier.see(name, row.id)
                event = row.values.get("event_id")
                if name == "relations" and row.values.get("from_date") and event and event.id:
                    self._loading.from_dates.add(event.id)
            self._label(name, [row for row in rows if row.entity is not None], document)

    def _label(self, name: str, rows: list[Planned], document: Document) -> None:
        keyed, named = {}, []
        for row in rows:
            assert row.entity is not None  # noqa: S101 - its caller has looked
            if row.id is None:
                self._unwritten -= 1
            known = Known(row.id or self._unwritten, row.uuid)
            if row.entity.key:
                keyed[row.entity.key] = known, row.entity
            names = names_of(row.entity)
            # Where nothing is written no row will be found by its uuid.
            named += [(label, known) for label in (names if self._writes else {*names, row.uuid})]
        for key in self._labels.add_keys(name, [(key, of[0]) for key, of in keyed.items()]):
            entity = keyed[key][1]
            _complain_of_key(document, entity.line, f"{entity.path}.key", key, name)
        if named:
            self._labels.add_names(name, named)


def _complain_of_key(
    document: Document, line: int | None, path: str, key: str, section: str
) -> None:
    kind = BY_NAME[section].type
    document.complain(
        line, path, f"the key {shown(key)} is already that of an earlier {kind} of the file."
    )


def _empty() -> Document:
    return Document(entities={section.name: [] for section in SECTIONS})
