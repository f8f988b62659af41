"""Commands by which a contradiction would go away, each tried out before it is offered."""

import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.reasoning.stating import Stating
from chronology.checks.reasoning.subsets import subset
from chronology.checks.reasoning.widening import wider_dates, wider_lengths
from chronology.checks.reasoning.worded_dates import WordedDates
from chronology.dates.civil import DAY
from chronology.network.build import build
from chronology.network.solve import Solution, solve
from chronology.network.statements import (
    ClaimKey,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statement,
    Statements,
)
from chronology.query.evidence import Citation

#: By how much more a claim is loosened where the calendar asks for more than
#: was missing: days, the shortest first.
_MORE = (0, 1, 2, 4, 31)


class GivingWay:
    """Words what could give way in contradictions of some statements.

    Args:
        stating: says what claims state.
        statements: those that contradict each other, and others.
        words: knows which relations stand in the words of dates.
    """

    def __init__(self, stating: Stating, statements: Statements, words: WordedDates) -> None:
        self._stating = stating
        self._words = words
        self._remedies = Remedies(stating.facts)
        self._by_key: Mapping[ClaimKey, Statement] = {s.key: s for s in statements}
        self._cited = stating.facts.citations_by_event()

    def loosen(self, conflict: Collection[ClaimKey], key: ClaimKey, seconds: int) -> str | None:
        """Return the command that lets one claim give way by what is missing.

        Args:
            conflict: the claims that contradict each other.
            key: one of them.
            seconds: by how much it must give way at the least.

        Returns:
            A command after which the others stand; None where there is none.
        """
        claim = self._by_key.get(key)
        rest = self._others(conflict, key)
        fewest = max(1, -(-seconds // DAY))
        for days in (fewest + more for more in _MORE):
            for words, changed in self._looser(claim, days):
                if _stand([*rest, changed]):
                    return self._changing(key, words)
        return None

    def _others(self, conflict: Collection[ClaimKey], key: ClaimKey) -> list[Statement]:
        """Return what else is stated; with other words, a date loses the relation in them."""
        others = (
            self._by_key.get(other)
            for other in conflict
            if key not in (other, self._words.words_of(other))
        )
        return [other for other in others if other is not None]

    def _looser(self, claim: Statement | None, days: int) -> Iterator[tuple[str, Statement]]:
        """Yield a claim in wider words, and as the statement that it then would be."""
        match claim:
            case Dated(key=("date", _)) | Lifetime():
                for words, date in wider_dates(claim.date, days):
                    yield words, replace(claim, date=date)
            case Lasting(key=("length", _)) | Related():
                for words, least, most in wider_lengths(claim.least, claim.most, days):
                    yield words, replace(claim, least=least, most=most)

    def _changing(self, key: ClaimKey, words: str) -> str:
        """Return the command that gives a claim other words."""
        quoted = shlex.quote(words)
        match key[0]:
            case "date":
                return f"chronology edit {key[1]} --when {quoted}"
            case "length":
                return f"chronology edit {key[1]} --lasting {quoted}"
            case "relation":
                relation = self._stating.relation(key)
                kind = shlex.quote(relation.kind)
                return f"chronology relate {relation.event} {kind} {relation.other} --by {quoted}"
            case _:
                return f"chronology actor edit {key[1]} --{key[0]} {quoted}"

    def give_up(self, key: ClaimKey) -> str:
        """Return the command that sets a claim aside altogether."""
        match key[0]:
            case "date":
                return f'chronology edit {key[1]} --when ""'
            case "length":
                return f'chronology edit {key[1]} --lasting ""'
            case "says" | "says length":
                return self._remedies.rank_citation(self._stating.citation(key))
            case "relation":
                return self._remedies.rank_relation(self._stating.relation(key))
            case "participation":
                part = self._stating.participation(key)
                name = self._stating.facts.actors[part.actor].name
                return f"chronology edit {part.event} --no-who {shlex.quote(f'{name}:{part.role}')}"
            case _:
                return f'chronology actor edit {key[1]} --{key[0]} ""'

    def prefer(self, conflict: Collection[ClaimKey], key: ClaimKey) -> str | None:
        """Return the command that puts another source's date in the place of one."""
        claim = self._by_key.get(key)
        if not isinstance(claim, Dated):
            return None
        rest = [
            other
            for other in self._others(conflict, key)
            if not (isinstance(other, Dated) and other.event == claim.event)
        ]
        for citation in self._cited.get(claim.event, ()):
            if citation.says is None or ("says", citation.id) in conflict:
                continue
            if _stand([*rest, replace(claim, date=citation.says, rests_on=())]):
                return self._preferring(claim, citation)
        return None

    def _preferring(self, claim: Dated, citation: Citation) -> str:
        if claim.key[0] == "says":
            return self._remedies.rank_citation(citation, "preferred")
        words = "" if citation.says is None else citation.says.text
        return f"chronology edit {claim.event} --when {shlex.quote(words)}"

    def split(self, conflict: Collection[ClaimKey]) -> str | None:
        """Return the command that makes two of one actor, or of one event.

        Of an actor, where one who took part would have been dead or unborn: two
        may share a name. Of an event, where two sources date it apart: they may
        speak of two.
        """
        facts = self._stating.facts
        parts = [key for key in conflict if key[0] == "participation"]
        if parts:
            actor = facts.actors[self._stating.participation(parts[0]).actor]
            kind, name = shlex.quote(actor.kind), shlex.quote(actor.name)
            return f'chronology actor add {name} --kind {kind} --note "…"'
        said = [self._stating.citation(key).event for key in conflict if key[0] == "says"]
        twice = [event for event in said if said.count(event) > 1]
        if twice:
            title = shlex.quote(facts.events[twice[0]].title)
            return f'chronology add {title} --when "…" --source SLUG'
        return None


def _stand(statements: Iterable[Statement]) -> bool:
    """Return whether statements agree."""
    return isinstance(solve(build(subset(statements))), Solution)
