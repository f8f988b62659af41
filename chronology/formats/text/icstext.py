"""Content lines of iCalendar (RFC 5545): values escaped, long lines folded."""

from chronology.text import visible

#: Octets of a line without its CR LF (RFC 5545, section 3.1).
_LIMIT = 75

_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text_value(text: str) -> str:
    r"""Return a value of the type TEXT (RFC 5545, section 3.3.11).

    Backslash, comma and semicolon get a backslash, a line break becomes ``\n``.
    Control characters, which no value may hold, are made visible.
    """
    return shown_text(text).translate(_SPECIAL)


def shown_text(text: str) -> str:
    """Return text as a reader of ``text_value`` gets it: hidden characters made visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(visible, lines))


def content_line(name: str, value: str) -> str:
    """Return ``NAME:value`` with its CR LF, folded (RFC 5545, section 3.1).

    A fold is CR LF and one space. It never falls within a letter's octets, since
    not every reader joins the lines before it decodes them.

    Args:
        name: the property with its parameters.
        value: the value, escaped already.
    """
    line = f"{name}:{value}"
    if len(line) * 4 <= _LIMIT or len(line.encode()) <= _LIMIT:
        return line + "\r\n"
    if line.isascii():
        # A letter is an octet; all lines but the first begin with a space that counts.
        rest = range(_LIMIT, len(line), _LIMIT - 1)
        return "\r\n ".join([line[:_LIMIT], *(line[at : at + _LIMIT - 1] for at in rest)]) + "\r\n"
    pieces = []
    start = octets = 0
    for at, letter in enumerate(line):
        size = len(letter.encode())
        if octets + size > _LIMIT:
            pieces.append(line[start:at])
            start, octets = at, 1  # the space that begins a folded line counts
        octets += size
    pieces.append(line[start:])
    return "\r\n ".join(pieces) + "\r\n"
