"""What the parts of one import share."""

from dataclasses import dataclass, field

from chronology.formats.base import ImportJob
from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.edition import Edition
from chronology.formats.dataset.linking import Links
from chronology.formats.dataset.record import Dataset
from chronology.formats.dataset.things import Things
from chronology.formats.dataset.vocabulary import Vocabulary
from chronology.formats.report import ImportReport


@dataclass(slots=True)
class Context:
    """One import while it goes on.

    Args:
        job: the import.
        dataset: what the file holds.
        report: what came of it so far.
        edition: the dataset's row, and what it has in the chronology.
        dates: the dates met so far.
        words: categories, roles and tags.
        things: places, actors and sources.
        links: writes relations and ties.
    """

    job: ImportJob
    dataset: Dataset
    report: ImportReport = field(init=False)
    edition: Edition = field(init=False)
    dates: Dates = field(default_factory=Dates)
    words: Vocabulary = field(init=False)
    things: Things = field(init=False)
    links: Links = field(init=False)

    def __post_init__(self) -> None:
        unit = self.job.unit
        self.report = ImportReport(dry_run=self.job.dry_run)
        self.edition = Edition(self.job, self.dataset)
        self.words = Vocabulary(unit, self.edition.slug, self.dataset.roles)
        self.things = Things(unit, self.edition.slug, self.report.warn)
        self.links = Links(unit, self.edition, self.report)
