"""Gramps XML: family trees, with their dates of many kinds and calendars."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from chronology.formats.base import Format, ImportJob
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset, Item
from chronology.text import fold

if TYPE_CHECKING:
    from chronology.formats.gramps.tree import Tree

#: The fields of a record that a tree can say something of.
_SPEAKS_OF = frozenset((
    "title", "date", "description", "category", "handling", "places", "who", "citations",
    "tags", "extra",
))  # fmt: skip

_DATABASE = re.compile(r"<database\s[^>]*gramps-project\.org/xml/")
#: A date at the end of a file's name, as in a copy of a tree: "weber-2024-05-02".
_STAMP = re.compile(r"[-_. ]+\d{4}-\d{2}-\d{2}([-_T. ]\d{2}[-:.]?\d{2}([-:.]?\d{2})?)?$")


def read(job: ImportJob) -> Dataset:
    """Return the events of a tree, its people, families, places and sources.

    Raises:
        BadInputError: defusedxml is not installed.
        FileFormatError: the file cannot be read.
    """
    from chronology.formats.gramps.events import ROLES  # noqa: PLC0415 - keeps start-up light
    from chronology.formats.gramps.tree import Tree  # noqa: PLC0415 - keeps start-up light

    tree = Tree(job.input.open)
    stem = _STAMP.sub("", PurePath(job.input.name).stem)
    return Dataset(
        slug="-".join(("gramps", *_words(stem))),
        title=f"Gramps: {stem}",
        items=_items(job, tree),
        speaks_of=_SPEAKS_OF,
        credit=f"Compiled by {tree.researcher}" if tree.researcher else None,
        roles=ROLES,
    )


def _items(job: ImportJob, tree: "Tree") -> Iterator[Item]:
    from chronology.formats.gramps.events import record_of  # noqa: PLC0415 - keeps start-up light
    from chronology.formats.gramps.records import records  # noqa: PLC0415 - keeps start-up light

    begun = False
    for section, element in records(job.input.open):
        if section == "events":
            begun = True
            if element.tag == "event":
                yield record_of(element, tree)
        elif begun:
            break  # what follows has been read already
    yield from tree.people.by_handle.values()
    yield from tree.places.by_handle.values()
    yield from tree.sources.by_handle.values()
    yield from tree.ties()


def _words(stem: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(stem)).split()


def _recognises(beginning: str) -> bool:
    """Return whether a text begins like the XML of Gramps."""
    return beginning.lstrip().startswith("<") and _DATABASE.search(beginning) is not None


GRAMPS = Format(
    name="gramps",
    suffixes=(".gramps",),
    about="Family trees of Gramps, as its XML.",
    recognises=_recognises,
    load=loads(read, alone=True),
    dump=None,
)
