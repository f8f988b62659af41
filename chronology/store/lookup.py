"""From the words a user types to the id of what they name.

An id comes first, then a name, then an alias; case, accents, apostrophes and
hyphens make no difference, except that a name spelt exactly so is preferred.
One rule serves the filters of a query and the names in a change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from chronology.errors import AmbiguousNameError, BadInputError, UnknownNameError
from chronology.store.reader import PLAIN, Reader
from chronology.text import fold


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is named.

    Args:
        table: where it is.
        name: the column of its name.
        folded: that of its folded name.
        title: that of a second folded name, such as a source's title, if any.
        aliases: the table of its further names, "" without one.
        detail: the column that tells namesakes apart, if any.
        cure: what to do about an unknown name.
    """

    table: str
    name: str = "name"
    folded: str = "name_folded"
    title: str = ""
    aliases: str = ""
    detail: str = ""
    cure: str = ""


KINDS: dict[str, Kind] = {
    "actor": Kind(
        "actor",
        aliases="actor_name",
        detail="note",
        cure="Add it with `chronology actor add`, or let --create make it.",
    ),
    "place": Kind(
        "place",
        aliases="place_name",
        cure="Add it with `chronology place add`, or let --create make it.",
    ),
    "source": Kind(
        "source",
        name="slug",
        folded="",
        title="title_folded",
        detail="title",
        cure="Add it with `chronology source add`, or let --create make it.",
    ),
    "category": Kind(
        "category", cure="Add it with `chronology category add`, or let --create make it."
    ),
    "role": Kind("role", cure="Add it with `chronology role add`, or let --create make it."),
    "tag": Kind("tag", cure="Events get tags with `chronology edit ID --tag`."),
    "event": Kind(
        "event", name="title", folded="", cure="`chronology list` shows the events there are."
    ),
}

_LARGEST_ID = 2**63 - 1


def look_up(reader: Reader, kind: str, words: str) -> int:
    """Return the id of the ``kind`` of thing ("actor", "place" …) that ``words`` name.

    A place may be told from its namesakes by what it lies in: "Aksaray, Istanbul".
    An event is only known by its id, "12" or "@12".

    Raises:
        UnknownNameError: nothing is named so; with the closest names.
        AmbiguousNameError: several are; with their ids.
        BadInputError: the words are empty.
    """
    found = find_all(reader, kind, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNameError(kind, words.strip(), closest(reader, kind, words), KINDS[kind].cure)
    listed = "; ".join(describe(reader, kind, number) for number in found[:12])
    raise AmbiguousNameError(
        f"“{words.strip()}” is the name of {len(found)} {kind} entries: {listed}.",
        "Give the id of the one you mean.",
    )


def find_all(reader: Reader, kind: str, words: str) -> list[int]:
    """Return the ids of all that ``words`` may name, none or several, in order.

    Raises:
        BadInputError: the words are empty.
    """
    given = words.strip()
    if not given:
        raise BadInputError(f"The name of the {kind} is empty.", "Give its name or its id.")
    known = KINDS[kind]
    digits = given.removeprefix("@") if kind == "event" else given
    if digits.isascii() and digits.isdigit():
        number = int(digits[:20])
        if number <= _LARGEST_ID and reader.one(
            f"SELECT 1 FROM {known.table} WHERE id = :id",  # noqa: S608 - a table of KINDS
            {"id": number},
        ):
            return [number]
    if kind == "event":
        return []
    found = _named(reader, known, given)
    if not found and kind == "place" and "," in given:
        found = _placed(reader, known, [part.strip() for part in given.split(",")])
    return found


def _named(reader: Reader, known: Kind, given: str) -> list[int]:
    """Return the ids of one name, by the first rule that finds any."""
    exact, folded = {"name": given}, {"name": fold(given)}
    rules = [(f"{known.name} = :name", exact)]
    if known.folded:
        rules.append((f"{known.folded} = :name", folded))
    else:
        lower = f"lower({known.name} COLLATE {PLAIN[reader.engine]})"
        rules.append((f"{lower} = :name", {"name": given.lower()}))
    if known.title:
        rules.append((f"{known.title} = :name", folded))
    for condition, params in rules:
        sql = f"SELECT id FROM {known.table} WHERE {condition} ORDER BY id"  # noqa: S608 - of KINDS
        if found := [int(row[0]) for row in reader.rows(sql, params)]:
            return found
    if not known.aliases:
        return []
    sql = (
        f"SELECT DISTINCT {known.table}_id FROM {known.aliases}"  # noqa: S608 - of KINDS
        " WHERE name_folded = :name ORDER BY 1"
    )
    return [int(row[0]) for row in reader.rows(sql, folded)]


def _placed(reader: Reader, known: Kind, parts: list[str]) -> list[int]:
    """Return the places named ``parts[0]`` that lie in all the others, in that order."""
    if not all(parts):
        return []
    around = [set(_named(reader, known, part)) for part in parts[1:]]
    return [
        number
        for number in _named(reader, known, parts[0])
        if _lies_in(ancestors(reader, "place", number), around)
    ]


def _lies_in(above: Iterable[int], around: list[set[int]]) -> bool:
    """Return whether the chain ``above`` passes each set of ``around`` in turn."""
    chain = iter(above)
    return all(any(number in wanted for number in chain) for wanted in around)


def ancestors(reader: Reader, table: str, number: int, column: str = "parent_id") -> list[int]:
    """Return the ids of what ``number`` lies in, nearest first."""
    found: list[int] = []
    sql = f"SELECT {column} FROM {table} WHERE id = :id"  # noqa: S608 - names from the program
    while (row := reader.one(sql, {"id": number})) and row[0] is not None and row[0] not in found:
        number = int(row[0])
        found.append(number)
    return found


def describe(reader: Reader, kind: str, number: int) -> str:
    """Return "7 Aksaray (in Istanbul)": an id, its name and what tells it apart."""
    known = KINDS[kind]
    columns = f"{known.name}, {known.detail or 'NULL'}"
    row = reader.one(
        f"SELECT {columns} FROM {known.table} WHERE id = :id",  # noqa: S608 - of KINDS
        {"id": number},
    )
    if row is None:
        return str(number)
    name, detail = row
    if kind == "place" and (above := ancestors(reader, "place", number)):
        sql = "SELECT name FROM place WHERE id = :id"
        names = [str((reader.one(sql, {"id": one}) or [one])[0]) for one in above]
        detail = "in " + ", ".join(names)
    return f"{number} {name} ({detail})" if detail else f"{number} {name}"


def closest(reader: Reader, kind: str, words: str, count: int = 3) -> tuple[str, ...]:
    """Return the existing names that look most like ``words``, best first."""
    known = KINDS[kind]
    if kind == "event":
        return ()
    from difflib import get_close_matches  # noqa: PLC0415 - only needed when nothing was found

    queries = [f"SELECT {known.name} FROM {known.table} ORDER BY id"]  # noqa: S608 - of KINDS
    if known.aliases:
        queries.append(f"SELECT name FROM {known.aliases} ORDER BY id")  # noqa: S608 - of KINDS
    names: dict[str, str] = {}
    for sql in queries:
        for (name,) in reader.rows(sql):
            names.setdefault(fold(name), name)
    wanted = fold(words)
    near = get_close_matches(wanted, names, count, 0.6)
    pieces = set(wanted.split())
    near += [folded for folded in names if folded not in near and pieces & set(folded.split())]
    return tuple(names[folded] for folded in near[:count])
