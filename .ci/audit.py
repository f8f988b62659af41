"""Asks for known weaknesses of what the program depends on, its extras included.

``pip-audit`` asks the advisory database of the Python Package Index. What it knows
nothing of, or cannot ask about, is said and counted, so that nobody takes silence
for a clean bill. A known weakness fails; so does anything not audited where
``CHRONOLOGY_AUDIT`` is "required".
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

EXTRAS = ("", "postgresql", "xlsx", "ods", "gramps", "icalendar", "arrow", "encodings")


def needed() -> dict[str, str]:
    """Return the installed packages that the program needs, directly or not, with versions."""
    found: dict[str, str] = {}
    waiting = [("chronology", extra) for extra in EXTRAS]
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        for line in requires(name) or ():
            one = Requirement(line)
            if one.marker is not None and not one.marker.evaluate({"extra": extra}):
                continue
            try:
                found[one.name] = version(one.name)
            except PackageNotFoundError:
                continue
            further = {(one.name, each) for each in ("", *one.extras)} - seen
            seen |= further
            waiting += further
    found.pop("chronology", None)
    return found


def audited(packages: dict[str, str]) -> list[dict[str, object]]:
    """Return what ``pip-audit`` says of each package."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "needed.txt"
        listed.write_text("".join(f"{name}=={each}\n" for name, each in sorted(packages.items())))
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--requirement", listed, "--no-deps",
             "--disable-pip", "--format", "json", "--progress-spinner", "off"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if not done.stdout.strip():
        print(f"audit: the advisory service gave no answer: {done.stderr.strip()[-300:]}")
        return []
    answer: list[dict[str, object]] = json.loads(done.stdout)["dependencies"]
    return answer


def main() -> int:
    """Print what is known, and return the exit status."""
    packages = needed()
    answers = audited(packages)
    weak = [each for each in answers if each.get("vulns")]
    asked = [each for each in answers if "vulns" in each]
    for each in weak:
        print(f"audit: {each['name']} {each['version']}: {json.dumps(each['vulns'])}")
    missing = len(packages) - len(asked)
    print(
        f"audit: {len(packages)} packages, {len(asked)} audited, {len(weak)} with known weaknesses."
    )
    if missing:
        print(
            f"audit: {missing} could NOT be audited: the advisory service knows or answers nothing."
        )
    return 1 if weak or (missing and os.environ.get("CHRONOLOGY_AUDIT") == "required") else 0


if __name__ == "__main__":
    sys.exit(main())
