"""A SELECT put together from parts; values always travel as parameters."""

from collections.abc import Iterable


class Statement:
    """A SELECT statement in the making.

    Args:
        columns: the expressions to select.
        source: what follows FROM, joins included.
    """

    def __init__(self, columns: str, source: str) -> None:
        self.columns = columns
        self._source = source
        self._where: list[str] = []
        self._tail: list[str] = []
        self.params: dict[str, object] = {}

    def bind(self, value: object) -> str:
        """Keep ``value`` as a parameter and return its placeholder."""
        name = f"v{len(self.params)}"
        self.params[name] = value
        return f":{name}"

    def where(self, *parts: str) -> None:
        """Add a condition, all of which must hold; ``parts`` are joined by spaces."""
        self._where.append(" ".join(parts))

    def tail(self, *parts: str) -> None:
        """Add what follows the conditions (ORDER BY, LIMIT)."""
        self._tail.extend(parts)

    @property
    def sql(self) -> str:
        """The statement."""
        where = ["WHERE", " AND ".join(self._where)] if self._where else []
        return " ".join(["SELECT", self.columns, "FROM", self._source, *where, *self._tail])


def any_of(conditions: Iterable[str]) -> str:
    """Return the condition that one of ``conditions`` holds."""
    return " ".join(["(", " OR ".join(conditions), ")"])


def id_list(ids: Iterable[int]) -> str:
    """Return whole numbers as SQL's list ``(1,2,3)``, which may be empty."""
    return "".join(["(", ",".join(str(int(number)) for number in ids) or "NULL", ")"])


def within(table: str, ids: Iterable[int]) -> str:
    """Return the subquery of the rows ``ids`` of a hierarchy and all beneath them.

    UNION drops what was met before, so that a circle of parents ends.
    """
    return " ".join(
        [
            "(WITH RECURSIVE down(id) AS (SELECT id FROM",
            table,
            "WHERE id IN",
            id_list(ids),
            "UNION SELECT child.id FROM",
            table,
            "AS child JOIN down ON child.parent_id = down.id) SELECT id FROM down)",
        ]
    )


def like(text: str) -> str:
    """Return ``text`` for a LIKE pattern with ESCAPE '!': its ``%`` and ``_`` are plain."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
