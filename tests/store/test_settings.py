"""The chronology's own settings."""

from typing import Any

import pytest

from chronology.errors import BadInputError
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.settings import all_settings, set_setting
from chronology.store.unit import UnitOfWork


def test_setting_changing_and_unsetting(unit: UnitOfWork) -> None:
    assert all_settings(unit.reader) == {}
    set_setting(unit, "zone", "Europe/Istanbul")
    set_setting(unit, "author", "Ada")
    set_setting(unit, "anything", {"a": [1, None]})
    set_setting(unit, "zone", "UTC")
    set_setting(unit, "author", None)
    set_setting(unit, "never", None)
    assert all_settings(unit.reader) == {"anything": {"a": [1, None]}, "zone": "UTC"}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("zone", "Mars/Olympus", "There is no time zone “Mars/Olympus”"),
        ("zone", "../../etc", "There is no time zone"),
        ("zone", 3, "There is no time zone “3”"),
        ("date_order", "year", "The order of dates cannot be “year”"),
    ],
)
def test_settings_that_mean_nothing(unit: UnitOfWork, key: str, value: Any, message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        set_setting(unit, key, value)


def test_a_whole_number_is_one_on_both_engines(db: Location) -> None:
    with UnitOfWork(db, "test") as unit:
        set_setting(unit, "limit.fastest-travel", 900.0)
    with open_reader(db) as reader:
        assert str(all_settings(reader)["limit.fastest-travel"]) == "900"
