"""YAML and JSON: plain data comes back, and surprises are refused with their line."""

import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.formats.errors import FileFormatError
from chronology.formats.text.jsontext import json_line, parse_json
from chronology.formats.text.yamltext import parse_yaml, write_yaml, write_yaml_list, yaml_text

TEXT = st.text(st.characters(blacklist_categories=["Cs"]))
LOOKALIKES = st.sampled_from(
    ["NO", "yes", "null", "~", "2016-07-15", "12:30", "1e3", "1_000", "0o17", "010", "0x1F", "1.",
     "-0", ".5", "+1", "1.5e3", "- a", "a: b", "#x", "'", '"', "\n", " a\n b", "a\n", "\n\n a",
     "a\r\nb", "\x85", "\u2028", "\ufeff", "tab\there", " ", "<<", "=", "!x", "&a", "*a", "|", ">",
     "%", "@", "`", "{", "[", "a #b", "\U0001f600", "\x00", "\x07", "x" * 200]
)  # fmt: skip
SCALAR = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | LOOKALIKES
)
DATA = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT | LOOKALIKES, inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from(["a", "NO", "1"]), DATA, max_size=3))
def test_yaml_comes_back(data: dict[str, Any]) -> None:
    assert parse_yaml(yaml_text(data)) == data


@given(st.lists(DATA, min_size=1, max_size=3))
def test_a_list_written_piece_by_piece_comes_back(items: list[Any]) -> None:
    out = io.StringIO()
    write_yaml({"chronology": 1}, out)
    write_yaml_list("events", items, out)
    assert parse_yaml(out.getvalue()) == {"chronology": 1, "events": items}


@given(DATA)
def test_json_comes_back(data: Any) -> None:
    assert parse_json(json_line(data)) == data


@pytest.mark.parametrize("text", ["NO", "2016-07-15", "12:30", "yes", "1_000", "0o17", "on", "010"])
def test_text_stays_text(text: str) -> None:
    assert parse_yaml(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize("text", ["NO", "2016-07-15", "on", "1e3", "0o17"])
def test_other_yaml_readers_see_text_too(text: str) -> None:
    assert yaml.safe_load(yaml_text({"a": text})) == {"a": text}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\na: 2\n", 2, "“a” stands twice"),
        ("a: 1\nb: &x [1]\nc: *x\n", 3, "the alias “\\*x”"),
        ("a: !!python/object:os.system x\n", 1, "the tag"),
        ("a: [1\nb: 2\n", 2, "this is not YAML"),
        ("a: b: c\n", 1, "this is not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("? [a]\n: 1\n", 1, "a key must be plain text"),
        ("a: \x07\n", None, "this is not YAML"),
    ],
)
def test_yaml_that_is_refused(text: str, line: int | None, says: str) -> None:
    with pytest.raises(FileFormatError, match=says) as caught:
        parse_yaml(text)
    assert caught.value.line == line


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
    )
    with pytest.raises(FileFormatError, match="Write it out here"):
        parse_yaml(bomb)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(FileFormatError, match="nested too deeply"):
        parse_yaml("[" * 5000 + "]" * 5000)
    with pytest.raises(FileFormatError, match="nested too deeply"):
        parse_json("[" * 200_000 + "]" * 200_000)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('{"a": 1,\n "a": 2}', None, "“a” stands twice"),
        ('{"a": 1,\n b: 2}', 2, "this is not JSON at character 2"),
        ('{"a": NaN}', None, "NaN is no JSON number"),
        ("", 1, "this is not JSON"),
    ],
)
def test_json_that_is_refused(text: str, line: int | None, says: str) -> None:
    with pytest.raises(FileFormatError, match=says) as caught:
        parse_json(text)
    assert caught.value.line == line


def test_a_line_of_json_lines_knows_its_number() -> None:
    with pytest.raises(FileFormatError, match="Line 7: this is not JSON"):
        parse_json("{", 7)
    assert json.loads(json_line({"ä": [1, None]})) == {"ä": [1, None]}
