"""Characters that would act on a terminal, or hide in it, made visible."""

from chronology.text import HARMLESS, visible

__all__ = ["json_safe", "one_line", "visible"]


def one_line(text: str) -> str:
    """Return ``text`` visible and on one line, white space made single spaces."""
    return visible(text if text.isprintable() else " ".join(text.split()))


def json_safe(document: str) -> str:
    """Return a JSON document with the same characters escaped, its meaning unchanged."""
    if document.isprintable():
        return document
    return "".join(
        letter if letter.isprintable() or letter in HARMLESS or letter == "\n" else _escaped(letter)
        for letter in document
    )


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
