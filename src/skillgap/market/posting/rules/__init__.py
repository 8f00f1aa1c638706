"""The authored rules for reading a posting, `reading.yaml` and `roles.yaml`, with what is compiled of them."""

from skillgap.market.posting.rules.authored import GroupRules, SectionKind
from skillgap.market.posting.rules.reading import YEAR_WORDS, ReadingRules, load_reading_rules
from skillgap.market.posting.rules.roles import RoleRule, TitleRules

__all__ = [
    "YEAR_WORDS",
    "GroupRules",
    "ReadingRules",
    "RoleRule",
    "SectionKind",
    "TitleRules",
    "load_reading_rules",
]
