"""Cells that cannot be understood."""


class CellError(ValueError):
    """A cell that is not what its column holds; the message is one sentence."""
