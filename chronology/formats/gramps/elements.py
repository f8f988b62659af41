"""Reading an element: its texts, what it points at, and all that has no place of its own."""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from chronology.formats.gramps.dates import date_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATES = frozenset(("dateval", "daterange", "datespan", "datestr"))


def handle_of(element: "Element") -> str:
    """Return an object's own handle, without the underscore that XML wants before it."""
    return element.get("handle", "").removeprefix("_")


def link_of(element: "Element") -> str:
    """Return the handle that an element points at."""
    return element.get("hlink", "").removeprefix("_")


def links(element: "Element", tag: str) -> tuple[str, ...]:
    """Return the handles that an object's references of one kind point at."""
    return tuple(link_of(child) for child in element if child.tag == tag)


def text_of(element: "Element", tag: str) -> str:
    """Return the text of a child, "" where there is none."""
    return (element.findtext(tag) or "").strip()


def is_private(element: "Element") -> bool:
    """Return whether an element is marked as private."""
    return element.get("priv") == "1"


def hides_private(element: "Element") -> bool:
    """Return whether an element, or anything in it, is marked as private."""
    return any(is_private(each) for each in element.iter())


def detail(element: "Element") -> Any:
    """Return an element as a tree of its attributes, texts and children.

    A date is its words; what points at another object is ``{"handle": …}`` until it is
    resolved.
    """
    if element.tag in _DATES:
        return date_of(element.tag, element.attrib.items()).words
    found: dict[str, Any] = {name: value for name, value in element.attrib.items() if value}
    if "hlink" in found:
        found["handle"] = found.pop("hlink").removeprefix("_")
    for child in element:
        _put(found, child.tag, detail(child))
    text = (element.text or "").strip()
    if not found:
        return text
    if text:
        found["text"] = text
    return found


def rest_of(element: "Element", known: Container[str]) -> dict[str, Any]:
    """Return the children of an object that have no place of their own, by their tags."""
    found: dict[str, Any] = {}
    for child in element:
        if child.tag not in known:
            _put(found, child.tag, detail(child))
    return found


def _put(found: dict[str, Any], tag: str, value: Any) -> None:
    if value in ("", {}):
        return
    if tag not in found:
        found[tag] = value
    elif isinstance(found[tag], list):
        found[tag].append(value)
    else:
        found[tag] = [found[tag], value]


def resolved(value: Any, labels: Mapping[str, str]) -> Any:
    """Return a detail in which what points at other objects names them.

    Args:
        value: what ``detail`` returned.
        labels: how each object is called, by handle.
    """
    if isinstance(value, list):
        return [resolved(item, labels) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: resolved(item, labels) for name, item in value.items() if name != "handle"}
    if "handle" in value:
        label = labels.get(value["handle"], f"missing object {value['handle']}")
        return {"of": label, **found} if found else label
    return found
