"""Mappings of columns that are used again: saved in the chronology, or in a file of their own."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from chronology.errors import BadInputError
from chronology.formats.table.header import our_column
from chronology.formats.text.files import decode, read_bytes
from chronology.formats.text.jsontext import parse_json
from chronology.formats.text.yamltext import parse_yaml
from chronology.store.reader import Reader
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork

#: The setting that holds them, by name; it travels with the chronology's exports.
MAPPINGS = "mappings"
_FILES = (".yaml", ".yml", ".json")


def find_mapping(reader: Reader, said: str) -> dict[str, str]:
    """Return a mapping of our columns to a file's: a saved one by its name, or one from a file.

    Args:
        reader: the chronology.
        said: a name, or a file that ends in .yaml, .yml or .json and holds
            ``OURS: THEIRS`` for each column.

    Raises:
        BadInputError: there is none, or the file holds something else.
    """
    if PurePath(said).suffix.lower() in _FILES:
        return _checked(_in_file(said), f"“{said}”")
    saved = reader.setting(MAPPINGS, {})
    if said not in saved:
        names = ", ".join(sorted(saved))
        there = f"There are {names}." if names else "Save one with --save-mapping."
        raise BadInputError(f"There is no saved mapping “{said}”.", there)
    return _checked(saved[said], f"The saved mapping “{said}”")


def save_mapping(unit: UnitOfWork, name: str, mapping: Mapping[str, str]) -> None:
    """Save a mapping under a name, in place of an earlier one of it.

    Raises:
        BadInputError: there is nothing to save, or a file would be taken for the name.
    """
    if not mapping:
        raise BadInputError(
            "There is no mapping to save.", "Say it with --map, as in --map when=Date."
        )
    if not name.strip() or PurePath(name).suffix.lower() in _FILES:
        raise BadInputError(f"“{name}” cannot be the name of a mapping.", "Use plain words.")
    saved = unit.reader.setting(MAPPINGS, {})
    set_setting(unit, MAPPINGS, {**saved, name: dict(mapping)})


def _in_file(path: str) -> Any:
    text = decode(read_bytes(path))
    return parse_json(text) if path.lower().endswith(".json") else parse_yaml(text)


def _checked(value: Any, what: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise BadInputError(
            f"{what} is no mapping of columns.", "It holds OURS: THEIRS, such as when: Date."
        )
    return {our_column(str(ours)): theirs for ours, theirs in value.items()}
