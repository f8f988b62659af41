"""Python's search for circles of garbage, made rarer while many rows are held."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 1_000_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for circles after every million objects rather than after every few hundred.

    A batch of rows is hundreds of thousands of objects without any circle, and
    looking through them time and again took a third of an import.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
