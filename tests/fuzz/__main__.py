"""Coverage-guided fuzzing: ``python -m tests.fuzz READER --count 1000000``.

Needs the package atheris (``pip install 'chronology[fuzz]'``). Says every so often how
many inputs were tried; every fault is written to a folder once, with what it raised.
Exits 1 where there was one.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

from tests.fuzz.guided import Asked, readers
from tests.fuzz.seeds import dictionary, seeds
from tests.fuzz.trial import Trial


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked = Asked()
    known = readers(asked)
    parser.add_argument("reader", choices=sorted(known))
    parser.add_argument("--count", type=int, default=1_000_000, help="how many inputs to try")
    parser.add_argument("--faults", type=Path, default=Path("fuzz-faults"), help="where faults go")
    parser.add_argument("--longest", type=int, default=4096, help="bytes of an input")
    parser.add_argument("--seed", type=int, default=0, help="0 for another run each time")
    said = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="chronology-fuzz-"))
    (folder / "words").write_text(dictionary(said.reader) or '"0"\n')
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds(said.reader)):
        (corpus / f"{number:05}").write_bytes(seed)

    def leave() -> None:
        asked.close()
        shutil.rmtree(folder)

    trial = Trial(said.reader, known[said.reader], said.count, said.faults, leave)
    options = [
        sys.argv[0], str(corpus), f"-max_len={said.longest}", "-print_final_stats=0", "-verbosity=0",
        f"-dict={folder / 'words'}", "-timeout=60", "-rss_limit_mb=2048", f"-seed={said.seed}",
    ]  # fmt: skip
    atheris.Setup(options, trial, custom_mutator=trial.mutate if trial.changed else None)
    atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
