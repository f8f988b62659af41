"""A cut list says how many more there are, and where a search for common words begins."""

import pytest

from chronology.cli import cutting
from chronology.cli.cutting import Cut
from chronology.query import counting
from chronology.query.events import list_events
from chronology.query.filters import resolve_filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import world


@pytest.fixture
def raids(db: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """Six raids of six years and a flood; more than four are very many here."""
    for module in (counting, cutting):
        monkeypatch.setattr(module, "COMMON", 4)
    with world(db) as made:
        for year in range(2010, 2016):
            made.event(f"Raid {year}", str(year))
        made.event("Flood", "2012")
    return db


@pytest.mark.parametrize(
    ("text", "sort", "limit", "first", "said"),
    [
        ("raid", None, 2, "Raid 2015", ["2 of more than 4; see more", "The newest come first"]),
        ("raid", "when", 2, "Raid 2010", ["2 of more than 4; see more"]),
        ("raid", "-when", 2, "Raid 2015", ["2 of more than 4; see more"]),
        ("raid", None, None, "Raid 2010", []),
        ("flood", None, 2, "Flood", []),
        ("", None, 2, "Raid 2010", ["2 of 7; see more"]),
    ],
)
def test_a_cut_search_for_a_very_common_word_begins_with_the_newest(
    raids: Location,
    *,
    capsys: pytest.CaptureFixture[str],
    text: str,
    sort: str | None,
    limit: int | None,
    first: str,
    said: list[str],
) -> None:
    with open_reader(raids) as reader:
        wanted = resolve_filter(reader, text=text, sort=sort or "when", limit=limit)
        cut = Cut(reader, wanted, sort)
        assert next(list_events(reader, cut.filter)).title == first
        cut.say()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(said)
    assert all(line.startswith(words) for line, words in zip(lines, said, strict=True))
