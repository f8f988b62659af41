"""YAML text to plain data and back, by the core schema of YAML 1.2.

Only mappings, lists, text, numbers, true, false and null are read. A country
``NO`` is text, a day ``2016-07-15`` is text, ``12:30`` is text: what YAML 1.1
would make of them is lost on people. Anchors, aliases and tags are refused, so
that no file is larger than it looks.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TextIO

import yaml

from chronology import limits
from chronology.formats.errors import FileFormatError
from chronology.formats.text.located import LocatedDict
from chronology.formats.text.nesting import too_deep
from chronology.formats.text.numbers import whole_number

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
) | {"!"}
#: What says that a value is text, whatever it looks like.
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})


def parse_yaml(text: str) -> Any:
    """Return the one document that ``text`` holds, as plain data.

    Mappings know their line (``LocatedDict``).

    Raises:
        FileFormatError: the text is not YAML, holds an alias, a tag, a key given
            twice, or more than one document, or is nested deeper than is read; with
            the line and a cure.
    """
    loader = _Loader(text)
    try:
        return _Builder(loader.get_event, limits.NESTING.value).document()
    except yaml.YAMLError as error:
        raise _not_yaml(error) from None
    finally:
        loader.dispose()


class _Builder:
    """Builds plain data from what the parser meets, refusing what is not a tree.

    The parser's own builder of trees takes as much of the machine's stack as a file
    is deep, and ends the whole program where there is no more.

    Args:
        following: returns the next event of the parser.
        deepest: how deep mappings and lists may lie in each other.
    """

    def __init__(self, following: Callable[[], Any], deepest: int) -> None:
        self._following = following
        self._deepest = deepest

    def document(self) -> Any:
        """Return the one document."""
        self._following()
        if isinstance(self._following(), yaml.StreamEndEvent):
            return None
        found = self._value(self._following(), 0)
        self._following()
        after = self._following()
        if not isinstance(after, yaml.StreamEndEvent):
            raise FileFormatError(
                "a second document begins here.", "Keep one document a file.", _line(after)
            )
        return found

    def _value(self, event: Any, depth: int) -> Any:
        self._refuse_surprises(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if depth >= self._deepest:
            raise too_deep("YAML", _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        found = []
        while not isinstance(item := self._following(), yaml.SequenceEndEvent):
            found.append(self._value(item, depth + 1))
        return found

    def _mapping(self, event: Any, depth: int) -> LocatedDict:
        result = LocatedDict()
        result.line = _line(event)
        while not isinstance(named := self._following(), yaml.MappingEndEvent):
            self._refuse_surprises(named)
            if not isinstance(named, yaml.ScalarEvent):
                raise FileFormatError("a key must be plain text.", line=_line(named))
            key = named.value
            if key in result:
                raise FileFormatError(
                    f"the key “{key}” stands twice in one mapping.", "Keep one.", _line(named)
                )
            result[key] = self._value(self._following(), depth)
        return result

    def _refuse_surprises(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise FileFormatError(
                f"the alias “*{event.anchor}” repeats what stands elsewhere.",
                "Write it out here; aliases are not read.",
                _line(event),
            )
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise FileFormatError(
                f"the tag “{event.tag}” is not read.",
                "Remove it; only plain data is.",
                _line(event),
            )


def _scalar(event: Any) -> Any:
    text = event.value
    if event.style in ("'", '"', "|", ">") or event.tag in _TEXT_TAGS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return whole_number(text, _line(event))
    if _NUMBER.match(text):
        return float(text)
    return text


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _not_yaml(error: yaml.YAMLError) -> FileFormatError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
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
