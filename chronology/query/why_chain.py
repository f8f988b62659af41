"""The chain behind a bound: claim after claim, and where each of them leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day, shown_day
from chronology.network.build import all_claims
from chronology.network.constraints import Network
from chronology.network.statements import (
    Alive,
    ClaimKey,
    Dated,
    Lasting,
    Lifetime,
    Related,
    Statement,
)
from chronology.network.timeline import Bound, Bounds, Tightened
from chronology.query.show import SEEN_FROM_THE_OTHER


@dataclass(frozen=True, slots=True)
class Link:
    """One claim of a chain.

    Args:
        key: the claim.
        event: the event to which it leads; None where it leads to a lifetime.
        words: what it says of that event.
        verb: "begins" or "ends" where it matters which; else "".
        second: the bound after it: inclusive where it is an earliest one, else
            exclusive.
        doubted: whether it is a date marked "?".
    """

    key: ClaimKey
    event: int | None
    words: str
    verb: str
    second: int
    doubted: bool = False


def links(tightened: Tightened, event: int, bound: Bound) -> list[Link]:
    """Return the shortest chain of claims that gives a bound; empty where there is none.

    It begins with a date. What holds of every event, such as that it does not
    end before it begins, is no step of its own.
    """
    own = _own(tightened, event, bound)
    if own:
        return own
    chain = tightened.chain(event, bound)
    if not bound.is_earliest:
        chain.reverse()
    found: list[Link] = []
    walk = _Walk(tightened.network, earliest=bound.is_earliest)
    for constraint in chain:
        moment = walk.step(constraint)
        for link in _links(tightened, constraint, moment, walk):
            if found and found[-1].key == link.key:
                found.pop()
            found.append(link)
    return found


def _own(tightened: Tightened, event: int, bound: Bound) -> list[Link]:
    """Return the event's own date as the chain, where nothing else gains a day on it."""
    dated = tightened.claims.get(("date", event))
    if not isinstance(dated, Dated):
        return []
    known = {one.key: one for one in tightened.statements.dates}
    keys = all_claims(dated, known)
    set_aside = {tightened.network.claims[claim] for claim in tightened.conflicts.set_aside}
    stated = getattr(Bounds.of(dated.date), bound.value)
    found = getattr(tightened.bounds[event], bound.value)
    earliest = bound.is_earliest
    aligned = stated not in (NEG_INF, POS_INF) and stated % DAY == 0
    if not aligned or set_aside & set(keys):
        return []
    if day_of(found, earliest=earliest) != day_of(stated, earliest=earliest):
        return []
    anchors = (known[key] for key in reversed(keys[1:]) if key in known)
    return [
        *(link for anchor in anchors for link in _anchor(anchor, earliest=earliest)),
        _link(dated, (bound.moment, event), stated),
    ]


class _Walk:
    """Where a chain has led so far, counted from the origin."""

    def __init__(self, network: Network, *, earliest: bool) -> None:
        self._network = network
        self.earliest = earliest
        self._sum, self._strict = 0, False

    def step(self, constraint: int) -> tuple[str, int]:
        """Go on by one constraint; return the moment that it leads to."""
        network = self._network
        self._sum += network.least[constraint]
        self._strict |= bool(network.strict[constraint])
        ends = network.later if self.earliest else network.earlier
        # To the network, a name is anything that tells moments apart.
        return cast("tuple[str, int]", network.moments[ends[constraint]])

    @property
    def second(self) -> int:
        """The bound of that moment."""
        if self.earliest:
            return self._sum
        return -self._sum + (0 if self._strict else 1)


def _links(
    tightened: Tightened, constraint: int, moment: tuple[str, int], walk: _Walk
) -> Iterator[Link]:
    """Yield the dates that a constraint rests on, the first of them first, and itself."""
    blamed = tightened.network.blamed[constraint]
    if not blamed:
        return
    for claim in reversed(blamed[1:]):
        dated = tightened.statement(claim)
        if isinstance(dated, Dated):
            yield from _anchor(dated, earliest=walk.earliest)
    statement = tightened.statement(blamed[0])
    if statement is not None:
        yield _link(statement, moment, walk.second)


def _anchor(dated: Dated, *, earliest: bool) -> Iterator[Link]:
    """Yield the date from which another was worked out, with its own bound."""
    second = dated.date.start_earliest if earliest else dated.date.end_latest
    if second not in (NEG_INF, POS_INF):
        yield _link(dated, ("start" if earliest else "end", dated.event), second)


def _link(statement: Statement, moment: tuple[str, int], second: int) -> Link:
    name, number = moment
    event = None if name in ("birth", "death") else number
    doubted = isinstance(statement, Dated) and statement.date.qualifier.uncertain
    lasting = isinstance(statement, Lasting) or (
        isinstance(statement, Dated) and statement.date.lasting
    )
    verb = ("begins" if name.startswith("start") else "ends") if lasting else ""
    words = words_of(statement, event)
    return Link(statement.key, event, words, verb, second, doubted=doubted)


def words_of(statement: Statement, event: int | None) -> str:
    """Return what a claim says of ``event``; of a lifetime, where that is None."""
    match statement:
        case Dated() | Lifetime():
            return f"“{statement.date.text}”"
        case Lasting():
            return f"lasting {_length(statement.words, statement.least, statement.most)}"
        case Alive():
            return "a living participant"
        case Related():
            return _related(statement, event)


def _related(related: Related, event: int | None) -> str:
    kind, other = related.kind, related.other
    if event == related.other and event != related.event:
        kind, other = SEEN_FROM_THE_OTHER.get(kind, kind), related.event
    if not (related.least or related.most):
        return f"{kind} @{other}"
    return f"{_length(related.words, related.least, related.most)} {kind} @{other}"


def _length(words: str, least: str | None, most: str | None) -> str:
    if words:
        return f"“{words}”"
    if least and most:
        return least if least == most else f"{least} to {most}"
    return f"at least {least}" if least else f"at most {most}"


def day_of(second: int, *, earliest: bool) -> str | None:
    """Return the day of a bound, inclusive; None where there is no bound."""
    if second in (NEG_INF, POS_INF):
        return None
    return iso_day(second if earliest else second - 1)


def shown_bound(second: int, *, earliest: bool) -> str | None:
    """Return a bound for people: its day, and the time where it lies within the day.

    What lasts whole days ends a second before midnight, and neighbours meet a
    second after it: such a bound is one of days.
    """
    if second in (NEG_INF, POS_INF):
        return None
    inclusive = second if earliest else second - 1
    minutes = inclusive % DAY // 60
    if minutes in (0, DAY // 60 - 1):
        return shown_day(inclusive)
    return f"{shown_day(inclusive)} {minutes // 60:02d}:{minutes % 60:02d}"
