"""`chronology export`: formats by suffix, and the closing report of what was lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.formats import FORMATS
from chronology.store.location import Location

Run = Callable[..., Any]


@pytest.fixture
def filled(run: Run, chronology: Location, elsewhere: Path) -> Location:
    """A chronology of two events, one of which a source dates otherwise."""
    for words in (
        ["add", "Crates landed", "--when", "May 1931", "--source", "gazette#p. 4",
         "--says-when", "June 1931", "--create"],
        ["add", "Plain", "--when", "1931-02-03"],
    ):  # fmt: skip
        assert run(*words).status == 0
    return chronology


def test_an_export_ends_by_saying_what_was_lost(
    run: Run, filled: Location, elsewhere: Path
) -> None:
    done = run("export", "x.csv")
    assert done.status == 0
    assert done.err == (
        "Wrote 2 events to x.csv.\n"
        "The format could not carry:\n"
        "  rival claims: 1 event\n"
        "  what each source says: where, in whose words, with which date: 1 event\n"
    )


def test_a_stream_says_only_what_was_lost(run: Run, filled: Location, elsewhere: Path) -> None:
    done = run("export", "-", "--as", "csv")
    assert done.out.startswith("id,title,")
    assert done.err.startswith("The format could not carry:\n")


@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "x.yaml", "x.md", "x.html"])
def test_where_nothing_is_lost_nothing_is_said(
    name: str, run: Run, filled: Location, elsewhere: Path
) -> None:
    done = run("export", name, "--strict")
    assert (done.status, done.err) == (0, f"Wrote 2 events to {name}.\n")


def test_strict_refuses_before_anything_is_written(
    run: Run, filled: Location, elsewhere: Path
) -> None:
    done = run("export", "x.csv", "--strict")
    assert done.status == 2
    assert done.is_clean
    assert "Nothing was written, since the format cannot carry rival claims (1 event)" in done.err
    assert not Path("x.csv").exists()
    assert run("export", "x.csv", "Plain", "--strict").status == 0


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_the_help_names_each_format(each: Any, run: Run) -> None:
    if each.dump is not None:
        words = run("export", "--help").out.split()
        assert each.name in {word.strip(",;.") for word in words}
    if each.load is not None:
        assert each.name in {word.strip(",;.") for word in run("import", "--help").out.split()}


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_the_index_names_each_format(each: Any) -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if f"| `{each.name}` |" in line]
    assert all(f"`{suffix}`" in row for suffix in each.suffixes)
    assert ("| no |" in row) == (each.load is None)


def test_what_is_only_written_is_not_imported(run: Run, filled: Location, elsewhere: Path) -> None:
    assert run("export", "x.html").status == 0
    done = run("import", "x.html")
    assert done.status == 2
    assert "“x.html” cannot be imported: html is a format to hand on, not to read back." in done.err


def test_what_an_import_kept_is_asked_for_by_name(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    Path("in.csv").write_text("title,when,Ward,Beds\nFire,1931,North,12\n", encoding="utf-8")
    assert run("import", "in.csv").status == 0
    done = run("export", "x.csv", "--extra", "Ward")
    assert done.err.endswith("further columns of an import: 1 event\n")
    head, row = Path("x.csv").read_text(encoding="utf-8").splitlines()
    assert head.endswith(",extra.Ward")
    assert row.endswith(",North")
    assert run("export", "x.csv", "--strict", "--extra", "Beds", "--extra", "Ward").status == 0
    refused = run("export", "x.csv", "--extra", "ward")
    assert (refused.status, refused.is_clean) == (2, True)
    assert refused.err == "Error: No import kept a column “ward”.\nDid you mean Ward?\n"
    refused = run("export", "x.jsonl", "--extra", "all")
    assert refused.err.startswith("Error: --extra is for CSV and Excel alone.\nLeave it out:")
