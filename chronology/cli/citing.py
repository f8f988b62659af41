"""What a source says of an event, from the words of `cite`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chronology.cli.drafting import source_and_locator
from chronology.cli.names import Names
from chronology.model.vocabulary import Rank, Stance
from chronology.store.citations import cite
from chronology.store.dating import read_when
from chronology.store.drafts import CitationDraft

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork


def write(unit: "UnitOfWork", names: Names, event: int, said: Mapping[str, Any]) -> list[str]:
    """Write the citation; return in lines what it is and how its date was read.

    Args:
        unit: the unit of work.
        names: looks names up.
        event: the id of the event.
        said: the options of `cite`, None where not given.
    """
    source, locator = source_and_locator(names, said["source"])
    row = cite(
        unit,
        event,
        CitationDraft(
            source_id=source,
            locator=said["locator"] or locator,
            quote=said["quote"],
            stance=said["stance"] or Stance.SUPPORTS.value,
            credibility=said["credibility"],
            rank=said["rank"] or Rank.NORMAL.value,
            claimant_id=names.id_of("actor", said["claimant"]) if said["claimant"] else None,
            says_when=said["says_when"],
            says_lasting=said["says_lasting"],
            says_place_id=names.id_of("place", said["says_where"]) if said["says_where"] else None,
            note=said["note"],
        ),
    )
    where = f", {row.locator}" if row.locator else ""
    lines = [f"@{event} is now cited to {said['source']}{where} (citation {row.id})."]
    if said["says_when"]:
        wording = read_when(unit, said["says_when"]).wording
        lines.append(f"  says when: “{said['says_when']}”, {wording}")
    return lines
