"""``show`` tells since when an event is recorded, and how often it was changed."""

from collections.abc import Callable
from typing import Any

from chronology.store.location import Location


def test_only_later_commands_are_changes(run: Callable[..., Any], chronology: Location) -> None:
    run("add", "Bridge opened", "--when", "end of 2016", "--source", "gazette", "--create")
    assert "not changed since" in run("show", "1").out
    run("edit", "1", "--when", "October 2016")
    assert "changed once since" in run("show", "1").out
    run("edit", "1", "--status", "disputed")
    assert "changed 2 times since" in run("show", "1").out
