"""A footnote: the source, where in it, whose words, and what it says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from chronology.dates.wording import describe
from chronology.formats.page.line import one_line
from chronology.query.telling import Claim


@dataclass(frozen=True, slots=True)
class Note:
    """One claim in words, every text visible and none yet escaped.

    Args:
        source: who speaks: author, title, publisher, when it came out.
        language: the source's language as a BCP 47 tag, "" where none is known.
        said: where it stands, whose words they are, what the source says otherwise.
        quote: the source's own words, "" where none are kept.
        quote_language: the language of the quote, "" where none is known.
        translation: the quote in translation.
        links: addresses that a reader may follow; anything but the web is left as text.
    """

    source: str
    language: str
    said: tuple[str, ...]
    quote: str
    quote_language: str
    translation: str
    links: tuple[str, ...]


def note_of(claim: Claim) -> Note:
    """Return the footnote of a claim."""
    return Note(
        source=one_line(_source(claim)),
        language=_tag(claim.source_language),
        said=tuple(map(one_line, _said(claim))),
        quote=one_line(claim.quote or ""),
        quote_language=_tag(claim.quote_language),
        translation=one_line(claim.quote_translation or ""),
        links=tuple(one_line(link) for link in (claim.url, claim.archived_url) if link),
    )


def is_web(link: str) -> bool:
    """Return whether an address may be made a link: http and https, nothing that runs."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    plain = link.isascii() and not any(char in link for char in " <>\"'`{}|\\^")
    return plain and parts.scheme in ("http", "https") and bool(parts.netloc)


def _source(claim: Claim) -> str:
    title = f"“{claim.title}”" if claim.title else claim.source
    parts = [claim.author, title, claim.publisher, claim.published]
    return ", ".join(part for part in parts if part)


def _said(claim: Claim) -> Iterator[str]:
    if claim.locator:
        yield claim.locator
    if claim.claimant:
        yield f"claimed by {claim.claimant}"
    if claim.stance != "supports":
        yield f"{claim.stance} it"
    if claim.says_words or claim.says:
        yield f"{_otherwise(rival=claim.other_date)}dated {_date(claim)}"
    if claim.says_place:
        yield f"{_otherwise(rival=claim.other_place)}placed at {claim.says_place}"
    if claim.says_lasting:
        yield f"said to last {claim.says_lasting}"
    if claim.rank == "preferred":
        yield "preferred"
    if claim.reliability or claim.credibility:
        yield f"rated {claim.reliability or '–'}{claim.credibility or '–'}"
    if claim.note:
        yield claim.note


def _otherwise(*, rival: bool) -> str:
    return "otherwise " if rival else ""


def _date(claim: Claim) -> str:
    reading = describe(claim.says) if claim.says else "not read yet"
    return f"“{claim.says_words}” ({reading})" if claim.says_words else reading


def _tag(language: str | None) -> str:
    """Return a language as BCP 47 writes it, "" for anything that is no such tag."""
    parts = (language or "").split("-")
    first = parts[0].isascii() and parts[0].isalpha() and 2 <= len(parts[0]) <= 8
    rest = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts[1:])
    return "-".join(parts) if first and rest else ""
