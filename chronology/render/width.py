"""How many columns of a terminal text takes, and text made to fit."""

#: Letters below this code, and common punctuation, are one column wide or, if
#: they are not ASCII, known to be: no table of widths is needed for them.
_SIMPLE_BELOW = 0x300
_PUNCTUATION = frozenset("–—‘’“”…·•●○→‹›␛")


def width(text: str) -> int:
    """Return how many columns ``text`` takes: two for wide letters, none for marks."""
    if text.isascii() or all(ord(c) < _SIMPLE_BELOW or c in _PUNCTUATION for c in text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - slow to load and seldom needed

    counted: int = wcswidth(text)
    return counted if counted >= 0 else len(text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces up to ``columns``; flush right if asked."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def cut(text: str, columns: int) -> str:
    """Return ``text`` shortened to ``columns`` with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    kept, _ = split(text, max(columns - 1, 0))
    return kept.rstrip() + "…" if columns > 0 else ""


def split(text: str, columns: int) -> tuple[str, str]:
    """Return the longest beginning of ``text`` that fits, and the rest.

    A mark that combines with a letter stays with it.
    """
    if width(text) <= columns:
        return text, ""
    end = min(len(text), columns)
    while end > 0 and width(text[:end]) > columns:
        end -= 1
    while end < len(text) and width(text[: end + 1]) <= columns:
        end += 1
    return text[:end], text[end:]


def wrap(text: str, columns: int, most: int) -> list[str]:
    """Return ``text`` on at most ``most`` lines of ``columns``, broken between words.

    What does not fit is left out, and an ellipsis says so.
    """
    columns = max(columns, 1)
    lines: list[str] = []
    rest = text
    while rest:
        if len(lines) == most - 1:
            return [*lines, cut(rest, columns)]
        line, rest = _line(rest, columns)
        lines.append(line)
    return lines or [""]


def _line(text: str, columns: int) -> tuple[str, str]:
    """Return the first line of ``text`` and the rest, broken at a space if there is one."""
    head, tail = split(text, columns)
    if not head:
        head, tail = text[:1], text[1:]
    if not tail or tail.startswith(" "):
        return head.rstrip(), tail.lstrip()
    space = head.rfind(" ")
    if space <= 0:
        return head, tail
    return head[:space].rstrip(), (head[space:] + tail).lstrip()
