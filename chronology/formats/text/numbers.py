"""Numbers in words of digits, as JSON and YAML hold them, refused where they are too large."""

from math import isfinite
from sys import get_int_max_str_digits

from chronology.formats.errors import FileFormatError


def whole_number(text: str, line: int | None = None) -> int:
    """Return the whole number that ``text`` is.

    Raises:
        FileFormatError: it has more digits than Python reads, which is slow with many.
    """
    try:
        return int(text)
    except ValueError:
        raise too_many_digits(line) from None


def too_many_digits(line: int | None = None) -> FileFormatError:
    """Return the refusal of a whole number with more digits than are read."""
    return FileFormatError(
        f"a number has more than {get_int_max_str_digits():,} digits.",
        "Write it as text, in quotes.",
        line,
    )


def finite_number(text: str, line: int | None = None) -> float:
    """Return the number that ``text`` is.

    Raises:
        FileFormatError: it is larger than any that a computer reckons with.
    """
    number = float(text)
    if not isfinite(number):
        shown = text if len(text) <= 20 else f"{text[:20]}…"
        raise FileFormatError(
            f"the number {shown} is too large.", "Write it as text, in quotes.", line
        )
    return number
