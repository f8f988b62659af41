"""Files of ours read back into another chronology, and how the two then differ."""

from pathlib import Path
from typing import Any

from chronology.formats import export_file, import_file
from chronology.formats.report import ImportReport
from chronology.query.telling import Told, told_events
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank

#: What each source says, but for what an import has no column for.
_CLAIMED = [
    "source", "title", "author", "publisher", "published", "url", "locator", "quote", "stance",
    "credibility", "rank", "claimant", "says", "says_words", "note", "reliability",
    "source_language",
]  # fmt: skip


def empty(blank: Blank, folder: Path, name: str = "other.db") -> Location:
    """Return a new chronology beside what a test writes."""
    return blank.copy(folder / name)


def hand_over(place: Location, path: Path, other: Location, form: str) -> ImportReport:
    """Export a chronology, and import that file into another."""
    with open_reader(place) as reader:
        export_file(reader, None, path, format=form)
    return import_file(other, path, format=form)


def told(place: Location) -> dict[str, Told]:
    """Return the events of a chronology by their titles."""
    with open_reader(place) as reader:
        return {each.view.title: each for each in told_events(reader, None)}


def account(event: Told) -> dict[str, Any]:
    """Return what a format carries of an event: all but ids, and what is always declared lost."""
    view = event.view
    shape = view.as_json()
    for name in ("id", "uuid", "where", "certainty"):
        del shape[name]
    shape["when"] = view.words, view.date
    shape["places"] = [(place.full_name, place.country, place.latitude, place.longitude, role)
                       for place, role in view.places]  # fmt: skip
    shape["claims"] = [[getattr(claim, name) for name in _CLAIMED] for claim in event.claims]
    shape["counts"] = event.counts
    shape["manner"], shape["handling"] = event.manner, event.handling
    shape["lasting"], shape["basis"] = event.lasting, event.basis
    return shape
