"""What an export was asked for, in words, so that a page says what it leaves out."""

from collections.abc import Iterable, Iterator

from chronology.dates.wording import describe
from chronology.query.filters import Filter
from chronology.query.statement import id_list
from chronology.store.reader import Reader

#: Said once, since "about 1991" stands under 1990.
ORDER = "Each stands under the year in which it may first have begun."

#: The fields of a filter that hold ids: how they are worded, and what they name.
_NAMED = (
    ("places", "at or within", "SELECT name FROM place WHERE id IN"),
    ("actors", "with", "SELECT name FROM actor WHERE id IN"),
    ("categories", "of the kind", "SELECT name FROM category WHERE id IN"),
    ("sources", "cited to", "SELECT slug FROM source WHERE id IN"),
    ("tags", "tagged", "SELECT name FROM tag WHERE id IN"),
)


def asked(reader: Reader, wanted: Filter | None) -> str:
    """Return the question that a filter asks: "Events in 2016, at or within Urfa or Aleppo"."""
    parts = list(_parts(reader, wanted or Filter()))
    return f"Events {', '.join(parts)}" if parts else "All events"


def _parts(reader: Reader, wanted: Filter) -> Iterator[str]:
    if wanted.windows:
        surely = "certainly " if wanted.certain else ""
        yield surely + _any(f"“{window.text or describe(window)}”" for window in wanted.windows)
    for field, words, names in _NAMED:
        ids = getattr(wanted, field)
        if ids:
            rows = reader.rows(" ".join([names, id_list(ids), "ORDER BY id"]))
            yield f"{words} {_any(row[0] for row in rows)}"
    if wanted.statuses:
        yield f"held to be {_any(wanted.statuses)}"
    if wanted.text:
        yield f"that mention “{wanted.text}”"
    if wanted.ids:
        yield f"numbered {_any(f'@{number}' for number in wanted.ids)}"
    if wanted.limit is not None:
        yield f"at most {wanted.limit} of them"
    if wanted.offset:
        yield f"after the first {wanted.offset}"


def _any(names: Iterable[str]) -> str:
    return " or ".join(names)
