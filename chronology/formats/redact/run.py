"""A chronology from which a profile takes what is withheld, opened to be exported."""

from collections.abc import Iterator
from contextlib import contextmanager

from chronology import model
from chronology.formats.redact.actors import Actors
from chronology.formats.redact.copying import Filling
from chronology.formats.redact.events import Events
from chronology.formats.redact.identity import Identities
from chronology.formats.redact.masking import Masker
from chronology.formats.redact.matching import Names
from chronology.formats.redact.places import Places
from chronology.formats.redact.profile import Profile
from chronology.formats.redact.report import RedactionReport
from chronology.formats.redact.rows import Rows
from chronology.formats.redact.scope import Chosen
from chronology.formats.redact.sources import Sources
from chronology.query.filters import Filter
from chronology.store.reader import Reader
from chronology.store.scratch import scratch
from chronology.store.settings import DATE_ORDER


@contextmanager
def redacted(
    reader: Reader, wanted: Filter | None, profile: Profile
) -> Iterator[tuple[Reader, RedactionReport]]:
    """Open a copy that holds what a profile lets out, and nothing else.

    It is to be exported whole: the events that were not asked for are not in it. It is
    a temporary database of this process alone, and gone afterwards.

    Args:
        reader: the chronology, in one snapshot.
        wanted: which events, None for all.
        profile: what is withheld.

    Raises:
        UnknownNameError: the profile names what the chronology does not hold.
        DatabaseError: there is no room for the copy.
    """
    chosen = Chosen(reader, wanted, profile.handling, profile.fields)
    identities, names = Identities(profile.key), Names()
    actors = Actors(reader, profile, chosen.used("actor"), chosen.above("actor"), identities)
    places = Places(reader, profile, chosen.used("place"), chosen.above("place"))
    sources = Sources(reader, profile, chosen.used("source"), chosen.above("source"), identities)
    for each in (actors, places, sources):
        each.hide(names)
    masker = Masker(
        names,
        unit=profile.dates_to,
        order=reader.setting(DATE_ORDER),
        coordinates=profile.places_to is not None or bool(profile.places_withheld),
    )
    report = RedactionReport(
        withheld=chosen.withheld,
        fields=tuple(sorted(profile.fields)),
        actors_withheld=len(actors.withheld),
        actors_renamed=len(actors.pseudonyms),
        places_withheld=len(places.withheld),
        places_coarsened=len(places.coarsened),
        sources_withheld=len(sources.withheld),
        sources_renamed=len(sources.pseudonyms),
        datasets=tuple(_credits(reader, chosen.used("dataset"))),
    )
    rows = Rows(profile, masker, identities, report)
    with scratch() as copy:
        filling = Filling(reader, copy, chosen, rows)
        filling.settings()
        for table in (model.Category, model.Role, model.Tag):
            filling.vocabulary(table)
        filling.actors(actors)
        filling.sources(sources)
        filling.places(places)
        Events(filling, actors, sources).fill()
        report.mentions, report.dates_in_text = masker.mentions, masker.dates
        report.others_in_text = masker.others
        yield copy.reader(), report


def _credits(reader: Reader, datasets: set[int]) -> Iterator[str]:
    """Yield who is to be credited for datasets, and their licences."""
    sql = "SELECT id, slug, title, credit, licence FROM dataset ORDER BY slug"
    for number, slug, title, credit, licence in reader.rows(sql):
        if number in datasets:
            yield ", ".join(part for part in (title or slug, credit, licence) if part)
