"""Times two commands in turn, as whole processes, and prints their ratio.

The commands run alternately (A B A B …), so that a machine that slows down
slows both; the ratio is the median of the ratios pair by pair. Nothing here
passes or fails: a benchmark informs, it does not judge.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: The folder of the programs of the environment that runs the benchmark.
BIN = Path(sys.executable).parent

Command = Sequence[str | Path]

#: An installed program is compiled once, when it is installed or first run.
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


def surroundings() -> dict[str, str]:
    """Return the environment that the measured processes run in."""
    here = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    return {**here, "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Ratio:
    """The outcome of one comparison; times in seconds, medians.

    Args:
        first: what our first run took, which is not counted.
    """

    ours: float
    peer: float
    ratio: float
    first: float = 0.0


def once(command: Command) -> float:
    """Run a command to its end and return the seconds it took.

    Raises:
        RuntimeError: if it failed, with what it said.
    """
    started = time.perf_counter()
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=surroundings(),
        check=False,
    )
    elapsed = time.perf_counter() - started
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command} failed: {done.stderr.decode(errors='replace')}")
    return elapsed


def compare(title: str, ours: Command, peer: Command, *, aim: str, runs: int = 15) -> Ratio:
    """Time ``ours`` against ``peer`` and print the medians, their ratio and the aim."""
    first = once(ours)
    once(peer)
    pairs = [(once(ours), once(peer)) for _ in range(runs)]
    result = Ratio(
        ours=statistics.median(a for a, _ in pairs),
        peer=statistics.median(b for _, b in pairs),
        ratio=statistics.median(a / b for a, b in pairs),
        first=first,
    )
    report(title, result, aim)
    return result


def report(title: str, result: Ratio, aim: str) -> None:
    """Print one line of figures."""
    print(
        f"{title}\n    ours {result.ours:.4f} s   peer {result.peer:.4f} s   "
        f"ratio {result.ratio:.3f}   (aim: {aim})"
    )
