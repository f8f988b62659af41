"""How many dates are read a second, against the EDTF packages, in one process.

All read the same mixed strings of levels 0 to 2, a fresh year in each, so that
nothing can be answered from memory; a string that a package refuses still costs
it its time, and is counted. The packages take turns round by round.
"""

import contextlib
import importlib
import io
import statistics
import time
from collections.abc import Callable

from bench.harness import Ratio, report
from chronology.dates.edtf import parse_edtf

TEMPLATES = (
    "{y}", "{y}-04", "{y}-04-12", "{y}-04-12T23:20:30Z", "{y}-02-01/{z}", "{y}-02-01/{z}-02-08",
    "{y}?", "{y}-06~", "{y}-06-11%", "{y}-21", "{y}-XX", "{y}-05-XX", "Y17{y}", "{y}/..", "../{y}",
    "{y}-06/", "{y}-06-~01/{y}-06-~20", "{y}-06~-11", "?{y}-06-~11", "{y}-1X", "1{d}6X-12-25",
    "[{y},{z}]", "{{{y},{z}-12}}", "[..{y}-12-03]", "Y-17E{d}", "{y}S2", "{y}-33", "-{y}",
)  # fmt: skip

ROUNDS = 5
PLAIN_DAYS = 100_000


def mixed() -> list[str]:
    """Return the strings that all the packages read."""
    return [
        template.format(y=year, z=year + 3, d=year % 6 + 4)
        for year in range(1871, 2016, 12)
        for template in TEMPLATES
    ]


def peers() -> dict[str, Callable[[str], object]]:
    """Return the readers of the packages that are installed."""
    found: dict[str, Callable[[str], object]] = {}
    for package, module, path in (
        ("edtf", "edtf", "parse_edtf"),
        ("undate", "undate.converters.edtf", "EDTFDateConverter"),
        ("edtf-validate", "edtf_validate.valid_edtf", "is_valid"),
    ):
        try:
            reader = getattr(importlib.import_module(module), path)
        except ImportError:
            print(f"{package} is not installed, and left out")
            continue
        found[package] = reader().parse if package == "undate" else reader
    return found


def timed(reader: Callable[[str], object], texts: list[str]) -> tuple[float, int]:
    """Return the seconds that the texts took, and how many were accepted."""
    accepted = 0
    # One of the packages prints as it reads.
    with contextlib.redirect_stdout(io.StringIO()):
        started = time.perf_counter()
        for text in texts:
            # Each package refuses in its own way.
            with contextlib.suppress(Exception):
                accepted += reader(text) is not False
        elapsed = time.perf_counter() - started
    return elapsed, accepted


def main() -> None:
    """Print the ratio against each package, and the rate of plain days."""
    texts = mixed()
    for package, reader in peers().items():
        pairs = [(timed(parse_edtf, texts), timed(reader, texts)) for _ in range(ROUNDS)]
        (_, ours), (_, theirs) = pairs[0]
        result = Ratio(
            ours=statistics.median(a[0] for a, _ in pairs),
            peer=statistics.median(b[0] for _, b in pairs),
            ratio=statistics.median(b[0] / a[0] for a, b in pairs),
        )
        title = (
            f"{len(texts)} mixed EDTF strings, against {package}: "
            f"times as many a second ({ours} accepted, by {package} {theirs})"
        )
        report(title, result, "at least 50 times edtf, to aim for 100")
    plain(texts)


def plain(mixed_texts: list[str]) -> None:
    """Print how many plain days, and how many mixed strings, are read a second."""
    days = [
        f"{1800 + n // 336:04d}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(PLAIN_DAYS)
    ]
    rate = max(len(days) / timed(parse_edtf, days)[0] for _ in range(ROUNDS))
    print(f"plain days a second: {rate:,.0f}   (aim: 300,000)")
    rate = max(len(mixed_texts) / timed(parse_edtf, mixed_texts)[0] for _ in range(ROUNDS))
    print(f"mixed strings a second: {rate:,.0f}")


if __name__ == "__main__":
    main()
