"""Walk a YAML file along the type it must become, and note everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
import msgspec.inspect as shapes
import yaml

from skillgap.errors import DataError
from skillgap.month import Month

T = TypeVar("T")

Node: TypeAlias = Any
"""A yaml.Node; its published types leave out `id` and `style`."""
SCHEMA = 1
_TAG = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"[-+]?(0|[1-9](_?[0-9])*)\Z")
_NUMBER = re.compile(r"[-+]?(0|[1-9](_?[0-9])*)?(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_BROKEN = object()


def read_strictly(path: Path, type_: type[T]) -> T:
    """Do what `skillgap.authored.read_authored` promises."""
    node = _compose(path)
    reading = _Reading(path)
    value = reading.value(node, shapes.type_info(type_))
    if isinstance(value, dict):
        reading.check_head(node, value)
    if reading.problems:
        raise DataError(reading.sorted_problems())
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        found = _node_at(node, where.rstrip("`"))
        raise DataError([f"{_place(path, found)}: {message}"]) from error


def find_place(path: Path, where: str) -> str:
    """Do what `skillgap.authored.place_of` promises."""
    return _place(path, _node_at(_compose(path), where))


def _compose(path: Path) -> Node:
    """Parse to nodes, which keep their marks; raise DataError for what is not readable as YAML."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise DataError([f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8"]) from error
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise DataError([f"{place}: not valid YAML: {error.problem or error.context}"]) from error
    except yaml.YAMLError as error:
        raise DataError([f"{path}: not valid YAML: {error}"]) from error
    if node is None:
        raise DataError([f"{path}:1:1: found an empty file; expected a mapping with 'schema: {SCHEMA}'"])
    return node


def _place(path: Path, node: Node) -> str:
    return f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def _node_at(node: Node, where: str) -> Node:
    """Follow a path as msgspec writes it (".levels[0].share") as far as it goes."""
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", where):
        if key:
            found = next((value for name, value in _pairs(node) if name.value == key), None)
        else:
            found = node.value[int(index)] if index.isdecimal() and node.id == "sequence" else None
        if found is None:
            return node
        node = found
    return node


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    yield from node.value if node.id == "mapping" else ()


def _kind(node: Node) -> str:
    """Name what a node was read as, in words."""
    if node.id == "mapping":
        return "a mapping"
    if node.id == "sequence":
        return "a list"
    tag, text = node.tag.removeprefix(_TAG), node.value
    words = {"bool": "the boolean", "int": "the number", "float": "the number", "timestamp": "the date"}
    return "nothing" if tag == "null" else f"{words.get(tag, 'the text')} '{text}'"


def _nearest(name: str, known: Sequence[str]) -> str:
    """Suggest the known name most like this one; empty when none is."""
    import difflib

    found = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"; did you mean '{found[0]}'?" if found else ""


