"""Results of the Wikidata Query Service, in any of the files that it writes."""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from chronology.formats.base import ImportJob
from chronology.formats.dataset.moments import words_of
from chronology.formats.dataset.opening import open_text
from chronology.formats.dataset.record import Dataset, Item, Refused
from chronology.formats.tabular import RowError, Table, open_table, peek_header
from chronology.formats.text.jsonstream import Part, stream_json
from chronology.formats.wikidata.rows import ROLES, Reader
from chronology.formats.wikidata.values import item_id, plain
from chronology.formats.wikidata.variables import Row, as_items, folded, item_named

_ADDRESS = "www.wikidata.org/entity/Q"
_NAME = re.compile(r"\w+")
#: A variable of JSON that holds an item, plain or in the shape of SPARQL.
_ITEM = re.compile(r'"(\w+)"\s*:\s*(?:\{[^{}]*)?"https?://www\.wikidata\.org/entity/Q')
#: So many results are taken of one item; a query that multiplies them further is a mistake.
_MOST = 10_000
_ALWAYS = frozenset({"title", "citations", "extra"})
#: Which variables make which field one that the file speaks of, by their beginnings.
_SPEAKS = {
    "date": ("date", "pointintime", "time", "when", "start", "begin", "end"),
    "description": ("itemdescription",),
    "category": ("type", "instance", "class"),
    "places": ("coord", "place", "location", "country", "where", "geo"),
    "who": ("participant",),
}


def is_wikidata(beginning: str) -> bool:
    """Return whether a text looks like results: variables with labels, and addresses of items."""
    text = beginning.lstrip("\ufeff \t\r\n")
    first, _, rest = text.partition("\n")
    if text[:1] in ("[", "{"):
        named = set(_ITEM.findall(text))
        return any(name == "item" or f'"{name}Label"' in text for name in named)
    return _ADDRESS in rest and item_named(_NAME.findall(first)) is not None


def read(job: ImportJob) -> Dataset:
    """Return the events of a query's results.

    Raises:
        FileFormatError: the file is neither a table nor JSON.
    """
    beginning = job.input.beginning(64).decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    reader = Reader(words_of(job))
    if beginning[:1] in ("[", "{"):
        # Which variables there are is known only once the file has been read.
        return _dataset(_events(_of_json(job), reader), _ALWAYS | _SPEAKS.keys(), ())
    table = _table(job)
    names = [folded(name) for name in as_items(table.header)]
    speaks = {
        field for field, starts in _SPEAKS.items() if any(name.startswith(starts) for name in names)
    }
    return _dataset(_events(_of_table(table), reader), _ALWAYS | speaks, table.header)


def _dataset(items: Iterator[Item], speaks: frozenset[str], header: tuple[str, ...]) -> Dataset:
    return Dataset(
        slug="wikidata",
        title="Wikidata",
        items=items,
        speaks_of=speaks,
        licence="CC0 1.0",
        credit="Wikidata, https://www.wikidata.org/",
        roles=ROLES,
        header=header,
    )


def _table(job: ImportJob) -> Table:
    """Open a table; one whose variables bear question marks has RDF terms with quotes of their own."""
    header = peek_header(job) or ()
    if any(name.startswith("?") for name in header):
        return open_table(job, delimiter="\t", quoted=False)
    return open_table(job)


#: A result with the line that it stands on and its cells, for the file of refused rows.
_Found = tuple[int, Row, tuple[str, ...] | None]


def _of_table(table: Table) -> Iterator[_Found | Refused]:
    names = as_items(table.header)
    for row in table.lines:
        if isinstance(row, Refused):
            yield row
        else:
            line, cells = row
            values = zip(names, map(plain, cells), strict=True)
            yield line, Row(values), tuple(cells)


def _of_json(job: ImportJob) -> Iterator[_Found | Refused]:
    with open_text(job) as text:
        item = None
        for part in stream_json(text):
            if part.name == "head" and isinstance(part.value, dict):
                names = part.value.get("vars")
                item = item_named(list(map(str, names))) if isinstance(names, list) else None
            yield from _results(part, item)


def _results(part: Part, item: str | None) -> Iterator[_Found | Refused]:
    """Yield the results in a part: an item of the list, or the bindings of the whole.

    ``item`` is the variable of the items, where the file has said which before.
    """
    if part.fault:
        yield Refused(part.line, part.name, part.fault)
    elif part.name == "" and part.item:
        yield _result(part.value, part.line, item)
    elif part.name == "results" and isinstance(part.value, dict):
        bindings = part.value.get("bindings")
        for binding in bindings if isinstance(bindings, list) else ():
            yield _result(binding, part.line, item)


def _result(value: Any, line: int, item: str | None) -> _Found | Refused:
    if not isinstance(value, dict):
        return Refused(line, "", "a result is an object of variables.")
    names = as_items(list(value), item)
    return line, Row(zip(names, map(_text, value.values()), strict=True)), None


def _text(term: Any) -> str:
    """Return the text of a value: plain, or an object that also tells its type."""
    if isinstance(term, dict):
        return "" if term.get("type") == "bnode" else plain(_text(term.get("value")))
    return "" if term is None or isinstance(term, list) else plain(str(term))


def _events(found: Iterator[_Found | Refused], reader: Reader) -> Iterator[Item]:
    """Yield an event for the results of one item that follow one another."""
    for number, group in groupby(found, _identity):
        results = list(islice(group, _MOST))
        if number is None:
            yield from _without_item(results)
            continue
        good = [result for result in results if not isinstance(result, Refused)]
        line, _, cells = good[0]
        try:
            yield reader.record(number, [row for _, row, _ in good], line)
        except RowError as error:
            yield Refused(line, error.where, error.why, cells)


def _identity(result: _Found | Refused) -> str | None:
    return None if isinstance(result, Refused) else item_id(result[1].get("item", ""))


def _without_item(results: list[_Found | Refused]) -> Iterator[Refused]:
    for result in results:
        if isinstance(result, Refused):
            yield result
        else:
            line, row, cells = result
            said = row.get("item", "")[:60]
            why = f"“{said}” is no item of Wikidata." if said else "a result needs its item."
            yield Refused(line, "item", why, cells)
