"""Editors are told exactly what the reader accepts."""

from __future__ import annotations

import msgspec
import pytest

from skillgap.bundled import bundled
from skillgap.market.files.schema import FILES, schema_of, schema_text


@pytest.mark.parametrize("kind", sorted(FILES))
def test_the_shipped_schema_is_current(kind):
    assert (bundled("market_profiles") / "schema" / f"{kind}.json").read_text("utf-8") == schema_text(kind)


def test_unknown_keys_are_refused_and_fields_are_explained():
    schema = schema_of("profile")
    observation = schema["$defs"]["ObservationRow"]
    assert observation["additionalProperties"] is False
    assert observation["required"] == ["source", "share"]
    assert "refused" in observation["properties"]["n"]["description"]
    assert schema["$defs"]["LevelRow"]["properties"]["level"]["enum"] == ["entry", "mid", "senior", "staff"]


@pytest.mark.parametrize("kind", sorted(FILES))
def test_shipped_files_name_their_schema(kind):
    names = {"profile": "ml-engineer.yaml"}.get(kind, f"{kind}.yaml")
    first = (bundled("market_profiles") / names).read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{kind}.json"
    assert msgspec.json.decode(schema_text(kind))["title"] == f"skillgap market: {kind}"
