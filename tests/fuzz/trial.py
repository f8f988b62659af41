"""Trying inputs one after another, counting them, and keeping what goes wrong."""

import gc
import hashlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType

from chronology.errors import ChronologyError
from tests.fuzz.mutate import CHANGED

#: Processor seconds that one small input may take.
LONGEST = 2.0
_SAID_EVERY = 50_000


class TooLong(Exception):  # noqa: N818 - it ends one trial
    """An input that took longer than it may."""


class Trial:
    """Gives inputs to one reader; what it raises besides the errors of the house is a fault.

    Args:
        name: the reader's name.
        read: the reader.
        count: after so many inputs the process ends.
        folder: where inputs that made a fault are written, one of each kind.
        at_end: called before the process ends.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[bytes], None],
        count: int,
        folder: Path,
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        self._at_end = at_end
        self._name, self._read, self._most, self._folder = name, read, count, folder
        self.count = 0
        self.refused = 0
        self.faults: dict[str, int] = {}
        self.changed = CHANGED.get(name)
        self._began = time.monotonic()
        self._slowest = 0.0
        self._start = time.process_time()
        signal.signal(signal.SIGPROF, _stop)
        # What was imported stays; there is no use in looking through it again and again.
        gc.freeze()
        gc.set_threshold(50_000)

    def __call__(self, data: bytes) -> None:
        self.count += 1
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        began = time.process_time()
        try:
            self._read(data)
        except ChronologyError:
            self.refused += 1
        except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001 - what is looked for
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._keep(data, error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - began
        if took > self._slowest:
            self._slowest = took
            if took > LONGEST / 4:
                self._write(f"slow-{took:.1f}", data, "")
        if self.count % _SAID_EVERY == 0 or self.count >= self._most:
            self.tell()
        if self.count >= self._most:
            self._at_end()
            os._exit(1 if self.faults else 0)

    def mutate(self, data: bytes, longest: int, seed: int) -> bytes:
        """Return another input: every second one changed as its format is, others by bytes."""
        import atheris  # noqa: PLC0415 - only where it runs

        random = Random(seed)
        made = self.changed(bytes(data), random) if self.changed and seed & 1 else None
        if made is None or len(made) > longest:
            return atheris.Mutate(data, longest)  # type: ignore[no-any-return]
        return made

    def tell(self) -> None:
        """Say how many inputs were tried, and what came of them."""
        seconds = time.monotonic() - self._began
        _say(
            f"{self._name}: {self.count:,} inputs, {self.refused:,} refused,"
            f" {len(self.faults)} kinds of fault, slowest {self._slowest:.2f} s,"
            f" {self.count / seconds:,.0f} a second,"
            f" {self.count / (time.process_time() - self._start):,.0f} a second of the processor"
        )

    def _keep(self, data: bytes, error: BaseException) -> None:
        frames = list(traceback.extract_tb(error.__traceback__))
        ours = [each for each in frames if "/chronology/" in each.filename]
        last = (ours or frames)[-1]
        kind = f"{type(error).__name__} at {Path(last.filename).name}:{last.name}"
        self.faults[kind] = self.faults.get(kind, 0) + 1
        if self.faults[kind] == 1:
            _say(f"{self._name}: FAULT after {self.count:,}: {kind}: {str(error)[:200]}")
            self._write(kind, data, "".join(traceback.format_exception(error)))

    def _write(self, kind: str, data: bytes, said: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()[:8]
        plain = "".join(letter if letter.isalnum() else "-" for letter in kind)
        place = self._folder / f"{self._name}-{plain}-{digest}"
        place.write_bytes(data)
        if said:
            place.with_suffix(".txt").write_text(said)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong(f"an input took longer than {LONGEST} s")
