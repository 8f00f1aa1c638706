"""JSON schemas of the authored files, made from their types, for completion and checks in an editor."""

from __future__ import annotations

import ast
import inspect
from typing import Any, Literal

import msgspec

from skillgap.market import profile
from skillgap.market.files import rows
from skillgap.market.files.rows import ContextFile, RoleFile, RulesFile, SourcesFile

SchemaName = Literal["profile", "sources", "rules", "context"]
FILES: dict[SchemaName, type[msgspec.Struct]] = {
    "profile": RoleFile,
    "sources": SourcesFile,
    "rules": RulesFile,
    "context": ContextFile,
}
"""What each schema describes."""


def schema_of(name: SchemaName) -> dict[str, Any]:
    """Give the JSON schema (draft 2020-12) of one kind of file; unknown keys are refused as the reader does."""
    schema = msgspec.json.schema(FILES[name])
    words = {**_descriptions(profile), **_descriptions(rows)}
    for title, part in schema["$defs"].items():
        part["additionalProperties"] = False
        for key, field in part["properties"].items():
            if text := words.get((title, key)):
                field["description"] = text
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"skillgap market: {name}",
        **schema,
    }


def schema_text(name: SchemaName) -> str:
    """Write one schema as the text of a file."""
    return msgspec.json.format(msgspec.json.encode(schema_of(name)), indent=1).decode() + "\n"


def _descriptions(module: Any) -> dict[tuple[str, str], str]:
    """Collect the docstrings that stand below the fields of a module's classes."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, text in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                found[node.name, field.target.id] = _text(text)
    return found


def _text(node: ast.stmt) -> str:
    """Give the text of a bare string; empty for any other statement."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""
