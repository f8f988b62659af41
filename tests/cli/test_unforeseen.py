"""Errors that no room foresaw: a sentence and an exit status, and never a wait without end."""

import pytest

from chronology.cli import main
from chronology.cli.failure import translate
from chronology.errors import BadInputError
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork


def test_a_slip_while_a_command_is_saved(
    sqlite_db: Location, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slip(_: UnitOfWork) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr(UnitOfWork, "_finish", slip)
    assert main(["--db", sqlite_db.path, "add", "A thing", "--when", "2016"]) == 4
    said = capsys.readouterr().err
    assert "did not foresee (ZeroDivisionError: a slip)" in said
    monkeypatch.undo()
    assert main(["--db", sqlite_db.path, "list"]) in {0, 1}
    assert "A thing" not in capsys.readouterr().out


@pytest.mark.parametrize("length", [1, 2, 3])
def test_errors_that_cause_one_another_in_a_circle(length: int) -> None:
    circle = [ValueError(str(number)) for number in range(length)]
    for error, cause in zip(circle, [*circle[1:], circle[0]], strict=True):
        error.__cause__ = cause
    assert "ValueError: 0" in translate(circle[0]).sentence


def test_what_lies_beneath_is_found_before_the_circle_closes() -> None:
    known = BadInputError("A sentence.", "A cure.")
    outer, inner = ValueError("outer"), ValueError("inner")
    outer.__cause__, inner.__cause__ = inner, known
    known.__cause__ = outer
    assert translate(outer) is known
