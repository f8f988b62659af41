"""What a file has held so far, in little room: a million ids take some twenty megabytes."""

from array import array


class SeenIds:
    """The external ids of a file, as 64 bits of each."""

    _BUCKETS = 1 << 16

    def __init__(self) -> None:
        self._buckets: dict[int, array[int]] = {}

    def add(self, external_id: str) -> bool:
        """Take in an id; return whether it is new.

        Two of a million different ids are taken for one less than once in ten
        million files.
        """
        mixed = hash(external_id)
        bucket = self._buckets.get(mixed & (self._BUCKETS - 1))
        if bucket is None:
            self._buckets[mixed & (self._BUCKETS - 1)] = array("q", (mixed,))
            return True
        if mixed in bucket:
            return False
        bucket.append(mixed)
        return True


class SeenEvents:
    """Events of the chronology that a file held, one bit each.

    Args:
        first: the lowest id that there may be.
        last: the highest.
    """

    def __init__(self, first: int, last: int) -> None:
        self._first = first
        self.last = last
        self._bits = bytearray((last - first) // 8 + 1)

    def add(self, number: int) -> None:
        """Take in an event."""
        at = number - self._first
        self._bits[at >> 3] |= 1 << (at & 7)

    def __contains__(self, number: int) -> bool:
        at = number - self._first
        return bool(self._bits[at >> 3] >> (at & 7) & 1)
