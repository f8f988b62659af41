"""A dataset brought into a chronology: whole or not at all, and again without harm."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chronology.formats.base import ImportJob
from chronology.formats.dataset.adding import Adder
from chronology.formats.dataset.context import Context
from chronology.formats.dataset.numbered import Numbered
from chronology.formats.dataset.numbering import New
from chronology.formats.dataset.preparing import Prepared
from chronology.formats.dataset.reading import BATCH, Batch, Reading
from chronology.formats.dataset.record import Dataset
from chronology.formats.dataset.refusing import RefusedFile
from chronology.formats.dataset.renewing import Renewer
from chronology.formats.dataset.settling import settle_records, settle_rest
from chronology.formats.dataset.taking import Added, Taken
from chronology.formats.dataset.withheld import Withheld
from chronology.formats.report import ImportReport, Refusal

if TYPE_CHECKING:
    from chronology.formats.dataset.edition import Known


class DatasetLoad:
    """The import of one dataset, a batch of records at a time.

    Args:
        job: the import.
        dataset: what the file holds.
        refused: takes what is refused.
    """

    def __init__(self, job: ImportJob, dataset: Dataset, refused: RefusedFile) -> None:
        self._job = job
        self._refused = refused
        self._context = Context(job, dataset)
        self._report = self._context.report
        self._reading = Reading(
            dataset,
            self._context.dates,
            BATCH[job.unit.location.engine],
        )
        self._renewer = Renewer(self._context)
        self._numbered = Numbered(self._context.things, self._context.words)
        self._adder: Adder | None = None
        self._alone = False
        self._withheld = Withheld(job.unit.reader, self._context.edition.slug)

    def run(self, batches: Iterable[Batch] | None) -> ImportReport:
        """Write what is new and what has changed, and return the report.

        Args:
            batches: what another process reads of the file, all of it new; None to
                read it here.
        """
        self._alone = batches is not None
        if batches is None:
            self._run_here()
        else:
            self._run_apart(batches)
        self._context.links.finish()
        self._renewer.tell_gone()
        self._finish()
        return self._report

    def has_only_new(self) -> bool:
        """Return whether every record of the file will be a new event, of which no more is told."""
        return not (self._context.edition.is_known or self._job.diff or self._withheld)

    def _run_apart(self, batches: Iterable[Batch]) -> None:
        for batch in batches:
            self._note(batch.taken)
            self._add(batch.prepared, batch.new)
            self._settle_rest(batch.taken)
            self._tell()

    def _run_here(self) -> None:
        for taken in self._reading.taken():
            self._note(taken)
            self._take(taken)
            self._tell()

    def _note(self, taken: Taken) -> None:
        """Enter into the report what does not depend on the chronology."""
        self._report.read += taken.read
        for kind, example in taken.warnings:
            self._report.warn(kind, example)
        for refused in taken.refused:
            self._report.refuse(Refusal(refused.line or None, refused.where, refused.why))
            self._refused.add(refused)
        if self._withheld:
            self._withhold(taken)

    def _withhold(self, taken: Taken) -> None:
        """Leave out what was purged, and what names it; it is written to no file of refused rows."""
        good: list[Added] = []
        for one in taken.good:
            why = self._withheld.event(one.record)
            if why is None:
                good.append(one)
            else:
                self._report.refuse(Refusal(one.record.line or None, "", why))
        taken.good = good
        taken.ties = [each for each in taken.ties if self._withheld.tie(each) is None]
        taken.others = [each for each in taken.others if self._withheld.other(each) is None]

    def _tell(self) -> None:
        if self._job.tell is not None:
            self._job.tell(self._report.read)

    def _take(self, taken: Taken) -> None:
        """Write what is new of a batch, and what has changed."""
        known = self._context.edition.known(one.record.external_id for one in taken.good)
        new: list[Added] = []
        changed: list[tuple[Added, Known]] = []
        for one in taken.good:
            there = known.get(one.record.external_id)
            if there is None:
                if not self._renewer.was_removed(one.record):
                    new.append(one)
            elif self._renewer.is_due(there, one.digest):
                changed.append((one, there))
        if new:
            self._add(*self._reading.prepare(new), told=new if self._job.diff else ())
        settle_records(self._context.things, [one.record for one, _known in changed])
        self._settle_rest(taken)
        self._renewer.renew(changed)

    def _settle_rest(self, taken: Taken) -> None:
        """See that what stands for itself in the file is there."""
        if taken.ties or taken.others:
            settle_rest(self._context.things, taken.ties, taken.others)
            self._context.links.tie(taken.ties)

    def _add(self, prepared: Prepared, new: New, told: Sequence[Added] = ()) -> None:
        if self._adder is None:
            self._adder = Adder(
                self._job.unit, self._context.edition, self._numbered, alone=self._alone
            )
        ids = self._adder.add(prepared, new)
        self._report.added += len(ids)
        for at, kind, other in prepared.related:
            self._context.links.relate(ids[at], kind, other)
        for number, one in zip(ids, told, strict=False):
            self._renewer.tell_added(number, one.record)

    def _finish(self) -> None:
        """Complete the report, and say in the dataset's row that it was imported."""
        report = self._report
        report.changed = self._context.things.fills.write()
        made = self._context.things.made + self._context.words.made
        report.created |= {kind: count for kind, count in made.items() if count}
        if report.added or report.updated or report.created or report.changed:
            self._context.edition.touch()
        report.refused_path = self._refused.path
