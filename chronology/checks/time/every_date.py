"""All dates that a chronology holds, whatever they date, for checks of a date by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.checks.finding import Claim
from chronology.checks.reasoning import claims, wording
from chronology.dates import FuzzyDate
from chronology.query.evidence import Actor, Citation, Event, Facts, Source, Tie


@dataclass(frozen=True, slots=True)
class Held:
    """A date with what it belongs to.

    Args:
        date: the date.
        whose: what it dates, as the subject of a sentence.
        claim: the statement that holds it.
        remedy: the command that gives or shows it.
        events: the ids of the events concerned.
        actors: the ids of the actors concerned.
        sources: the slugs of the sources concerned.
    """

    date: FuzzyDate
    whose: str
    claim: Claim
    remedy: str
    events: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()


_Wanted = Callable[[FuzzyDate], bool]


def every_date(facts: Facts, wanted: _Wanted) -> Iterator[Held]:
    """Yield the dates that ``wanted`` asks for; deprecated statements are left out.

    Whatever a date belongs to is described only where it is wanted, since a
    chronology holds hundreds of thousands.
    """
    for event in facts.events.values():
        if event.date is not None and wanted(event.date):
            yield _of_event(event, event.date)
    for citation in facts.citations.values():
        if citation.says is not None and wanted(citation.says) and citation.rank != "deprecated":
            yield _of_citation(facts, citation, citation.says)
    for actor in facts.actors.values():
        yield from _of_actor(actor, wanted)
    for source in facts.sources.values():
        yield from _of_source(source, wanted)
    for tie in facts.ties:
        stands = tie.rank != "deprecated" and facts.stands(tie.citation)
        if tie.span is not None and wanted(tie.span) and stands:
            yield _of_tie(facts, tie, tie.span)


def _of_event(event: Event, date: FuzzyDate) -> Held:
    remedy = f'chronology edit {event.id} --when "…"'
    return Held(date, wording.name(event), claims.of_event(event), remedy, (event.id,))


def _of_citation(facts: Facts, citation: Citation, date: FuzzyDate) -> Held:
    said = f"@{citation.event}, by {wording.place_of_citation(facts, citation)},"
    slugs = claims.sources_of(facts, [citation.id])
    remedy = f"chronology show {citation.event}"
    return Held(date, said, claims.of_citation(citation), remedy, (citation.event,), (), slugs)


def _of_actor(actor: Actor, wanted: _Wanted) -> Iterator[Held]:
    born, died = claims.of_born, claims.of_died
    for date, what, of in ((actor.born, "born", born), (actor.died, "died", died)):
        if date is not None and wanted(date):
            remedy = f'chronology actor edit {actor.id} --{what} "…"'
            whose = f"The {'beginning' if what == 'born' else 'end'} of {actor.name}"
            yield Held(date, whose, of(actor), remedy, (), (actor.id,))


def _of_source(source: Source, wanted: _Wanted) -> Iterator[Held]:
    for date, what in ((source.published, "publication"), (source.accessed, "retrieval")):
        if date is not None and wanted(date):
            option = "published" if what == "publication" else "accessed"
            claim = Claim("source", source.id, source.uuid, (option, *claims.values_of(date)))
            remedy = f'chronology source edit {source.id} --{option} "…"'
            whose = f"The {what} of {source.slug}"
            yield Held(date, whose, claim, remedy, (), (), (source.slug,))


def _of_tie(facts: Facts, tie: Tie, date: FuzzyDate) -> Held:
    actor, other = facts.actors[tie.actor], facts.actors[tie.other]
    event = None if tie.citation is None else facts.citations.get(tie.citation)
    return Held(
        date,
        f"That {actor.name} was {tie.kind} {other.name}",
        claims.of_tie(tie),
        f"chronology actor show {actor.id}",
        () if event is None else (event.event,),
        (actor.id, other.id),
        claims.sources_of(facts, [tie.citation]),
    )
