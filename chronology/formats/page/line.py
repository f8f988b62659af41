"""Text on one line, with nothing hidden in it."""

from chronology.text import visible


def one_line(text: str) -> str:
    """Return ``text`` visible and on one line, white space made single spaces."""
    return visible(" ".join(text.split()))
