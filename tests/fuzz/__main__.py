"""Coverage-guided fuzzing: ``python -m tests.fuzz READER --count 1000000``, or ``all``.

Needs the package atheris (``pip install 'chronology[fuzz]'``). Says every so often how
many inputs were tried; every fault is written to a folder once, with what it raised.
Exits 1 where there was one.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

#: Every reader, and how many bytes of an input say something new of it.
LONGEST = {
    "edtf": 48, "dates": 64, "xml": 1024, "yaml": 512, "jsonl": 512, "json": 512, "csv": 400,
    "publishers": 1800, "documents": 800, "ods": 1600, "calendar": 700, "xlsx": 1600,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", choices=[*LONGEST, "all"])
    parser.add_argument("--count", type=int, default=1_000_000, help="how many inputs to try")
    parser.add_argument("--faults", type=Path, default=Path("fuzz-faults"), help="where faults go")
    parser.add_argument("--longest", type=int, default=None, help="bytes of an input")
    parser.add_argument("--seed", type=int, default=0, help="0 for another run each time")
    said = parser.parse_args()
    if said.reader == "all":
        sys.exit(_all(sys.argv[1:]))
    _one(said)


def _all(words: list[str]) -> int:
    """Fuzz one reader after the other, each in a process of its own; return 1 for a fault."""
    status = 0
    for reader in LONGEST:
        given = [reader if word == "all" else word for word in words]
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", *given], stderr=subprocess.DEVNULL, check=False
        )
        status = max(status, done.returncode)
    return status


def _one(said: argparse.Namespace) -> None:
    """Fuzz one reader until this process ends itself."""
    import atheris  # noqa: PLC0415 - only one reader a process can be guided

    from tests.fuzz.guided import Asked, readers  # noqa: PLC0415 - takes long to import
    from tests.fuzz.seeds import dictionary, seeds  # noqa: PLC0415 - likewise
    from tests.fuzz.trial import Trial  # noqa: PLC0415 - likewise

    asked = Asked()
    folder = Path(tempfile.mkdtemp(prefix="chronology-fuzz-"))
    (folder / "words").write_text(dictionary(said.reader) or '"0"\n')
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds(said.reader)):
        (corpus / f"{number:05}").write_bytes(seed)

    def leave() -> None:
        asked.close()
        shutil.rmtree(folder)

    trial = Trial(said.reader, readers(asked)[said.reader], said.count, said.faults, leave)
    # The trial has a limit of its own, in time of the processor; this one is of the clock.
    options = [
        sys.argv[0], str(corpus), f"-max_len={said.longest or LONGEST[said.reader]}",
        "-print_final_stats=0", "-verbosity=0", f"-dict={folder / 'words'}", "-timeout=3600",
        "-report_slow_units=3600", "-rss_limit_mb=2048", f"-seed={said.seed}",
    ]  # fmt: skip
    atheris.Setup(options, trial, custom_mutator=trial.mutate if trial.changed else None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
