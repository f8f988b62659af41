"""What a reading command loads: little, and no database library beyond the driver."""

import subprocess
import sys
from pathlib import Path

import pytest

#: Packages that take longer to load than the whole answer takes.
HEAVY = ("sqlalchemy", "alembic", "pydantic", "sqlmodel", "pendulum", "yaml", "psycopg")


def loaded(*words: str) -> tuple[int, set[str]]:
    """Run the program as a child; return its exit status and the packages it loaded."""
    script = (
        "import sys; from chronology.cli import main; status = main(sys.argv[1:]);"
        "print('\\n', *{name.partition('.')[0] for name in sys.modules}); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False
    )
    return done.returncode, set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--in", "2016"],
        ["list", "prison", "--where", "Turkey", "--format", "csv"],
        ["list", "--format", "json"],
        ["show", "12"],
        ["show", "12", "--format", "json"],
        ["ask", "what", "happened", "where", "in", "2016"],
        ["date", "from July 2016 to March 2017"],
        ["date", "two weeks after @1"],
        ["date", "--edtf", "2016-07"],
        ["stats", "--by", "year", "--format", "bars"],
        ["stats", "--by", "country", "--measure", "arrivals", "--in", "2016"],
        ["why", "12"],
        ["why", "12", "--format", "json"],
        ["check"],
        ["check", "--possible", "--format", "json"],
        ["check", "--since", "2016", "--format", "sarif"],
        ["check", "list"],
        ["check", "list", "--accepted"],
        ["check", "list", "--stale"],
        ["check", "limits"],
        ["check", "explain", "order"],
        ["actor", "list"],
        ["place", "show", "Urfa"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_reading_loads_no_database_library(own_demo_file: Path, words: list[str]) -> None:
    status, packages = loaded(*words)
    assert status in (0, 1)
    assert not packages & set(HEAVY)


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "json"])
def test_an_export_loads_no_database_library(own_demo_file: Path, suffix: str) -> None:
    status, packages = loaded("export", f"out.{suffix}", "--where", "Turkey")
    assert status == 0
    assert not packages & (set(HEAVY) - {"yaml"})


def test_a_file_is_told_and_read_without_what_writes() -> None:
    """A large import has another process read while this one loads what writes."""
    script = (
        "import sys, chronology.formats;print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    # A workbook's and a YAML file's own readers are light.
    assert not set(done.stdout.split()) & (set(HEAVY) - {"yaml"})


def test_the_test_can_fail(own_demo_file: Path) -> None:
    status, packages = loaded("add", "A bridge opens")
    assert status == 0
    assert "sqlalchemy" in packages
