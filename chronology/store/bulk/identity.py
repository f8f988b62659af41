"""UUIDs of imported rows: the same in every chronology that imports the same dataset.

They are UUIDs of version 8, whose bits are ours to define::

    dddddddd-hhhh-8kkk-Vnnn-nnnnnnnnnrrr

``d`` comes from the dataset, so that its rows stand together in an index; ``k`` is
the table (000 for events), ``n`` the event and ``r`` the number of the row under it;
``V`` begins with the two bits of the variant. An external id that is a number is that
number, ``h`` being zero: a file that ascends by its ids makes an index that grows at
its end, which is several times quicker than one that grows everywhere. Any other id
is hashed into ``h`` and ``n``.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

#: The three digits of each table.
KINDS = {
    "event": "000",
    "event_place": "001",
    "participation": "002",
    "citation": "003",
    "measure": "004",
    "relation": "005",
    "event_tag": "006",
}

#: The most rows of one table that one event may have.
MOST_ROWS = 1 << 12

_VARIANT = 0b10 << 50
#: The upper half of the events is for hashes, lest one meet a number.
_HASHED = 1 << 49
_MOST_DIGITS = 14
#: A number of so many digits touches no digit before the last group of a UUID.
_FEW_DIGITS = 10


def event_uuid(dataset: str, external_id: str) -> str:
    """Return the UUID of an event, from its dataset's slug and its id in it."""
    plain = len(external_id) <= _MOST_DIGITS and external_id.isascii() and external_id.isdecimal()
    if plain and external_id[0] != "0":
        high, low = 0, int(external_id)
    else:
        digest = blake2b(external_id.encode("utf-8", "surrogatepass"), digest_size=9).digest()
        high = int.from_bytes(digest[:2], "big")
        low = int.from_bytes(digest[2:], "big") & (_HASHED - 1) | _HASHED
    tail = f"{_VARIANT | low:013x}"
    return f"{_beginning(dataset)}-{high:04x}-8000-{tail[:4]}-{tail[4:]}000"


def event_uuids(dataset: str, external_ids: Iterable[str]) -> list[str]:
    """Return the UUIDs of many events, in half of the time where their ids are numbers."""
    begins = f"{_beginning(dataset)}-0000-8000-8000-"
    return [
        f"{begins}{int(name):09x}000"
        if name.isdecimal() and len(name) <= _FEW_DIGITS and name.isascii() and name[0] != "0"
        else event_uuid(dataset, name)
        for name in external_ids
    ]


def child_uuid(event: str, table: str, number: int) -> str:
    """Return the UUID of a row under an event.

    Args:
        event: the event's UUID.
        table: a key of ``KINDS``.
        number: its number among the event's rows of that table, below ``MOST_ROWS``.
    """
    return f"{event[:14]}8{KINDS[table]}{event[18:33]}{number:03x}"


@cache
def _beginning(dataset: str) -> str:
    return blake2b(dataset.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
