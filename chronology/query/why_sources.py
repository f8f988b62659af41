"""Who makes each claim of a chain: a source, or the analyst."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from chronology.network.statements import ClaimKey
from chronology.store.reader import Reader

_EVENT: Final = "event AS t"
#: How each kind of claim is found: its row, the citation it rests on, who adopted it.
_ROWS: Final = {
    "date": (_EVENT, "t.basis_citation_id", "t.basis_author"),
    "length": (_EVENT, "NULL", "NULL"),
    "says": ("citation AS t", "t.id", "NULL"),
    "says length": ("citation AS t", "t.id", "NULL"),
    # What the words of an event's date say of another rests on what that date does.
    "relation": (
        "relation AS t LEFT JOIN event AS e ON e.id = t.event_id AND t.from_date",
        "COALESCE(t.citation_id, e.basis_citation_id)",
        "e.basis_author",
    ),
    "participation": ("participation AS t", "t.citation_id", "NULL"),
    "born": ("actor AS t", "NULL", "NULL"),
    "died": ("actor AS t", "NULL", "NULL"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a claim: a source, with the place in it, or else whoever adopted it.

    Args:
        source: its slug.
        locator: where in it.
        author: who adopted it.
        dataset: the slug of the dataset that the event came from.
    """

    source: str | None = None
    locator: str | None = None
    author: str | None = None
    dataset: str | None = None

    @property
    def words(self) -> str:
        """The claim's origin as a line shows it."""
        if self.source is None:
            return f"adopted by {self.author}" if self.author else self._without_source
        return f"{self.source}, {self.locator}" if self.locator else self.source

    @property
    def _without_source(self) -> str:
        return "by the analyst" if self.dataset is None else f"imported from {self.dataset}"


def origins(reader: Reader, keys: Iterable[ClaimKey]) -> dict[ClaimKey, Origin]:
    """Return who makes each of the claims ``keys``."""
    by_kind: dict[str, set[int]] = {}
    for kind, number in keys:
        by_kind.setdefault(kind, set()).add(number)
    found = {}
    for kind, numbers in by_kind.items():
        rows, citation, author = _ROWS[kind]
        # Other claims of an event may be an analyst's although it was imported.
        dataset = "d.slug" if rows == _EVENT else "NULL"
        columns = ("SELECT t.id, s.slug, c.locator,", author, ",", dataset, "FROM", rows)
        imported = "LEFT JOIN dataset AS d ON d.id = t.dataset_id" if rows == _EVENT else ""
        cited = ("LEFT JOIN citation AS c ON c.id =", citation)
        said = ("LEFT JOIN source AS s ON s.id = c.source_id WHERE t.id IN", _listed(numbers))
        sql = " ".join((*columns, imported, *cited, *said))
        for row in reader.rows(sql):
            found[kind, row[0]] = Origin(*row[1:])
    return found


def titles(reader: Reader, events: Collection[int]) -> Mapping[int, str]:
    """Return the titles of events."""
    return _names(reader, "SELECT id, title FROM event", events)


def actor_names(reader: Reader, actors: Collection[int]) -> Mapping[int, str]:
    """Return the names of actors."""
    return _names(reader, "SELECT id, name FROM actor", actors)


def _names(reader: Reader, select: str, ids: Collection[int]) -> Mapping[int, Any]:
    return dict(reader.rows(f"{select} WHERE id IN {_listed(ids)}"))


def _listed(ids: Iterable[int]) -> str:
    """Return ids as a list in SQL: being integers, they may stand in its text."""
    return "(" + ", ".join(str(int(number)) for number in {0, *ids}) + ")"
