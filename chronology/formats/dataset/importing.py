"""A dataset brought into a chronology: whole or not at all, and again without harm."""

from collections.abc import Iterator
from itertools import islice

from chronology.formats.base import ImportJob
from chronology.formats.dataset.adding import Added, Adder
from chronology.formats.dataset.context import Context
from chronology.formats.dataset.digesting import RecordError
from chronology.formats.dataset.edition import Known
from chronology.formats.dataset.record import (
    Actor,
    Dataset,
    Item,
    Place,
    Record,
    Refused,
    Source,
    Tied,
)
from chronology.formats.dataset.refusing import RefusedFile
from chronology.formats.dataset.renewing import Renewer
from chronology.formats.dataset.said import extra_json
from chronology.formats.dataset.seen import SeenIds
from chronology.formats.dataset.settling import settle_records, settle_rest
from chronology.formats.report import ImportReport, Refusal
from chronology.formats.table.sheet import REFUSED

#: So many records are written at a time.
_BATCH = 2000


class DatasetLoad:
    """The import of one dataset, a batch of records at a time.

    Args:
        job: the import.
        dataset: what the file holds.
        refused: takes what is refused.
    """

    def __init__(self, job: ImportJob, dataset: Dataset, refused: RefusedFile) -> None:
        self._job = job
        self._items = iter(dataset.items)
        self._refused = refused
        self._context = Context(job, dataset)
        self._report = self._context.report
        self._seen = SeenIds()
        self._has_reasons = REFUSED in dataset.header
        self._renewer = Renewer(self._context)
        self._adder: Adder | None = None

    def run(self) -> ImportReport:
        """Read it all, write what is new and what has changed, and return the report."""
        while batch := list(islice(self._items, _BATCH)):
            self._take(batch)
            if self._job.tell is not None:
                self._job.tell(self._report.read)
        self._context.links.finish()
        self._renewer.tell_gone()
        self._finish()
        return self._report

    def _take(self, batch: list[Item]) -> None:
        good = list(self._good(batch))
        known = self._context.edition.known(one.record.external_id for one in good)
        new: list[Added] = []
        changed: list[tuple[Added, Known]] = []
        for one in good:
            there = known.get(one.record.external_id)
            if there is None:
                new.append(one)
            elif self._renewer.is_due(there, one.digest):
                changed.append((one, there))
        self._settle(batch, new, changed)
        self._add([one for one in new if not self._renewer.was_removed(one.record)])
        self._renewer.renew(changed)

    def _good(self, batch: list[Item]) -> Iterator[Added]:
        """Yield the records that can be taken, with what is worked out of them; refuse the rest."""
        report, dates, seen = self._report, self._context.dates, self._seen
        digests = self._context.digests
        for item in batch:
            if isinstance(item, Refused):
                report.read += 1
                self._refuse(item)
            elif isinstance(item, Record):
                report.read += 1
                for kind, example in item.warnings:
                    report.warn(kind, f"line {item.line}: {example}" if item.line else example)
                if self._has_reasons:
                    item.extra = {k: v for k, v in item.extra.items() if k != REFUSED}
                try:
                    date, extra = dates.of(item.date), extra_json(item)
                    digest = digests.of(item, date, extra)
                    if not seen.add(item.external_id):
                        why = f"the id “{item.external_id}” stands in an earlier row."
                        raise RecordError("", why)  # noqa: TRY301 - one way for all refusals
                except RecordError as error:
                    self._refuse(Refused(item.line, error.where, error.why, item.cells))
                else:
                    yield Added(item, date, digest, extra)

    def _refuse(self, refused: Refused) -> None:
        self._report.refuse(Refusal(refused.line or None, refused.where, refused.why))
        self._refused.add(refused)

    def _settle(
        self, batch: list[Item], new: list[Added], changed: list[tuple[Added, Known]]
    ) -> None:
        """See that everything that the records name is there."""
        settle_records(self._context.things, [one.record for one in new])
        settle_records(self._context.things, [one.record for one, _known in changed])
        ties = [item for item in batch if isinstance(item, Tied)]
        others = [item for item in batch if isinstance(item, Place | Actor | Source)]
        if ties or others:
            settle_rest(self._context.things, ties, others)
            self._context.links.tie(ties)

    def _add(self, new: list[Added]) -> None:
        if not new:
            return
        if self._adder is None:
            dataset = (self._context.edition.id, self._context.edition.slug)
            self._adder = Adder(self._job.unit, dataset, self._context.words, self._context.dates)
        owners = self._adder.add(new)
        self._report.added += len(new)
        for owner, one in zip(owners, new, strict=True):
            if one.record.related:
                self._context.links.relate(owner.id, one.record)
            if self._job.diff:
                self._renewer.tell_added(owner.id, one.record)

    def _finish(self) -> None:
        """Complete the report, and say in the dataset's row that it was imported."""
        report = self._report
        report.changed = self._context.things.fills.write()
        made = self._context.things.made + self._context.words.made
        report.created |= {kind: count for kind, count in made.items() if count}
        if report.added or report.updated or report.created or report.changed:
            self._context.edition.touch()
        report.refused_path = self._refused.path
