"""The earliest value of every moment, kept true while claims are set aside and put back.

A label is the length of the longest path from the origin to a moment. The
constraints that end at the origin (the upper bounds) take no part in it: each
is a question put to the labels, "is this moment's earliest value too late?".
So a contradiction through the origin never disturbs the labels, and those
without it are met as cycles when a claim is put back.

Setting a claim aside lowers only what hung on it, putting one back raises only
what it pushes, and a question of which conflicts are left therefore costs what
the change touches, not what the network holds.
"""

from collections.abc import Callable, Iterable

from chronology.network.constraints import ORIGIN, Network
from chronology.network.sweep import settle

#: The parent of a moment that nothing pushes.
NOTHING = -1


class Labels:
    """Labels of a network whose claims can be set aside and put back.

    A length is one whole number, seconds times a factor above the number of
    constraints, plus 1 for each strict constraint. A cycle contradicts exactly
    if its length is above 0: also where its seconds sum to 0 and one is strict.

    Attributes:
        network: what is labelled.
        length: of each constraint.
        label: of each moment; far below everything where the origin does not reach.
        parent: the constraint that gives each moment its label, or ``NOTHING``.
        out: the constraints that leave each moment, those to the origin excepted.
        into: those that enter each moment.
        closing: those from each moment to the origin.
        of: the constraints that rest on each claim.
        idle: on how many claims that are set aside each constraint rests.
        aside: the claims set aside.
        late: constraints to the origin that may be violated; grows, and is
            emptied by whoever looks into it.
        work: how many moments were labelled anew so far, tentatively or for good.
    """

    def __init__(self, network: Network) -> None:
        size = len(network.moments)
        factor = 1 << (len(network) + 1).bit_length()
        self.network = network
        self.length = [
            least * factor + strict
            for least, strict in zip(network.least, network.strict, strict=True)
        ]
        # Lower than any path can raise it to where a constraint would notice.
        self.floor = -(max(map(abs, self.length), default=0) + 1) * (size + 2)
        self.label = [self.floor] * size
        self.label[ORIGIN] = 0
        self.parent = [NOTHING] * size
        self.out: list[list[int]] = [[] for _ in range(size)]
        self.into: list[list[int]] = [[] for _ in range(size)]
        self.closing: dict[int, list[int]] = {}
        self.of: list[list[int]] = [[] for _ in network.claims]
        self.idle = [0] * len(network)
        self.aside: set[int] = set()
        self.late: list[int] = []
        self.work = 0
        self._index()

    def _index(self) -> None:
        network = self.network
        ends = zip(network.earlier, network.later, network.blamed, strict=True)
        for number, (earlier, later, blamed) in enumerate(ends):
            if later == ORIGIN:
                self.closing.setdefault(earlier, []).append(number)
            else:
                self.out[earlier].append(number)
                self.into[later].append(number)
            for claim in set(blamed):
                self.of[claim].append(number)

    def violated(self, closing: int) -> bool:
        """Say whether a constraint to the origin stands and is broken."""
        earlier = self.network.earlier[closing]
        return not self.idle[closing] and self.label[earlier] + self.length[closing] > 0

    def first(self, broken: Callable[[list[int]], int]) -> list[int]:
        """Give every moment its first label.

        Args:
            broken: is handed each cycle that contradicts; sets aside a claim of
                it and returns that claim.

        Returns:
            The claims set aside, in that order.
        """
        removed: list[int] = []
        settle(self, range(len(self.label)), lambda cycle: removed.append(broken(cycle)))
        for claim in removed:
            self._drop(claim)
        for constraints in self.closing.values():
            self.late.extend(filter(self.violated, constraints))
        return removed

    def mute(self, claim: int) -> None:
        """Take the constraints of a claim out and leave the labels as they are."""
        self.aside.add(claim)
        for constraint in self.of[claim]:
            self.idle[constraint] += 1

    def remove(self, claim: int) -> None:
        """Set a claim aside; what hung on it falls back."""
        self.mute(claim)
        self._drop(claim)

    def _drop(self, claim: int) -> None:
        """Lower what has its label from a constraint of a claim that is set aside."""
        later, parent = self.network.later, self.parent
        self._fall(later[c] for c in self.of[claim] if parent[later[c]] == c)

    def _fall(self, moments: Iterable[int]) -> None:
        """Label anew these moments and all that have their label from them."""
        network, parent = self.network, self.parent
        fallen: set[int] = set()
        waiting = list(moments)
        while waiting:
            moment = waiting.pop()
            if moment not in fallen:
                fallen.add(moment)
                waiting.extend(
                    network.later[c] for c in self.out[moment] if parent[network.later[c]] == c
                )
        self.work += len(fallen)
        ordered = sorted(fallen)
        for moment in ordered:
            self._label_from_outside(moment, fallen)
        settle(self, ordered, _never)

    def _label_from_outside(self, moment: int, fallen: set[int]) -> None:
        best, parent = self.floor, NOTHING
        for constraint in self.into[moment]:
            earlier = self.network.earlier[constraint]
            if not self.idle[constraint] and earlier not in fallen:
                label = self.label[earlier] + self.length[constraint]
                if label > best:
                    best, parent = label, constraint
        self.label[moment], self.parent[moment] = best, parent

    def restore(self, claim: int) -> list[int] | None:
        """Put a claim back, unless that closes a cycle that does not pass the origin.

        Returns:
            A contradicting cycle of the fewest constraints through one of the
            claim's, and the claim stays set aside; None if there is none. What
            it breaks at the origin is added to ``late``.
        """
        self.aside.discard(claim)
        freed = []
        for constraint in self.of[claim]:
            self.idle[constraint] -= 1
            if not self.idle[constraint]:
                freed.append(constraint)
        # One at a time: the labels know nothing of those that are yet to come.
        for constraint in freed:
            self.idle[constraint] = 1
        for constraint in freed:
            self.idle[constraint] = 0
            cycle = self._push(constraint)
            if cycle:
                self._undo(claim, freed)
                return cycle
        return None

    def _undo(self, claim: int, freed: list[int]) -> None:
        """Set a claim aside again that was put back by half."""
        for constraint in freed:
            self.idle[constraint] = 0
        self.remove(claim)

    def _push(self, constraint: int) -> list[int] | None:
        """Raise what a new constraint raises; or return the cycle that it closes."""
        network = self.network
        if network.later[constraint] == ORIGIN:
            if self.violated(constraint):
                self.late.append(constraint)
            return None
        raised, cycle = self._raise_from(constraint)
        if cycle:
            return cycle
        for moment, (label, parent) in raised.items():
            self.label[moment], self.parent[moment] = label, parent
        for moment in raised:
            self.late.extend(filter(self.violated, self.closing.get(moment, ())))
        return None

    def _raise_from(self, first: int) -> tuple[dict[int, tuple[int, int]], list[int] | None]:
        """Follow a new constraint forward in layers, one constraint a layer.

        Returns:
            The new label and parent of each moment that rises; and, as soon as
            the constraint's own first moment would rise, the cycle that does it.
            In layers, that cycle is one with the fewest constraints.
        """
        network = self.network
        start, end = network.earlier[first], network.later[first]
        raised: dict[int, tuple[int, int]] = {}
        layer = {end: (self.label[start] + self.length[first], first)}
        layers = []
        while layer:
            layer = {
                moment: step for moment, step in layer.items() if self._rises(moment, step, raised)
            }
            layers.append(layer)
            self.work += len(layer)
            if start in layer:
                return raised, self._trace_back(layers, start)
            raised |= layer
            layer = self._next_layer(layer)
        return raised, None

    def _rises(
        self, moment: int, step: tuple[int, int], raised: dict[int, tuple[int, int]]
    ) -> bool:
        known = raised.get(moment)
        return step[0] > (self.label[moment] if known is None else known[0])

    def _next_layer(self, layer: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
        following: dict[int, tuple[int, int]] = {}
        for moment, (label, _) in layer.items():
            for constraint in self.out[moment]:
                if not self.idle[constraint]:
                    later = self.network.later[constraint]
                    reached = label + self.length[constraint]
                    if later not in following or reached > following[later][0]:
                        following[later] = (reached, constraint)
        return following

    def _trace_back(self, layers: list[dict[int, tuple[int, int]]], moment: int) -> list[int]:
        cycle = []
        for layer in reversed(layers):
            constraint = layer[moment][1]
            cycle.append(constraint)
            moment = self.network.earlier[constraint]
        return cycle[::-1]

    def shortest_through(self, closing: int) -> list[int] | None:
        """Return a contradiction of the fewest constraints through one to the origin.

        It is searched from the end, and only along moments from which the labels
        prove that some contradiction passes: no others are touched.

        Args:
            closing: number of a constraint whose ``later`` is the origin.

        Returns:
            Constraints in order from the origin to the origin; None if there is
            no contradiction through it.
        """
        if not self.violated(closing):
            return None
        network = self.network
        best: dict[int, int] = {}
        layer = {network.earlier[closing]: (self.length[closing], closing)}
        layers = []
        while layer:
            layers.append(layer)
            self.work += len(layer)
            if ORIGIN in layer:
                return self._trace_forward(layers)
            best.update((moment, length) for moment, (length, _) in layer.items())
            layer = self._layer_before(layer, best)
        return None

    def _layer_before(
        self, layer: dict[int, tuple[int, int]], best: dict[int, int]
    ) -> dict[int, tuple[int, int]]:
        before: dict[int, tuple[int, int]] = {}
        for moment, (length, _) in layer.items():
            for constraint in self.into[moment]:
                earlier = self.network.earlier[constraint]
                total = length + self.length[constraint]
                if (
                    not self.idle[constraint]
                    and total + self.label[earlier] > 0
                    and (earlier not in best or total > best[earlier])
                    and (earlier not in before or total > before[earlier][0])
                ):
                    before[earlier] = (total, constraint)
        return before

    def _trace_forward(self, layers: list[dict[int, tuple[int, int]]]) -> list[int]:
        cycle, moment = [], ORIGIN
        for layer in reversed(layers):
            constraint = layer[moment][1]
            cycle.append(constraint)
            moment = self.network.later[constraint]
        return cycle


def _never(cycle: list[int]) -> int:
    raise AssertionError(f"the labels met a cycle in what is consistent: {cycle}")
