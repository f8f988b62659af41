"""Random networks: small dense ones for oracles, and such as a chronology makes."""

import random

from chronology.network.constraints import ORIGIN, Network

DAY = 86_400


def dense(seed: int, *, moments: int = 6, spread: int = 6, lean: float = 0.7) -> Network:
    """Return a small network in which everything may be tied to everything.

    Args:
        seed: the same seed gives the same network.
        moments: how many moments at most, besides the origin.
        spread: the greatest distance, in seconds; small, so that ties are frequent.
        lean: how often a constraint is loose; more of them make it more often consistent.
    """
    chance = random.Random(seed)
    network = Network()
    count = chance.randint(1, moments)
    for name in range(count):
        network.moment(name)
    for number in range(chance.randint(0, 3 * count)):
        network.add(
            chance.randrange(count + 1),
            chance.randrange(count + 1),
            chance.randint(-spread, spread // 3 if chance.random() < lean else spread),
            claims=[network.claim(number, chance.choice([1.0, 2.0, 5.0]))],
            strict=chance.random() < 0.3,
        )
    return network


def chronicle(seed: int, *, events: int = 20, wrong: int = 0) -> Network:
    """Return a network such as a chronology makes: dates, orders with lags, lengths, hubs.

    Every statement is drawn true of a hidden timeline, so that without ``wrong``
    nothing contradicts; structural constraints rest on no claim.

    Args:
        seed: the same seed gives the same network.
        events: how many events.
        wrong: how many orders are stated that are false of the hidden timeline.
    """
    chance = random.Random(seed)
    network = Network()
    truth = [_place(chance) for _ in range(events)]
    for event, (begin, end) in enumerate(truth):
        start, stop = network.moment(("start", event)), network.moment(("end", event))
        network.add(start, stop, 0)
        if chance.random() < 0.6:
            _date(network, chance, event, (begin, end))
        if chance.random() < 0.2:
            claim = [network.claim(("length", event))]
            network.add(start, stop, end - begin - chance.randrange(DAY), claims=claim)
            network.add(stop, start, begin - end - chance.randrange(DAY), claims=claim)
    hub = min(range(events), key=lambda event: truth[event][0] - truth[event][1])
    for number in range(events):
        one = hub if chance.random() < 0.1 else chance.randrange(events)
        other = min(events - 1, max(0, one + chance.randint(-5, 5)))
        if one != other:
            _relate(network, chance, number, (one, other), truth)
    for number in range(wrong):
        one, other = sorted(chance.sample(range(events), 2), key=lambda event: truth[event])
        claim = [network.claim(("wrong", number), chance.choice([1.0, 2.0, 5.0]))]
        ends = network.moment(("end", other)), network.moment(("start", one))
        network.add(*ends, 0, claims=claim, strict=True)
    return network


def _place(chance: random.Random) -> tuple[int, int]:
    begin = chance.randrange(0, 4000 * DAY)
    return begin, begin + chance.choice([0, DAY // 2, 3 * DAY, 40 * DAY, 400 * DAY])


def _date(network: Network, chance: random.Random, event: int, truth: tuple[int, int]) -> None:
    """State a day, month or year (roughly) that contains both ends."""
    unit = chance.choice([DAY, 30 * DAY, 365 * DAY])
    low, high = truth[0] // unit * unit, (truth[1] // unit + 1) * unit
    claim = [network.claim(("date", event), chance.choice([1.0, 2.0, 5.0]))]
    for side in ("start", "end"):
        moment = network.moment((side, event))
        network.add(ORIGIN, moment, low, claims=claim)
        network.add(moment, ORIGIN, -high, claims=claim, strict=True)


def _relate(
    network: Network,
    chance: random.Random,
    number: int,
    pair: tuple[int, int],
    truth: list[tuple[int, int]],
) -> None:
    """State an order, with or without a lag, or that one lies inside the other, if true."""
    claim = [network.claim(("relation", number), chance.choice([1.0, 2.0, 5.0]))]
    one, other = sorted(pair, key=lambda event: truth[event])
    gap = truth[other][0] - truth[one][1]
    end, start = network.moment(("end", one)), network.moment(("start", other))
    if gap > 0 and chance.random() < 0.5:
        network.add(end, start, gap - chance.randrange(30 * DAY), claims=claim)
        network.add(start, end, -gap - chance.randrange(30 * DAY), claims=claim)
    elif gap > 0:
        network.add(end, start, 0, claims=claim, strict=True)
    elif truth[other][1] <= truth[one][1]:
        network.add(network.moment(("start", one)), start, 0, claims=claim)
        network.add(network.moment(("end", other)), end, 0, claims=claim)
