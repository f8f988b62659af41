"""Alembic's own commands, for those who work on the schema."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from chronology.errors import DeclinedError
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import create, status
from chronology.store.resources import migrations_folder
from chronology.store.revisions import head

ROOT = Path(__file__).parents[2]
NEXT = f"{int(head()) + 1:04d}"


def alembic(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alembic", *words],
        cwd=ROOT, env={**os.environ, **environ}, check=False, capture_output=True, text=True,
    )  # fmt: skip


def test_upgrade_and_check_from_the_shell(tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    assert alembic("-x", f"db={path}", "upgrade", "head").returncode == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert status(Location("sqlite", path=str(path))).current
    checked = alembic("check", CHRONOLOGY_DB=str(path))
    assert "No new upgrade operations detected" in checked.stdout, checked.stderr
    assert alembic("-x", f"db={path}", "downgrade", "base").returncode == 0
    assert status(Location("sqlite", path=str(path))).revision is None


def test_a_new_revision_is_numbered_and_carries_the_policy(
    tmp_path: Path, sqlite_db: Location
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with make_engine(sqlite_db).connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, "add colours", autogenerate=True)
    written = folder / "versions" / f"{NEXT}_add_colours.py"
    text = written.read_text(encoding="utf-8")
    assert f"revision = '{NEXT}'" in text
    assert f"down_revision = '{head()}'" in text
    assert "Every constraint and index has the name" in text
    assert "import sqlmodel" in text
    compile(text, str(written), "exec")


def test_a_database_is_made_once(empty_db: Location) -> None:
    """Two programs make the same database; one is told that it is there."""
    script = (
        "import sys\n"
        "from chronology.errors import ChronologyError\n"
        "from chronology.store.location import Location\n"
        "from chronology.store.migrate import create\n"
        "try:\n"
        "    create(Location.parse(sys.argv[1], {}))\n"
        "except ChronologyError as error:\n"
        "    sys.exit(error.exit_status)\n"
    )
    words = [sys.executable, "-c", script, empty_db.path or empty_db.dsn]
    running = [subprocess.Popen(words, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[1] for process in running]
    assert {process.returncode for process in running} <= {0, 4}, said
    assert 0 in {process.returncode for process in running}
    assert status(empty_db).current
    with pytest.raises(DeclinedError, match="already"):
        create(empty_db)
