"""HTML to plain words and the addresses that it links to; nothing in it acts."""

from typing import NamedTuple


class Plain(NamedTuple):
    """The words of a piece of HTML, line by line, and the web addresses in it, each once."""

    text: str
    links: tuple[str, ...]


def plain_html(html: str) -> Plain:
    """Return the words that a reader of ``html`` sees, and where it links to.

    Scripts, styles and comments are dropped; of the addresses only those of the web
    (http, https) are kept.
    """
    if "<" not in html and "&" not in html:
        return Plain(_tidy(html), ())
    # The parser takes longer to import than most commands run.
    from chronology.formats.text.htmlreader import HtmlReader  # noqa: PLC0415 - see above

    reader = HtmlReader()
    reader.feed(html)
    reader.close()
    return Plain(_tidy(reader.words), tuple(dict.fromkeys(filter(is_web, reader.addresses))))


def is_web(address: str) -> bool:
    """Return whether an address is one of the web, which may be shown as a link."""
    return address.strip().lower().startswith(("https://", "http://"))


def _tidy(text: str) -> str:
    """Return text with its lines stripped, and at most one empty line between two."""
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = " ".join(line.split())
        if words or (lines and lines[-1]):
            lines.append(words)
    return "\n".join(lines).strip("\n")
