"""Whatever a chronology holds comes back, from the lossless formats and from CSV."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.formats import import_file
from chronology.store.location import Location
from chronology.text import fold
from tests.blank import Blank
from tests.formats.world import contents, export, listing

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20)
TRICKY = st.text("=+-@\t\r\n'\"\\;,[]>= a1.é", max_size=8)
WORDS = (TEXT | TRICKY).filter(lambda text: text.strip() != "")
NAME = WORDS.filter(lambda text: fold(text) != "")
NAMES = st.lists(NAME, max_size=3, unique_by=fold)
DATES = st.sampled_from(
    ["2016", "circa 1991", "the night of 15–16 July 2016", "[2016,2018]", "44 BC", "XXXX-09",
     "Y-170000002", "since 2014", "between 2004 and 2008", "19th century?", "/2010", "until 2010"]
)  # fmt: skip
NUMBER = st.none() | st.integers(-10, 10**6) | st.floats(-1e9, 1e9, allow_nan=False)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return a document of a few events with awkward texts."""
    places, actors = draw(NAMES), draw(NAMES)
    events = [
        {
            "key": str(number),
            "title": draw(WORDS),
            "description": draw(st.none() | WORDS),
            "when": draw(st.none() | DATES),
            "category": draw(st.none() | st.sampled_from(["a", "B"])),
            "tags": draw(st.lists(st.sampled_from(["x", "; y", "=z"]), unique=True)),
            "places": [f"p{at}" for at in range(len(places)) if draw(st.booleans())],
            "who": [
                {"actor": f"a{at}", "role": draw(st.sampled_from(["r", "[s]"]))}
                for at in range(len(actors))
                if draw(st.booleans())
            ],
            "measures": [
                {"kind": "k", "low": draw(NUMBER), "best": draw(NUMBER), "high": draw(NUMBER)}
                for _ in range(draw(st.integers(0, 2)))
            ],
            "extra": draw(st.none() | st.dictionaries(TEXT, TEXT | NUMBER, max_size=2)),
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    return {
        "chronology": 1,
        "places": [{"key": f"p{at}", "name": name} for at, name in enumerate(places)],
        "actors": [{"key": f"a{at}", "name": name} for at, name in enumerate(actors)],
        "events": events,
    }


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents())
def test_everything_comes_back(blank: Blank, document: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        source = _fresh(blank, folder, "source")
        (Path(folder) / "in.json").write_text(json.dumps(document), encoding="utf-8")
        assert import_file(source, Path(folder) / "in.json").refused == []
        for suffix in ("yaml", "jsonl"):
            copy = _fresh(blank, folder, suffix)
            data = export(source, Path(folder) / f"out.{suffix}")
            assert import_file(copy, Path(folder) / f"out.{suffix}").refused == []
            assert contents(copy) == contents(source)
            assert export(copy, Path(folder) / f"again.{suffix}") == data
        table = _fresh(blank, folder, "table")
        export(source, Path(folder) / "out.csv")
        assert import_file(table, Path(folder) / "out.csv").refused == []
        assert listing(table) == listing(source)
        same = import_file(source, Path(folder) / "out.csv")
        assert (same.updated, same.unchanged) == (0, len(document["events"]))


def _fresh(blank: Blank, folder: str, name: str) -> Location:
    return blank.copy(Path(folder) / f"{name}.db")
