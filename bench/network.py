"""How long the temporal network takes: 100,000 events, about 300,000 constraints.

The peer is networkx, ``bellman_ford_predecessor_and_distance``, in the same
process, turn by turn. Bounds need two of its runs, from the origin and back to
it; the ratio is printed against both, and against the forward one alone. Where
cycles are planted, it stops at any of them, while ours gives the one with the
fewest constraints. Our peak of memory is that of a process that does nothing else.
"""

import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

from bench.harness import Ratio, report
from chronology.network.constraints import ORIGIN, Network
from chronology.network.solve import Contradiction, Solution, closes_cycle, solve

EVENTS = 100_000
DAY = 86_400
ROUNDS = 3
PLANTED = 100
#: Seconds after which the peer is given up where circles are planted: it goes round
#: and round them.
LIMIT = 30
AIM = "1/40 = 0.025, at most 1/10"


def invented(events: int, *, planted: int = 0) -> Network:
    """Return an invented network, the same at every run.

    Half of the events are dated, to a day, a month or a year. They are told in
    stories of some twenty, one after the other, here and there with a lag or a
    length; some hold others inside them, a few of them hundreds.

    Args:
        events: how many.
        planted: how many circles of three to eight events to add, each before the next.
    """
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    network = Network()
    truth: list[tuple[int, int]] = []
    begin = 0
    for event in range(events):
        begin = chance.randrange(20_000 * DAY) if event % 20 == 0 else truth[-1][1]
        begin += chance.randrange(1, 60 * DAY)
        truth.append((begin, begin + chance.choice((0, DAY // 4, 3 * DAY, 30 * DAY))))
        start, end = network.moment(("start", event)), network.moment(("end", event))
        network.add(start, end, 0)
        if chance.random() < 0.5:
            _date(network, chance, event, truth[event])
        if chance.random() < 0.08:
            claim = (network.claim(("length", event)),)
            network.add(start, end, truth[event][1] - begin, claims=claim)
            network.add(end, start, begin - truth[event][1] - 7 * DAY, claims=claim)
        if event % 20:
            _follow(network, chance, event, truth)
    _hold(network, chance, truth)
    for number in range(planted):
        _circle(network, chance, number, events)
    return network


def _date(network: Network, chance: random.Random, event: int, truth: tuple[int, int]) -> None:
    unit = chance.choice((DAY, 30 * DAY, 365 * DAY))
    claim = (network.claim(("date", event)),)
    network.add(ORIGIN, network.moment(("start", event)), truth[0] // unit * unit, claims=claim)
    high = (truth[1] // unit + 1) * unit
    network.add(network.moment(("end", event)), ORIGIN, -high, claims=claim, strict=True)


def _follow(
    network: Network, chance: random.Random, event: int, truth: list[tuple[int, int]]
) -> None:
    """State that an event comes after the one before it in its story."""
    end, start = network.moment(("end", event - 1)), network.moment(("start", event))
    claim = (network.claim(("after", event)),)
    if chance.random() < 0.1:
        gap = truth[event][0] - truth[event - 1][1]
        network.add(end, start, gap - 10 * DAY, claims=claim)
        network.add(start, end, -gap - 10 * DAY, claims=claim)
    else:
        network.add(end, start, 0, claims=claim, strict=True)


def _hold(network: Network, chance: random.Random, truth: list[tuple[int, int]]) -> None:
    """State that long events hold others: a few hubs, with what happened meanwhile."""
    order = sorted(range(len(truth)), key=truth.__getitem__)
    for hub in range(max(1, len(truth) // 2000)):
        first = chance.randrange(len(order))
        held = order[first : first + chance.choice((5, 50, 300))]
        start, end = network.moment(("hub start", hub)), network.moment(("hub end", hub))
        network.add(start, end, 0)
        for event in held:
            claim = (network.claim(("during", hub, event)),)
            network.add(start, network.moment(("start", event)), 0, claims=claim)
            network.add(network.moment(("end", event)), end, 0, claims=claim)


def _circle(network: Network, chance: random.Random, number: int, events: int) -> None:
    """State that some events each come before the next, all round."""
    around = chance.sample(range(events), chance.randint(3, 8))
    for one, following in pairwise((*around, around[0])):
        claim = (network.claim(("planted", number, one)),)
        end, start = network.moment(("end", one)), network.moment(("start", following))
        network.add(end, start, 0, claims=claim, strict=True)


def chain(length: int) -> Network:
    """Return one story of so many moments, all of one year, each strictly before the next."""
    network = Network()
    moments = [network.moment(number) for number in range(length)]
    for one, following in pairwise(moments):
        network.add(one, following, 0, strict=True)
    for moment in moments:
        network.add(ORIGIN, moment, 0)
        network.add(moment, ORIGIN, -365 * DAY, strict=True)
    return network


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def peer(network: Network) -> tuple[Callable[[], object], Callable[[], object]] | None:
    """Return networkx's two runs over the network; None where it is not installed."""
    try:
        import networkx  # noqa: PLC0415 - a peer may be missing
    except ImportError:
        return None
    graph = networkx.DiGraph()
    scale = 2 * len(network.moments)
    for one, other, least, strict in zip(
        network.earlier, network.later, network.least, network.strict, strict=True
    ):
        weight = -(least * scale + strict)
        if not graph.has_edge(one, other) or graph[one][other]["weight"] > weight:
            graph.add_edge(one, other, weight=weight)
    backwards = graph.reverse()

    def run(made: object) -> None:
        try:
            networkx.bellman_ford_predecessor_and_distance(made, ORIGIN)
        except networkx.NetworkXUnbounded:
            return

    return lambda: run(graph), lambda: run(backwards)


def against(title: str, network: Network) -> None:
    """Print our time against the peer's, turn by turn."""
    runs = peer(network)
    if runs is None:
        print("networkx is not installed, and left out")
        print(f"{title}\n    ours {timed(lambda: solve(network)):.4f} s")
        return
    solve(network)
    times = [(timed(lambda: solve(network)), timed(runs[0]), timed(runs[1])) for _ in range(ROUNDS)]
    ours = statistics.median(one for one, _, _ in times)
    for label, peers in (
        ("forth and back", [forth + back for _, forth, back in times]),
        ("forth only", [forth for _, forth, _ in times]),
    ):
        ratio = statistics.median(one[0] / theirs for one, theirs in zip(times, peers, strict=True))
        report(f"{title}, networkx {label}", Ratio(ours, statistics.median(peers), ratio), AIM)


def contradicted() -> None:
    """Print our time where circles are planted, and the peer's if it ends in time."""
    network = invented(EVENTS, planted=PLANTED)
    outcome = solve(network)
    if not isinstance(outcome, Contradiction):
        raise TypeError("no planted circle was found")
    ours = statistics.median(timed(lambda: solve(network)) for _ in range(ROUNDS))
    command = [sys.executable, "-m", "bench.network", "--peer"]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LIMIT)
        theirs = f"{float(done.stdout):.4f} s, ratio {ours / float(done.stdout):.3f}"
    except subprocess.TimeoutExpired:
        theirs = f"not done after {LIMIT} s"
    print(
        f"the same with {PLANTED} planted circles: the contradiction of the fewest constraints, "
        f"{len(outcome.constraints)}\n    ours {ours:.4f} s   networkx, any: {theirs}   (aim: seconds)"
    )


def alone(kind: str) -> None:
    """Solve one network in this process, and print what it took."""
    network = invented(EVENTS, planted=PLANTED if kind == "planted" else 0)
    built = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = timed(lambda: solve(network))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"    {kind}: first solve, numpy's import included, {seconds:.4f} s; peak memory "
        f"{peak / 1024:.0f} MB, of which before solving {built / 1024:.0f} MB   (aim: under 300 MB)"
    )


def small() -> None:
    """Print how long a component of 50 events takes, and a new constraint in it."""
    network = invented(50)
    solution = solve(network)
    if not isinstance(solution, Solution):
        raise TypeError("the invented network contradicts itself")
    runs = [timed(lambda: solve(network)) for _ in range(200)]
    first = network.moment(("start", 0))
    new = (network.add(ORIGIN, first, solution.latest(first) - 1),)
    added = [timed(lambda: closes_cycle(network, solution, new)) for _ in range(200)]
    print(
        f"50 events, {len(network)} constraints, plain Python: solve "
        f"{1000 * statistics.median(runs):.3f} ms, one more constraint "
        f"{1000 * statistics.median(added):.3f} ms"
    )


def main() -> None:
    """Print the ratios, the times and the memory."""
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2])
        return
    if sys.argv[1:2] == ["--peer"]:
        runs = peer(invented(EVENTS, planted=PLANTED))
        print(timed(runs[0]) if runs else 0)
        return
    # First, while this process is small: a child's peak counts what its parent held.
    print(f"temporal network of {EVENTS:,} events, in a process of its own")
    for kind in ("consistent", "planted"):
        subprocess.run([sys.executable, "-m", "bench.network", "--alone", kind], check=True)
    network = invented(EVENTS)
    size = f"{EVENTS:,} events, {len(network):,} constraints"
    against(f"temporal network, {size}, consistent", network)
    contradicted()
    deep = chain(EVENTS)
    print(
        f"hard case: {EVENTS:,} moments in one chain, {len(deep):,} constraints: "
        f"{timed(lambda: solve(deep)):.4f} s"
    )
    small()


if __name__ == "__main__":
    main()
