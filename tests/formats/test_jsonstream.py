"""JSON read piece by piece gives what reading it whole gives, and refuses what is none."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.formats.errors import FileFormatError
from chronology.formats.text import jsonstream
from chronology.formats.text.jsonstream import stream_json

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


class Drops(io.StringIO):
    """A text that gives few letters at a time, whatever it is asked for."""

    def read(self, size: int | None = -1) -> str:
        return super().read(min(3, size) if size and size > 0 else 3)


def whole(text: str) -> Any:
    """Put the parts of a document together again."""
    listed: list[Any] = []
    members: dict[str, Any] = {}
    for part in stream_json(Drops(text)):
        if not part.item:
            members[part.name] = part.value
        elif text.lstrip().startswith("["):
            listed.append(part.value)
        else:
            members.setdefault(part.name, []).append(part.value)
    return listed if text.lstrip().startswith("[") else members


@settings(max_examples=30, deadline=None)
@given(st.lists(VALUES), st.sampled_from([None, 1]))
def test_lists_are_read_whole(values: list[Any], indent: int | None) -> None:
    assert whole(json.dumps(values, indent=indent)) == values


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(), VALUES))
def test_objects_are_read_whole(members: dict[str, Any]) -> None:
    # An empty list has no items, and so no part.
    expected = {name: value for name, value in members.items() if value != []}
    assert whole(json.dumps(members)) == expected


def test_lines_are_counted() -> None:
    text = '{"a": [\n 1,\n\n {"b":\n 2},\n 3]}'
    assert [part.line for part in stream_json(io.StringIO(text))] == [2, 4, 6]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "begins with neither { nor ["),
        ("3", "begins with neither { nor ["),
        ("[1, 2", "a comma or ] should stand here"),
        ("[1 2]", "a comma or ] should stand here"),
        ("[1,]", "expecting value"),
        ('{"a" 1}', "a colon should stand here"),
        ("{a: 1}", "a name in quotes should stand here"),
        ('{"a": 1', "a comma or } should stand here"),
        ('["a', "unterminated string"),
        ("[1] x", "something follows its end"),
        ("[NaN]", "NaN is no JSON number"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_json(text: str, why: str) -> None:
    with pytest.raises(FileFormatError, match=why.replace("[", r"\[")):
        list(stream_json(io.StringIO(text)))


def test_an_item_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_ITEM_CHARACTERS", "1000")
    monkeypatch.setattr(jsonstream, "_BLOCK", 100)
    with pytest.raises(FileFormatError, match="one item has more than 1,000 characters"):
        list(stream_json(io.StringIO('["' + "x" * 5000 + '"]')))


def test_a_key_twice_spoils_one_item_alone() -> None:
    parts = list(stream_json(io.StringIO('[{"a": 1, "a": 2}, 3]')))
    assert [(part.value, part.fault) for part in parts] == [
        (None, "the key “a” stands twice in one object"), (3, ""),
    ]  # fmt: skip
