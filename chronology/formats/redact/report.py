"""What a redaction did, in numbers and in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

#: What no program can promise.
LIMITS = (
    "Not looked for: what pictures show, how somebody writes, other spellings and descriptions"
    " of a person, and combinations that only one fits; read it before you publish it."
)


@dataclass(slots=True)
class RedactionReport:
    """The outcome of one redaction.

    Args:
        withheld: how many of the events asked for are above the level, by their level.
        fields: the fields that were withheld.
        actors_withheld: how many actors were left out.
        actors_renamed: how many go out under a pseudonym.
        places_withheld: how many places were left out.
        places_coarsened: how many were made coarser.
        sources_withheld: how many sources were left out.
        sources_renamed: how many go out without their name.
        dates: how many dates were made coarser.
        dates_withheld: how many were left out, which could not be.
        mentions: how often a name was masked in a text.
        dates_in_text: how often an exact date was.
        others_in_text: how often coordinates, a UUID or the number of an event was.
        datasets: credits and licences of the datasets that the events are from, which the
            export does not name.
    """

    withheld: dict[str, int] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    actors_withheld: int = 0
    actors_renamed: int = 0
    places_withheld: int = 0
    places_coarsened: int = 0
    sources_withheld: int = 0
    sources_renamed: int = 0
    dates: int = 0
    dates_withheld: int = 0
    mentions: int = 0
    dates_in_text: int = 0
    others_in_text: int = 0
    datasets: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the report, a sentence or a line of a list each."""
        levels = ", ".join(f"{count:,} {level}" for level, count in self.withheld.items())
        total = sum(self.withheld.values())
        yield "Redacted:"
        yield f"  events withheld by handling: {total:,}{f' ({levels})' if levels else ''}"
        if self.fields:
            yield f"  fields withheld: {', '.join(self.fields)}"
        for name, words in _COUNTED.items():
            if count := getattr(self, name):
                yield f"  {words}: {count:,}"
        if self.datasets:
            yield f"Give credit yourself; the export names no dataset: {'; '.join(self.datasets)}."
        yield LIMITS


#: The numbers that are told, by their names above.
_COUNTED: Final = {
    "actors_withheld": "actors withheld",
    "actors_renamed": "actors under a pseudonym",
    "places_withheld": "places withheld",
    "places_coarsened": "places made coarser",
    "sources_withheld": "sources withheld",
    "sources_renamed": "sources without their name",
    "dates": "dates made coarser",
    "dates_withheld": "dates withheld",
    "mentions": "mentions of names masked in text",
    "dates_in_text": "dates masked in text",
    "others_in_text": "coordinates, UUIDs and numbers of events masked in text",
}
