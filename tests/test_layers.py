"""Imports point downward only; siblings are strangers to each other."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chronology"

#: The house from the ground up. Rooms on one floor do not know each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "text", "filenames"),
    ("limits",),
    ("dates",),
    ("network",),
    ("model",),
    ("store",),
    ("query",),
    ("checks", "formats", "render"),
    ("cli", "web"),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

#: Packages that only certain rooms may know: dates know no SQL, checks no screen.
KEPT_OUT = {
    "dates": {"sqlalchemy", "sqlmodel", "alembic", "sqlite3", "click"},
    "network": {"sqlalchemy", "sqlmodel", "alembic", "sqlite3", "click"},
    "model": {"click", "alembic"},
    "store": {"click"},
    "query": {"click", "sqlalchemy", "sqlmodel", "alembic"},
    "checks": {"click", "sqlalchemy", "sqlmodel", "alembic"},
    "formats": {"click"},
    "render": {"click", "sqlalchemy", "sqlmodel", "alembic", "sqlite3"},
}

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """Return the room that a file belongs to."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imported(path: Path) -> list[tuple[int, str]]:
    """Return line and full name of every import in a file, inner ones too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            assert node.module is not None
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def complaints(path: Path, room: str, imports: list[tuple[int, str]]) -> list[str]:
    """Return what is wrong with the imports of a file in ``room``."""
    wrong = []
    for line, name in imports:
        parts = name.split(".")
        if parts[0] != "chronology":
            if parts[0] in KEPT_OUT.get(room, ()):
                wrong.append(f"{path}:{line}: {room} does not know {parts[0]}")
            continue
        other = parts[1] if len(parts) > 1 else ""
        if other == room or other not in FLOOR:
            continue
        if FLOOR[other] >= FLOOR[room]:
            wrong.append(f"{path}:{line}: {room} imports {other}, which is not below it")
    return wrong


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms <= FLOOR.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert not complaints(path, "cli", imported(path))
        return
    assert not complaints(path, room, imported(path))


def test_the_rule_can_fail() -> None:
    here = Path("chronology/dates/example.py")
    assert complaints(here, "dates", [(1, "sqlite3")])
    assert complaints(here, "dates", [(1, "chronology.store.reader")])
    assert complaints(here, "checks", [(1, "chronology.render.table")])
    assert not complaints(here, "query", [(1, "chronology.store.reader")])
