"""Coverage-guided fuzzing as a test: a few thousand inputs a reader, led by what they reach."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.test_readers import NAMES

ROOT = Path(__file__).parents[2]


@pytest.mark.fuzz
@pytest.mark.parametrize("name", NAMES)
def test_a_guided_fuzzer_finds_nothing(name: str, tmp_path: Path) -> None:
    assert importlib.util.find_spec("atheris"), "pip install 'chronology[fuzz]'"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, "--count", "5000", "--faults", str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert f"{name}: 5,000 inputs" in done.stdout
    assert "0 kinds of fault" in done.stdout.splitlines()[-1]
    assert done.returncode == 0, done.stdout[-2000:]
