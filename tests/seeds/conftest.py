"""The shipped files as plain data, and a chronology that holds them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronology.store.resources import seeds_folder

Data = dict[str, Any]


@cache
def _read(name: str) -> Data:
    text = (Path(seeds_folder()) / name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


@pytest.fixture(scope="session")
def vocabulary() -> Data:
    return _read("vocabulary.yaml")


@pytest.fixture(scope="session")
def dataset() -> Data:
    return _read("balusha-mh.yaml")


@pytest.fixture(scope="session")
def events(dataset: Data) -> dict[str, Data]:
    return {event["key"]: event for event in dataset["events"]}


@pytest.fixture(scope="session")
def citations(dataset: Data) -> dict[str, Data]:
    return {
        citation["key"]: citation for event in dataset["events"] for citation in event["citations"]
    }
