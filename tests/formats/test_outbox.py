"""Messages wait for who reads them, in their order, and never more than there is room for."""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import pytest

from chronology.formats import outbox
from chronology.formats.outbox import Outbox

#: More than any pipe holds.
LARGE = b"x" * (1 << 21)


@pytest.fixture
def pipe() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Yield both ends of a pipe: what reads and what writes."""
    source, sink = os.pipe()
    # What is left in a buffer cannot be written any more where nobody reads.
    with suppress(BrokenPipeError), open(source, "rb") as reads, open(sink, "wb") as writes:
        yield reads, writes


def test_who_posts_does_not_wait_for_who_reads(pipe: tuple[BinaryIO, BinaryIO]) -> None:
    reads, writes = pipe
    got: list[bytes] = []
    with Outbox(writes) as sent:
        sent.post(LARGE, b"1")
        sent.post(b"2", LARGE, b"3")
        # Nobody has read a byte by now, and none is needed to come here.
        reading = threading.Thread(target=lambda: got.append(reads.read(2 * len(LARGE) + 3)))
        reading.start()
    reading.join()
    assert got == [LARGE + b"12" + LARGE + b"3"]


def test_so_much_waits_and_no_more(
    pipe: tuple[BinaryIO, BinaryIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_WAITING", len(LARGE))
    reads, writes = pipe
    posted = threading.Event()

    def post_another() -> None:
        sent.post(b"after")
        posted.set()

    with Outbox(writes) as sent:
        sent.post(LARGE)
        posting = threading.Thread(target=post_another)
        posting.start()
        assert not posted.wait(0.2)
        assert reads.read(len(LARGE)) == LARGE
        assert posted.wait(10)
        posting.join()
    writes.close()
    assert reads.read() == b"after"


def test_a_message_longer_than_the_room_is_sent(
    pipe: tuple[BinaryIO, BinaryIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_WAITING", 2)
    reads, writes = pipe
    with Outbox(writes) as sent:
        for word in (b"longer", b"than", b"room"):
            sent.post(word)
    writes.close()
    assert reads.read() == b"longerthanroom"


def test_a_broken_pipe_is_told_at_the_next_message(pipe: tuple[BinaryIO, BinaryIO]) -> None:
    reads, writes = pipe

    def post_for_ever() -> None:
        with Outbox(writes) as sent:
            reads.close()
            while True:
                sent.post(LARGE)

    with pytest.raises(BrokenPipeError):
        post_for_ever()


def test_a_broken_pipe_is_told_at_the_end(pipe: tuple[BinaryIO, BinaryIO]) -> None:
    reads, writes = pipe

    def post_once() -> None:
        with Outbox(writes) as sent:
            sent.post(LARGE)
            reads.close()

    with pytest.raises(BrokenPipeError):
        post_once()


def test_an_error_of_who_posts_is_not_hidden(pipe: tuple[BinaryIO, BinaryIO]) -> None:
    reads, writes = pipe

    def post_and_fail() -> None:
        with Outbox(writes) as sent:
            sent.post(LARGE)
            reads.close()
            raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        post_and_fail()
