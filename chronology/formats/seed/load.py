"""A checked document brought into a chronology, whole or not at all."""

from dataclasses import dataclass

from chronology.formats.report import ImportReport
from chronology.formats.seed.earlier import Earlier
from chronology.formats.seed.inserting import one_by_one
from chronology.formats.seed.part import Loading, understand, write
from chronology.formats.seed.reading import DateWords, Order
from chronology.formats.seed.relative import settle_dates
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.shape import Document, Entity
from chronology.store.settings import DATE_ORDER, ZONE
from chronology.store.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document was read from, for the dataset's row.

    Args:
        format: the format's name.
        file_name: the file's name without its folder.
        sha256: hash of the file's bytes, in hexadecimal.
        stem: what the dataset is called where the file does not say.
        at: the moment of the import, ISO 8601 in UTC.
    """

    format: str
    file_name: str
    sha256: str
    stem: str
    at: str


def load_document(
    unit: UnitOfWork, document: Document, origin: Origin, order: Order | None = None
) -> ImportReport:
    """Write what ``document`` adds and changes; nothing where part of it is refused.

    Args:
        unit: the unit of work that the import is part of.
        document: what the file says, and what is wrong with it.
        origin: the file.
        order: how 3/4/2016 is read.
    """
    loading = begin(unit, document, origin, order)
    report = loading.report
    report.read = len(document.entities["events"])
    plan = understand(loading, document)
    report.refused = list(dict.fromkeys(document.problems))
    if not report.refused:
        write(loading, plan)
        settle_dates(unit, loading.redated, loading.stated)
    return report


def begin(
    unit: UnitOfWork, document: Document, origin: Origin, order: Order | None = None
) -> Loading:
    """Return the import of a document that is read whole."""
    slug = own_dataset(document, origin, events=bool(document.entities["events"]))
    own = slug if document.dataset else ""
    words = words_of(document, unit, order)
    return Loading(unit, slug, own, words, one_by_one(unit), Earlier(unit.reader))


def own_dataset(document: Document, origin: Origin, *, events: bool) -> str:
    """Make the file's own dataset an entity like others and return its slug.

    An export says ``dataset: null``, since it belongs to none of its own; a file
    without events that names no dataset needs none either.
    """
    if document.has_dataset and document.dataset is None:
        return ""
    if document.dataset is None:
        if not events:
            return origin.stem
        document.dataset = Entity(BY_NAME["datasets"], "dataset", None)
        document.dataset.values["slug"] = origin.stem
    values = document.dataset.values
    facts = {"format": origin.format, "file_name": origin.file_name}
    facts |= {"file_sha256": origin.sha256, "imported_at": origin.at}
    if document.title is not None:
        facts["title"] = document.title
    document.dataset.values = facts | values
    document.entities["datasets"].insert(0, document.dataset)
    return str(values.get("slug") or origin.stem)


def words_of(document: Document, unit: UnitOfWork, order: Order | None) -> DateWords:
    """Return a reader of words by the settings of the file, else of the chronology."""
    own = {
        entity.values.get("key"): entity.values.get("value")
        for entity in document.entities["settings"]
    }
    zone = own.get(ZONE) or unit.reader.setting(ZONE, "UTC")
    return DateWords(str(zone), order or own.get(DATE_ORDER) or unit.reader.setting(DATE_ORDER))
