"""How many phrases are read a second, against dateparser with its language fixed.

Both read the same phrases in one process and take turns round by round. A fresh
year in each keeps either from answering from memory. What a package refuses
still costs it its time, and is counted.
"""

import contextlib
import importlib
import statistics
import time
from collections.abc import Callable

from bench.harness import Ratio, report
from chronology.dates import parse

#: As people write dates; dateparser reads the first half of them as one moment.
TEMPLATES = (
    "{d} July {y}", "July {d}, {y}", "October {y}", "{y}-07-{d}", "the {d}th of March, {y}",
    "{d}th of May {y}", "Sept. {y}", "{d} Dec {y} 22:05", "{y}", "in {y}", "on {d} June {y}",
    "early {y}", "mid-March {y}", "the end of {y}", "between {y} and {z}", "until {y}",
    "from July {y} to March {z}", "since {y}", "the summer of {y}", "before January {y}",
    "circa {y}", "{y} and {z}", "{d}–{e} July {y}", "first half of {y}",
)  # fmt: skip

ROUNDS = 5


def phrases() -> list[str]:
    """Return the phrases that both read."""
    return [
        template.format(y=year, z=year + 3, d=year % 9 + 11, e=year % 9 + 12)
        for year in range(1873, 2016, 7)
        for template in TEMPLATES
    ]


def peer() -> Callable[[str], object] | None:
    """Return dateparser's reader of English, None where it is not installed."""
    try:
        dateparser = importlib.import_module("dateparser")
    except ImportError:
        print("dateparser is not installed, and left out")
        return None

    def read(words: str) -> object:
        return dateparser.parse(words, languages=["en"])

    return read


def timed(reader: Callable[[str], object], texts: list[str]) -> tuple[float, int]:
    """Return the seconds that the texts took, and how many were read."""
    read = 0
    started = time.perf_counter()
    for text in texts:
        # We refuse by an error, dateparser by returning nothing.
        with contextlib.suppress(Exception):
            read += reader(text) is not None
    return time.perf_counter() - started, read


def main() -> None:
    """Print the rate, and the ratio against dateparser."""
    texts = phrases()
    timed(parse, texts[:50])
    rate = max(len(texts) / timed(parse, texts)[0] for _ in range(ROUNDS))
    print(f"phrases a second: {rate:,.0f}")
    reader = peer()
    if reader is None:
        return
    timed(reader, texts[:50])
    pairs = [(timed(parse, texts), timed(reader, texts)) for _ in range(ROUNDS)]
    (_, ours), (_, theirs) = pairs[0]
    result = Ratio(
        ours=statistics.median(a for (a, _), _ in pairs),
        peer=statistics.median(b for _, (b, _) in pairs),
        ratio=statistics.median(b / a for (a, _), (b, _) in pairs),
    )
    title = (
        f"{len(texts)} phrases, against dateparser: times as many a second "
        f"({ours} read, by dateparser {theirs})"
    )
    report(title, result, "at least 5")


if __name__ == "__main__":
    main()
