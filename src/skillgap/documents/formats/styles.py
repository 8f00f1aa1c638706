"""What a DOCX keeps apart from its text: styles, kinds of lists, and what makes a run unseen."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from skillgap.documents.page.flow import Container, attribute, tag_name


def child_of(element: Element | None, *path: str) -> Element | None:
    """Follow the names down from an element; None where one is missing."""
    for name in path:
        element = (
            next((child for child in element if tag_name(child) == name), None)
            if element is not None
            else None
        )
    return element


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as bold stands and is not set to off."""
    return element is not None and attribute(element).lower() not in ("0", "false", "off", "none")


def is_unseen(properties: Element | None, *, on_white: bool) -> bool:
    """Tell hidden and tiny text, and white text where nothing in the document has a ground of another colour."""
    if properties is None:
        return False
    size = attribute(child_of(properties, "sz"))
    shaded = child_of(properties, "shd") is not None or child_of(properties, "highlight") is not None
    white = attribute(child_of(properties, "color")).upper() in ("FFFFFF", "FEFEFE", "FDFDFD") and not shaded
    tiny = size.isdecimal() and int(size) < 8
    return is_on(child_of(properties, "vanish")) or tiny or (white and on_white)


def paragraph_styles(container: Container) -> dict[str, dict[str, str]]:
    """Map style ids to what matters of them: heading level, bold, list; based-on styles are followed."""
    root = container.xml("word/styles.xml")
    found: dict[str, dict[str, str]] = {}
    based: dict[str, str] = {}
    for style in root if root is not None else ():
        if tag_name(style) != "style":
            continue
        key = attribute(style, "styleId")
        level = attribute(child_of(style, "pPr", "outlineLvl"))
        name = attribute(child_of(style, "name")).lower()
        match = re.fullmatch(r"heading ([1-6])", name)
        own: dict[str, str] = {}
        if level.isdecimal() and int(level) < 6:
            own["heading"] = str(int(level) + 1)
        elif match:
            own["heading"] = match.group(1)
        elif name == "title":
            own["heading"] = "1"
        if is_on(child_of(style, "rPr", "b")):
            own["bold"] = "1"
        number = attribute(child_of(style, "pPr", "numPr", "numId"))
        if number or name.startswith("list bullet"):
            own["list"] = number or "style"
        found[key], based[key] = own, attribute(child_of(style, "basedOn"))
    return {key: _inherited(key, found, based) for key in found}


def _inherited(key: str, found: dict[str, dict[str, str]], based: dict[str, str]) -> dict[str, str]:
    merged: dict[str, str] = {}
    seen: set[str] = set()
    while key in found and key not in seen:
        seen.add(key)
        merged = {**found[key], **merged}
        key = based[key]
    return merged


def list_kinds(container: Container) -> dict[str, bool]:
    """Tell for each list whether its items carry a mark (bullet or number)."""
    root = container.xml("word/numbering.xml")
    formats: dict[str, bool] = {}
    kinds: dict[str, bool] = {}
    for item in root if root is not None else ():
        if tag_name(item) == "abstractNum":
            formats[attribute(item, "abstractNumId")] = attribute(child_of(item, "lvl", "numFmt")) not in (
                "none",
            )
        elif tag_name(item) == "num":
            kinds[attribute(item, "numId")] = formats.get(attribute(child_of(item, "abstractNumId")), True)
    return kinds
