"""The wheel stands alone: built, installed into an empty environment, run from elsewhere."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "bin"


def test_migrations_and_seeds_travel_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "chronology/_migrations/env.py" in names
    assert any(name.startswith("chronology/_migrations/versions/0001") for name in names)
    assert any(name.startswith("chronology/_seeds/") and name.endswith(".yaml") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "bench/", "migrations/"))]


def test_the_main_job_from_an_unrelated_folder(installed: Path, tmp_path: Path) -> None:
    assert "2016" in run(installed / "chronology", "demo", cwd=tmp_path)
    (database,) = tmp_path.glob("*.db")
    listed = run(
        installed / "python", "-m", "chronology", "--db", database,
        "list", "--in", "2016", "--format", "json", cwd=tmp_path,
    )  # fmt: skip
    assert {event["certainty"] for event in json.loads(listed)} == {"certain", "possible"}


def test_a_chronology_of_ones_own(installed: Path, tmp_path: Path) -> None:
    program = installed / "chronology"
    run(program, "init", cwd=tmp_path)
    run(program, "add", "A bridge opened", "--when", "end of 2016", cwd=tmp_path)
    assert "A bridge opened" in run(program, "list", "--in", "2016", cwd=tmp_path)
