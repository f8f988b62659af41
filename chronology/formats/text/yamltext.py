"""YAML text to plain data and back, by the core schema of YAML 1.2.

Only mappings, lists, text, numbers, true, false and null are read. A country
``NO`` is text, a day ``2016-07-15`` is text, ``12:30`` is text: what YAML 1.1
would make of them is lost on people. Anchors, aliases and tags are refused, so
that no file is larger than it looks.
"""

import re
from collections.abc import Iterable
from typing import Any, TextIO

import yaml

from chronology.formats.errors import FileFormatError
from chronology.formats.text.located import LocatedDict

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)


def parse_yaml(text: str) -> Any:
    """Return the one document that ``text`` holds, as plain data.

    Mappings know their line (``LocatedDict``).

    Raises:
        FileFormatError: the text is not YAML, holds an alias, a tag, a key given
            twice, or more than one document; with the line and a cure.
    """
    try:
        return _Builder().build(_compose(text))
    except yaml.YAMLError as error:
        raise _not_yaml(error) from None
    except RecursionError:
        raise FileFormatError("the YAML is nested too deeply.", "Flatten it.") from None


def _compose(text: str) -> Any:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


class _Builder:
    """Builds plain data from YAML's node graph, refusing what is not a tree."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def build(self, node: Any) -> Any:
        if node is None:
            return None
        self._refuse_surprises(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item) for item in node.value]
        return _scalar(node)

    def _mapping(self, node: Any) -> LocatedDict:
        result = LocatedDict()
        result.line = node.start_mark.line + 1
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise FileFormatError("a key must be plain text.", line=_line(key_node))
            key = key_node.value
            if key in result:
                raise FileFormatError(
                    f"the key “{key}” stands twice in one mapping.", "Keep one.", _line(key_node)
                )
            result[key] = self.build(value_node)
        return result

    def _refuse_surprises(self, node: Any) -> None:
        if id(node) in self._seen:
            raise FileFormatError(
                "what begins here is repeated elsewhere by an alias (*name).",
                "Write it out there; aliases are not read.",
                _line(node),
            )
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            raise FileFormatError(
                f"the tag “{node.tag}” is not read.", "Remove it; only plain data is.", _line(node)
            )


def _scalar(node: Any) -> Any:
    text = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _NUMBER.match(text):
        return float(text)
    return text


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _not_yaml(error: yaml.YAMLError) -> FileFormatError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if "single document" in str(error):
        return FileFormatError(
            "a second document begins here.",
            "Keep one document a file.",
            mark.line + 1 if mark else None,
        )
    cure = "Check the indentation (spaces, no tabs) and quote text that holds “: ” or “ #”."
    return FileFormatError(
        f"this is not YAML: {problem}.", cure, mark.line + 1 if mark is not None else None
    )


class _PlainDumper(_Dumper):  # type: ignore[misc]  # the base is chosen when the program runs
    """Writes text so that both YAML 1.1 and 1.2 read it back as text."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True


def _represent_text(dumper: Any, text: str) -> Any:
    # A block that ends in line breaks would close the document with "...".
    style = "|" if "\n" in text and not text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_PlainDumper.add_representer(str, _represent_text)
# Forms that only YAML 1.2 takes for numbers must be quoted where they are text.
_PlainDumper.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER, list("-0123456789"))


def write_yaml(data: object, out: TextIO) -> None:
    """Write ``data`` as one YAML document in block style, keys in their order."""
    yaml.dump(data, out, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=96)


def yaml_text(data: object) -> str:
    """Return ``data`` as block-style YAML."""
    return str(yaml.dump(data, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=96))


def write_yaml_list(name: str, items: Iterable[object], out: TextIO) -> None:
    """Write ``name: [items…]`` one item at a time, so that memory holds only one."""
    first = True
    for item in items:
        if first:
            out.write(f"{name}:\n")
            first = False
        out.write(yaml_text([item]))
