"""Cells that cannot be understood."""


class CellError(ValueError):
    """A cell that is not what its column holds; the message is one sentence."""


class CellRefusal(Exception):  # noqa: N818  # it refuses one cell, and no program fails
    """A cell that refuses its row: which column, and why."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column = column
        self.why = why
