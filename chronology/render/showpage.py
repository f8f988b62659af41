"""The page of one event: everything that is known of it, and who says so."""

from collections.abc import Iterator
from typing import IO

from chronology.dates.value import FuzzyDate
from chronology.query.detail import CitationView, EventDetail, Linked, MeasureView, RelationView
from chronology.query.views import EventView, whole
from chronology.render.moment import inferred_ends, inferred_window, window
from chronology.render.page import Page
from chronology.render.screen import Screen


def render_show(detail: EventDetail, out: IO[str], screen: Screen) -> None:
    """Write the page of an event."""
    page = Page(out, screen)
    view = detail.view
    page.heading(f"@{view.id}  {view.title}")
    page.paragraph(view.description)
    for label, value in _facts(detail):
        page.fact(label, value)
    page.section("Places", [_linked(place) for place in detail.places])
    page.section("Who", [_linked(party) for party in detail.who])
    page.section("Measures", [_measure(measure) for measure in detail.measures])
    page.section("Relations", [relation_words(relation) for relation in detail.relations])
    page.title("Sources" if detail.citations else "")
    for citation in detail.citations:
        _citation(page, citation)
    page.section(
        "Further columns", [f"{key}: {value}" for key, value in (detail.extra or {}).items()]
    )


def _facts(detail: EventDetail) -> Iterator[tuple[str, str | None]]:
    view = detail.view
    yield "when", when_line(view)
    yield "date", date_line(view.date)
    yield "follows", _follows(detail)
    yield "counts from", f"@{detail.anchor}" if detail.anchor else None
    yield "basis", _basis(detail)
    yield "lasting", detail.lasting
    yield "manner", detail.manner
    yield "category", view.category
    yield "status", view.status
    yield "handling", None if detail.handling == "public" else detail.handling
    yield "tags", ", ".join(view.tags)
    yield "dataset", " ".join(filter(None, [detail.dataset, detail.external_id]))
    changed = {0: "not changed", 1: "changed once"}.get(
        detail.changes, f"changed {detail.changes} times"
    )
    yield "recorded", f"{detail.created_at or 'at an unknown time'}, {changed} since"


def _follows(detail: EventDetail) -> str | None:
    """Return what follows from other events, and what was not counted for it."""
    found = inferred_window(detail.view.inferred)
    ends = inferred_ends(detail.view.inferred)
    if not found and not ends and not detail.inferred_note:
        return None
    head = found or ("" if ends else "nothing")
    follows = f"{head} from other claims{': ' if ends else ''}{ends}".lstrip()
    return ", ".join(filter(None, [follows, detail.inferred_note]))


def when_line(view: EventView) -> str:
    """Return the words of an event's date, or that it has none."""
    return view.words or ("not stated" if view.date is None else window(view.date))


def date_line(date: FuzzyDate | None) -> str | None:
    """Return how a date was read: in words, its window, and its EDTF."""
    if date is None:
        return None
    from chronology.dates.wording import describe  # noqa: PLC0415 - only a page says it in words

    exact = "" if date.edtf_exact else ", which is wider"
    return f"{describe(date)} · {window(date)} · EDTF {date.edtf}{exact} · to the {date.precision}"


def _basis(detail: EventDetail) -> str | None:
    parts = [
        f"citation [{detail.basis_citation}]" if detail.basis_citation else "",
        detail.basis_reason or "",
        f"decided by {detail.basis_author}" if detail.basis_author else "",
    ]
    return ", ".join(filter(None, parts)) or None


def _linked(thing: Linked) -> str:
    cited = f"  [{thing.citation}]" if thing.citation else ""
    return f"{thing.name} — {thing.role}{cited}"


def _measure(measure: MeasureView) -> str:
    figures = [measure.low, measure.best, measure.high]
    low, best, high = (None if figure is None else f"{whole(figure):,}" for figure in figures)
    cited = f"  [{measure.citation}]" if measure.citation else ""
    unit = f" {measure.unit}" if measure.unit else ""
    bounds = [f"lowest {low}" if low else "", f"highest {high}" if high else ""]
    around = ", ".join(filter(None, bounds))
    shown = f"{measure.kind}: {best or 'unknown'}{unit}"
    return f"{shown} ({around}){cited}" if around else f"{shown}{cited}"


def relation_words(relation: RelationView) -> str:
    """Return a relation as this event's sentence: "after @11 First arrest, by 3.5 months"."""
    words = f"{relation.kind} @{relation.other} {relation.title}"
    if relation.lag:
        words += f", by {relation.lag}"
    notes = [
        relation.source or "",
        "" if relation.stated_here else "stated of the other",
        "from the words of the date" if relation.from_date else "",
        "" if relation.rank == "normal" else relation.rank,
    ]
    said = "; ".join(filter(None, notes))
    return f"{words}  ({said})" if said else words


def _citation(page: Page, citation: CitationView) -> None:
    """Write what one source says."""
    name = f"[{citation.number}] {citation.source}"
    page.item(", ".join(filter(None, [name, citation.locator])))
    page.detail(citation.source_title)
    page.detail(citation.claimant and f"claimed by {citation.claimant}")
    judged = [
        citation.stance,
        citation.rank if citation.rank != "normal" else "",
        f"reliability {citation.reliability}" if citation.reliability else "",
        f"credibility {citation.credibility}" if citation.credibility else "",
    ]
    page.detail(", ".join(filter(None, judged)))
    if citation.says_words or citation.says_date:
        anchor = f" (from @{citation.says_anchor})" if citation.says_anchor else ""
        read = f", read as {window(citation.says_date)}" if citation.says_date else ", not read yet"
        page.detail(f"says when: {citation.says_words or 'the same'}{anchor}{read}")
    page.detail(citation.says_lasting and f"says how long: {citation.says_lasting}")
    if citation.says_place:
        page.detail(f"says where: {citation.says_place.full_name}")
    page.detail(citation.quote and f"“{citation.quote}”")
    page.detail(citation.quote_translation and f"in translation: “{citation.quote_translation}”")
    page.detail(citation.note)
