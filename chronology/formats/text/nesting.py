"""How deep lists and objects lie in each other: what is read must also be writable again."""

from typing import Any

from chronology import limits
from chronology.formats.errors import FileFormatError


def refuse_deep(value: Any, text: str, line: int | None, start: int = 0, end: int = -1) -> None:
    """Refuse a value of JSON whose lists and objects lie too deep in each other.

    Args:
        value: the value.
        text: what it was read from, in which its brackets are counted first: of few
            the value need not be looked at.
        line: its line, where one is known.
        start: where in the text it begins.
        end: where it ends, -1 for the text's end.

    Raises:
        FileFormatError: they do.
    """
    most = limits.NESTING.value
    last = len(text) if end < 0 else end
    if text.count("[", start, last) + text.count("{", start, last) > most and _deeper(value, most):
        raise too_deep("JSON", line)


def too_deep(language: str, line: int | None) -> FileFormatError:
    """Return the refusal of a file whose parts lie too deep in each other."""
    return FileFormatError(
        f"the {language} is nested too deeply: more than {limits.NESTING.value} levels.",
        f"Flatten it, or {limits.NESTING.cure}.",
        line,
    )


def _deeper(value: Any, most: int) -> bool:
    """Return whether a value is deeper than ``most``, a level at a time and without recursion."""
    level = [value]
    for _ in range(most):
        level = [
            part
            for held in level
            for part in (held.values() if isinstance(held, dict) else held)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True
