"""An event told in plain lines, for formats that have one field of text for all of it.

Every line is a claim or names what it rests on. Nothing is escaped here: each format
does that in its own way.
"""

from collections.abc import Iterable, Iterator

from chronology.dates.value import FuzzyDate, first_day, last_day
from chronology.dates.wording import describe
from chronology.query.telling import Claim, Count, Told
from chronology.query.views import whole


def facts(told: Told) -> Iterator[str]:
    """Yield what is adopted of an event, a line each; its title and description left out."""
    view = told.view
    yield from _times(told)
    for place, role in view.places:
        yield f"{role.capitalize()}: {place.full_name}"
    if view.who:
        yield f"Who: {'; '.join(f'{party.name} ({party.role})' for party in view.who)}"
    yield from map(_counted, told.counts)
    if view.category:
        yield f"Category: {view.category}"
    if view.tags:
        yield f"Tags: {'; '.join(view.tags)}"
    yield f"Status: {view.status}"
    if told.handling != "public":
        yield f"Handling: {told.handling}"


def _times(told: Told) -> Iterator[str]:
    """Yield when it was, why that is so, and how long it lasted."""
    view = told.view
    yield _dated(view.words, view.date)
    if basis := _basis(told):
        yield f"Date adopted: {basis}"
    if view.inferred is not None:
        first, last = first_day(view.inferred.start_earliest), last_day(view.inferred.end_latest)
        yield f"From other events follows: {_between(first, last)}"
    if told.lasting:
        yield f"Lasted: {told.lasting}"
    if told.manner:
        yield f"Manner: {told.manner}"


def sources(told: Told) -> Iterator[str]:
    """Yield what each source says, a line each, numbered as the measures cite them."""
    for number, claim in enumerate(told.claims, 1):
        yield f"[{number}] {' '.join(map(_sentence, _said(claim)))}"


def _sentence(words: str) -> str:
    """Return words with a full stop, unless they end in a mark of their own."""
    return words if words.rstrip("”’\"'")[-1:] in (".", "!", "?", "…") else f"{words}."


def links(claim: Claim) -> dict[str, str]:
    """Return the addresses at which a source can be read, by what they lead to.

    Only addresses of the web: what else stands there is nothing to click on.
    """
    found = {"Source": claim.url, "Archived": claim.archived_url}
    return {label: url for label, url in found.items() if url and _is_of_the_web(url)}


def _is_of_the_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def _dated(words: str | None, date: FuzzyDate | None) -> str:
    if date is None:
        return f"Date: {f'“{words}”, not read as a date' if words else 'not stated'}"
    read = f"{describe(date)} ({_between(date.earliest, date.latest)}; EDTF {date.edtf})"
    return f"Date: “{words}”, read as {read}" if words else f"Date: {read}"


def _basis(told: Told) -> str:
    """Return which claim the adopted date rests on, why, and who decided."""
    parts = [
        "" if told.basis is None else f"from [{told.basis + 1}]",
        told.reason or "",
        f"by {told.decided_by}" if told.decided_by else "",
    ]
    return "; ".join(filter(None, parts))


def _between(first: str | None, last: str | None) -> str:
    """Return a window of days in words, both inclusive."""
    if first is None or last is None:
        bounds = [f"not before {first}" if first else "", f"not after {last}" if last else ""]
        return " ".join(filter(None, bounds)) or "no bound"
    return first if first == last else f"{first} to {last}"


def _counted(count: Count) -> str:
    low, best, high = (
        None if figure is None else f"{whole(figure)}"
        for figure in (count.low, count.best, count.high)
    )
    span = f"{low or '?'} to {high or '?'}" if low or high else ""
    figures = f"{best} ({span})" if best and span else best or span or "unknown"
    unit = f" {count.unit}" if count.unit else ""
    cited = "" if count.claim is None else f" [{count.claim + 1}]"
    return f"{count.kind[:1].upper()}{count.kind[1:]}: {figures}{unit}{cited}"


def _said(claim: Claim) -> Iterator[str]:
    """Yield who says so and where, then what of it differs, sentence by sentence."""
    yield ", ".join(
        _filled(claim.author, claim.title or claim.source, claim.publisher, claim.published)
    )
    if claim.locator:
        yield claim.locator
    if claim.claimant:
        yield f"According to {claim.claimant}"
    if claim.source_language:
        yield f"Language: {claim.source_language}"
    if claim.quote:
        language = f" ({claim.quote_language})" if claim.quote_language else ""
        yield f"“{claim.quote}”{language}"
    if claim.quote_translation:
        yield f"In translation: “{claim.quote_translation}”"
    if claim.says_words or claim.says:
        yield f"Dates it “{claim.says_words or (claim.says and claim.says.edtf)}”"
    if claim.says_place:
        yield f"Places it in {claim.says_place}"
    if claim.says_lasting:
        yield f"Says that it lasted {claim.says_lasting}"
    yield from _judged(claim)
    if claim.note:
        yield claim.note


def _judged(claim: Claim) -> Iterator[str]:
    """Yield what is unusual in how the claim stands: its stance, rank and credibility."""
    if claim.stance != "supports":
        yield f"The source {claim.stance} it"
    if claim.rank != "normal":
        yield f"Claim {claim.rank}"
    if claim.reliability:
        yield f"Reliability {claim.reliability}"
    if claim.credibility:
        yield f"Credibility {claim.credibility}"


def _filled(*parts: str | None) -> Iterable[str]:
    return (part for part in parts if part)
