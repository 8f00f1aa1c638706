"""The example of the format in docs/profiles.md is one that loads."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from skillgap.authored import read_authored
from skillgap.market.files.rows import RoleFile

PAGE = Path(__file__).parents[2] / "docs" / "profiles.md"


def test_the_example_is_read_without_problems(tmp_path):
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    path = tmp_path / "data-engineer.yaml"
    path.write_text(text, encoding="utf-8")
    role = read_authored(path, RoleFile)
    assert [row.skill for row in role.levels[0].demand] == ["sql", "snowflake", "data-contracts"]
    shown = {field.name for field in msgspec.structs.fields(RoleFile)} - {"caveats"}
    assert all(re.search(rf"^{name}:", text, flags=re.MULTILINE) for name in shown)
