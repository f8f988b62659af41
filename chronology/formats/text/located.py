"""Plain mappings that remember where in their file they stood."""

from typing import Any


class LocatedDict(dict[str, Any]):
    """A mapping and the line that it began on, None where that is not known."""

    line: int | None = None


def line_of(value: object) -> int | None:
    """Return the line that ``value`` began on, if it is known."""
    return value.line if isinstance(value, LocatedDict) else None
