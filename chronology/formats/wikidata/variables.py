"""Which variable of a query says what: queries name them as their authors like."""

from collections.abc import Iterable, Sequence

#: What each of our fields may be called, folded by ``folded``.
DATE = ("date", "pointintime", "time", "when")
START = ("start", "starttime", "startdate", "begin")
END = ("end", "endtime", "enddate")
COORDINATES = ("coord", "coords", "coordinates", "coordinatelocation", "location", "geo")
PLACE = ("place", "location", "where")
COUNTRY = ("country",)
KIND = ("type", "instance", "instanceof", "class")
PARTICIPANT = ("participant",)


def folded(name: str) -> str:
    """Return a variable's name without its question mark, case and underscores."""
    return name.lstrip("?").replace("_", "").lower()


def looks_like_wikidata(names: Iterable[str]) -> bool:
    """Return whether variables are those of a query for items and their labels."""
    return {"item", "itemlabel"} <= {folded(name) for name in names}


def item_named(names: Sequence[str]) -> str | None:
    """Return the variable of the items: ``item``, else the first if it has a label beside it.

    Queries ask for ``?battle ?battleLabel`` as often as for ``?item ?itemLabel``.
    """
    plain = [name.lstrip("?") for name in names]
    if any(folded(name) == "item" for name in plain):
        return "item"
    return plain[0] if plain and f"{plain[0]}Label" in plain else None


def as_items(names: Sequence[str], item: str | None = None) -> list[str]:
    """Return the names of variables as those of a query for ``?item``.

    Args:
        names: the variables of a result.
        item: the one of the items; by ``item_named`` where left out.
    """
    item = item or item_named(names)
    if item is None or item == "item":
        return list(names)
    ours = {f"{item}{ending}": f"item{ending}" for ending in ("", "Label", "Description")}
    return [ours.get(name.lstrip("?"), name) for name in names]


class Row(dict[str, str]):
    """One result: values by folded names of variables, and which of them were used."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.named: dict[str, str] = {}
        self.used: set[str] = set()
        for name, value in values:
            self[folded(name)] = value
            self.named[folded(name)] = name.lstrip("?")

    def take(self, names: Iterable[str], ending: str = "") -> str:
        """Return the first value that is there under one of ``names`` with ``ending``."""
        for name in names:
            if self.get(name + ending):
                self.used.add(name + ending)
                return self[name + ending]
        return ""
