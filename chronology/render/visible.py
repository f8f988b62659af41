"""Characters that would act on a terminal, or hide in it, made visible."""

_NAMED = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}

#: Joiners without which some scripts and emoji fall apart; the soft hyphen.
_HARMLESS = frozenset("\u00a0\u00ad\u200c\u200d\u2002\u2003\u2007\u2009\u202f\u3000")


def visible(text: str) -> str:
    """Return ``text`` with control, bidirectional and invisible characters spelt out.

    ESC becomes ␛, a right-to-left override ‹U+202E›: what is printed can neither
    command the terminal nor show words in another order than they are in.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in _HARMLESS:
        return letter
    return _NAMED.get(ord(letter)) or f"‹U+{ord(letter):04X}›"


def one_line(text: str) -> str:
    """Return ``text`` visible and on one line, white space made single spaces."""
    return visible(text if text.isprintable() else " ".join(text.split()))


def json_safe(document: str) -> str:
    """Return a JSON document with the same characters escaped, its meaning unchanged."""
    if document.isprintable():
        return document
    return "".join(
        letter
        if letter.isprintable() or letter in _HARMLESS or letter == "\n"
        else _escaped(letter)
        for letter in document
    )


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
