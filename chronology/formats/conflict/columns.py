"""A row's cells by column name, each distinct combination of them read once.

Conflict datasets say the same again and again: a day, a town, a pair of sides
stands in hundreds of rows. What is made of such cells is kept under them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from chronology.formats.errors import FileFormatError

Made = TypeVar("Made")

#: So many combinations of cells are kept of each kind; beyond, all are forgotten,
#: so that memory stays flat in a file of any length.
_KEPT = 65_536


class Columns:
    """The columns of one file, under the names by which its publisher knows them.

    Args:
        header: the column names of the file.
        canonical: other names of a column, lower case, to the one used here.
    """

    def __init__(self, header: Sequence[str], canonical: Mapping[str, str] | None = None) -> None:
        self.header = tuple(header)
        self._at: dict[str, int] = {}
        self._used: set[str] = set()
        known = canonical or {}
        for position, name in enumerate(header):
            lower = name.strip().lower()
            self._at.setdefault(known.get(lower, lower), position)

    def __contains__(self, name: str) -> bool:
        return name in self._at

    def demand(self, name: str, dataset: str) -> None:
        """Refuse a file that lacks the column without which no row can be read.

        Raises:
            FileFormatError: it does.
        """
        if name not in self:
            raise FileFormatError(
                f"this is no table of {dataset}: it has no column “{name}”.",
                "Leave out --as, or map the columns with --map.",
                1,
            )

    def any_of(self, *names: str) -> bool:
        """Return whether the file has one of the columns."""
        return any(name in self._at for name in names)

    def cell(self, name: str) -> Callable[[list[str]], str]:
        """Return what gives a row's cell in a column, "" where the file has no such column."""
        at = self._position(name)
        if at is None:
            return _blank
        return itemgetter(at)

    def once(self, names: Sequence[str], make: Callable[..., Made]) -> Callable[[list[str]], Made]:
        """Return what gives the value that ``make`` makes of a row's cells, made once.

        Args:
            names: the columns, of which some may be missing.
            make: gets their cells in that order, outer white space cut, "" for a
                missing column; its value is shared by rows.
        """
        at = [self._position(name) for name in names]
        present = [position for position in at if position is not None]
        if not present:
            constant = make(*("" for _ in names))
            return lambda _: constant
        key_of: Callable[[list[str]], object] = itemgetter(*present)
        known: dict[object, Made] = {}

        def of(cells: list[str]) -> Made:
            key = key_of(cells)
            # Most cells are known, and this is quicker for them than asking first.
            try:
                return known[key]
            except KeyError:
                if len(known) >= _KEPT:
                    known.clear()
            found = make(*("" if one is None else cells[one].strip() for one in at))
            known[key] = found
            return found

        return of

    def rest(
        self, *, kept: Collection[str] = (), left_out: Collection[str] = ()
    ) -> Callable[[list[str]], dict[str, object]] | None:
        """Return what gives the non-empty cells of the columns that nothing asked for.

        They stand under the names of the file. None where there are none.

        Args:
            kept: columns that stand there although something asked for them.
            left_out: columns that do not although nothing did, since others say
                the same.
        """
        taken = (self._used - {*kept}) | {*left_out}
        positions = {at for name, at in self._at.items() if name in taken}
        stay = [(name, at) for at, name in enumerate(self.header) if at not in positions]
        if not stay:
            return None

        def of(cells: list[str]) -> dict[str, object]:
            return {name: cells[at] for name, at in stay if cells[at]}

        return of

    def _position(self, name: str) -> int | None:
        self._used.add(name)
        return self._at.get(name)


def _blank(_: list[str]) -> str:
    return ""
