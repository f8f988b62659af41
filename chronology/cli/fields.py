"""From the options of an entity to the columns of its table."""

from typing import Any


def renamed(given: dict[str, Any], **columns: str) -> dict[str, Any]:
    """Return the options under their columns' names; empty words are None.

    Args:
        given: the options that were given.
        columns: the column of each option whose name is another.
    """
    return {
        columns.get(option, option): None if value == "" else value
        for option, value in given.items()
    }
