"""Commands that would quiet a finding, worded so that they work as they are copied."""

import shlex
from functools import cached_property

from chronology.query.evidence import Citation, Facts, Relation


class Remedies:
    """Words commands about the claims of some facts; a check makes one for all its findings."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each citation within its event, as `show` and `cite` count them."""
        counts: dict[int, int] = {}
        numbers = {}
        for citation in sorted(self._facts.citations):
            event = self._facts.citations[citation].event
            numbers[citation] = counts[event] = counts.get(event, 0) + 1
        return numbers

    @cached_property
    def _rivals(self) -> dict[tuple[int, str, int], int]:
        """How many relations state the same, those in the words of dates left out."""
        counts: dict[tuple[int, str, int], int] = {}
        for one in self._facts.relations:
            if not one.from_date:
                stated = (one.event, one.kind, one.other)
                counts[stated] = counts.get(stated, 0) + 1
        return counts

    def number(self, citation: Citation) -> int:
        """Return the number that `show` and `cite --change` have for a citation."""
        return self._numbers[citation.id]

    def rank_citation(self, citation: Citation, rank: str = "deprecated") -> str:
        """Return the command that gives a citation another rank."""
        number = self.number(citation)
        return f"chronology cite {citation.event} --change {number} --rank {rank}"

    def date_citation(self, citation: Citation) -> str:
        """Return the command that corrects the date which a citation says."""
        return f'chronology cite {citation.event} --change {self.number(citation)} --says-when "…"'

    def rank_relation(self, relation: Relation, rank: str = "deprecated") -> str:
        """Return the command that gives a relation another rank.

        One that stands in the words of a date falls only with that date. Of
        several that state the same, the source says which is meant.
        """
        if relation.from_date:
            return f'chronology edit {relation.event} --when "…"'
        rivals = self._rivals.get((relation.event, relation.kind, relation.other), 0)
        which = f" --source {self._source(relation)}" if rivals > 1 else ""
        kind = shlex.quote(relation.kind)
        return f"chronology relate {relation.event} {kind} {relation.other}{which} --rank {rank}"

    def _source(self, relation: Relation) -> str:
        """Return the slug of a relation's source, '' where it has none."""
        known = relation.citation
        citation = None if known is None else self._facts.citations.get(known)
        source = None if citation is None else self._facts.sources.get(citation.source)
        return shlex.quote(source.slug if source else "")