class _Reading:
    """One walk over a file's nodes along its type; collects problems instead of stopping at the first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[tuple[int, int, str]] = []

    def sorted_problems(self) -> list[str]:
        """Give the problems in the order of the file."""
        return [message for _, _, message in sorted(self.problems)]

    def problem(self, node: Node, message: str) -> Any:
        """Note a problem at a node and give the placeholder for its value."""
        mark = node.start_mark
        self.problems.append((mark.line, mark.column, f"{_place(self.path, node)}: {message}"))
        return _BROKEN

    def check_head(self, node: Node, value: dict[str, Any]) -> None:
        """Check that the file says its schema and where its content comes from."""
        places = {key.value: child for key, child in _pairs(node) if key.id == "scalar"}
        for name in ("schema", "source"):
            if name not in places:
                self.problem(node, f"found no '{name}'; expected it at the top of the file")
        if isinstance(value.get("schema"), int) and value["schema"] != SCHEMA:
            self.problem(places["schema"], f"found schema {value['schema']}; expected {SCHEMA}")
        if isinstance(value.get("source"), str) and not value["source"].strip():
            self.problem(places["source"], "found an empty source; expected where the content comes from")

    def value(self, node: Node, shape: shapes.Type) -> Any:
        """Turn a node into plain values that fit the shape."""
        if isinstance(shape, shapes.Metadata):
            return self.value(node, shape.type)
        if isinstance(shape, shapes.UnionType):
            return self.union(node, shape)
        if isinstance(shape, shapes.StructType):
            return self.month(node) if shape.cls is Month else self.struct(node, shape)
        if isinstance(shape, shapes.DictType):
            return self.mapping(node, shape)
        if isinstance(shape, (shapes.ListType, shapes.VarTupleType, shapes.TupleType, shapes.FrozenSetType)):
            return self.sequence(node, shape)
        return self.scalar(node, shape)

    def union(self, node: Node, shape: shapes.UnionType) -> Any:
        """Take nothing for "or None"; else the member whose form fits the node."""
        if node.tag == f"{_TAG}null" and shape.includes_none:
            return None
        members = [member for member in shape.types if not isinstance(member, shapes.NoneType)]
        fitting = [member for member in members if _form(member) == node.id]
        for member in fitting[:-1]:
            trial = _Reading(self.path)
            value = trial.value(node, member)
            if not trial.problems:
                return value
        return self.value(node, (fitting or members)[-1])

    def struct(self, node: Node, shape: shapes.StructType) -> Any:
        """Read a mapping with fixed keys."""
        if node.id != "mapping":
            return self.problem(node, f"found {_kind(node)}; expected a mapping with {_list(_names(shape))}")
        fields = {field.encode_name: field for field in shape.fields}
        values: dict[str, Any] = {}
        for name, key, child in self.entries(node):
            if name not in fields:
                near = _nearest(name, list(fields))
                self.problem(key, f"found the unknown key '{name}'; allowed {_list(list(fields))}{near}")
                continue
            values[name] = self.value(child, fields[name].type)
        head = ("schema", "source") if {"schema", "source"} <= fields.keys() else ()
        for field in shape.fields:
            if field.required and field.encode_name not in values and field.encode_name not in head:
                self.problem(node, f"found no '{field.encode_name}'; expected {_described(field.type)}")
        return values

    def mapping(self, node: Node, shape: shapes.DictType) -> Any:
        """Read a mapping whose keys are data."""
        if node.id != "mapping":
            return self.problem(node, f"found {_kind(node)}; expected a mapping")
        values: dict[Any, Any] = {}
        for _, key, child in self.entries(node):
            name = self.value(key, shape.key_type)
            value = self.value(child, shape.value_type)
            if name is not _BROKEN:
                values[name] = value
        return values

    def entries(self, node: Node) -> Iterator[tuple[str, Node, Node]]:
        """Give the entries of a mapping, refusing keys that are no scalars or come twice."""
        seen: dict[str, Node] = {}
        for key, child in _pairs(node):
            if key.id != "scalar":
                self.problem(key, f"found {_kind(key)} as a key; expected text")
            elif key.value in seen:
                line = seen[key.value].start_mark.line + 1
                self.problem(key, f"found the key '{key.value}' again; it stands already in line {line}")
            else:
                seen[key.value] = key
                yield key.value, key, child

    def sequence(self, node: Node, shape: Any) -> Any:
        """Read a list; a fixed tuple checks its length."""
        if node.id != "sequence":
            return self.problem(node, f"found {_kind(node)}; expected a list")
        if not isinstance(shape, shapes.TupleType):
            return [self.value(child, shape.item_type) for child in node.value]
        if len(node.value) != len(shape.item_types):
            expected = len(shape.item_types)
            return self.problem(node, f"found a list of {len(node.value)}; expected exactly {expected}")
        return [self.value(child, item) for child, item in zip(node.value, shape.item_types, strict=True)]

    def month(self, node: Node) -> Any:
        """Read a month written YYYY-MM."""
        try:
            month = Month.parse(node.value if node.id == "scalar" else "")
        except ValueError:
            return self.problem(node, f"found {_kind(node)}; expected a month as YYYY-MM")
        return {"year": month.year, "number": month.number}

    def scalar(self, node: Node, shape: shapes.Type) -> Any:
        """Read text, a number, a boolean, a date or one of the allowed values."""
        if node.id != "scalar":
            return self.problem(node, f"found {_kind(node)}; expected {_described(shape)}")
        tag, text = node.tag.removeprefix(_TAG), node.value
        if isinstance(shape, shapes.LiteralType):
            return self.literal(node, shape)
        if isinstance(shape, shapes.BoolType) and tag == "bool" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if isinstance(shape, shapes.IntType) and tag == "int" and _INTEGER.match(text):
            return int(text)
        if isinstance(shape, shapes.FloatType) and tag in ("int", "float", "str") and _is_number(node):
            return float(text)
        if isinstance(shape, shapes.StrType) and tag in ("str", "timestamp"):
            return text
        if isinstance(shape, shapes.DateType) and re.match(r"\d{4}-\d{2}-\d{2}\Z", text):
            return text
        quote = f"; to mean the text, write '\"{text}\"'" if _is_silent(shape, tag) else ""
        return self.problem(node, f"found {_kind(node)}; expected {_described(shape)}{quote}")

    def literal(self, node: Node, shape: shapes.LiteralType) -> Any:
        """Read one of the allowed values."""
        allowed = [str(value) for value in shape.values]
        if node.value not in allowed:
            near = _nearest(node.value, allowed)
            return self.problem(node, f"found {_kind(node)}; allowed {_list(allowed)}{near}")
        value = shape.values[allowed.index(node.value)]
        if isinstance(value, str) and node.tag in (f"{_TAG}bool", f"{_TAG}null"):
            return self.problem(node, f"found {_kind(node)}; to mean the text, write '\"{node.value}\"'")
        return value


def _is_number(node: Node) -> bool:
    """Tell whether a scalar is a plain decimal number (YAML 1.1 reads "1e-3" as text, and "1:30" as a number)."""
    return not node.style and bool(_NUMBER.match(node.value)) and any(map(str.isdigit, node.value))


def _is_silent(shape: shapes.Type, tag: str) -> bool:
    return isinstance(shape, shapes.StrType) and tag in ("bool", "int", "float")


def _form(shape: shapes.Type) -> str:
    """Name the YAML node a shape is written as."""
    if isinstance(shape, shapes.DictType) or (
        isinstance(shape, shapes.StructType) and shape.cls is not Month
    ):
        return "mapping"
    listed = (shapes.ListType, shapes.VarTupleType, shapes.TupleType, shapes.FrozenSetType)
    return "sequence" if isinstance(shape, listed) else "scalar"


def _names(shape: shapes.StructType) -> list[str]:
    return [field.encode_name for field in shape.fields]


def _list(names: Sequence[str]) -> str:
    return ", ".join(name or '""' for name in names)


def _described(shape: shapes.Type) -> str:
    """Say in words what a shape takes."""
    if isinstance(shape, shapes.UnionType):
        return " or ".join(_described(member) for member in shape.types)
    if isinstance(shape, shapes.LiteralType):
        return f"one of {_list([str(value) for value in shape.values])}"
    if isinstance(shape, shapes.StructType):
        return "a month as YYYY-MM" if shape.cls is Month else f"a mapping with {_list(_names(shape))}"
    words: dict[type[shapes.Type], str] = {
        shapes.StrType: "text",
        shapes.IntType: "a whole number",
        shapes.FloatType: "a number",
        shapes.BoolType: "true or false",
        shapes.DateType: "a date as YYYY-MM-DD",
        shapes.DictType: "a mapping",
        shapes.NoneType: "nothing",
    }
    return words.get(type(shape), "a list" if _form(shape) == "sequence" else "a value")
