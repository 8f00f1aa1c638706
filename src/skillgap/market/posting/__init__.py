"""One posting's words → role, level, years, and what it asks for how firmly; shared by the builder and by `posting`."""

from skillgap.market.posting.asked import FIRMNESS, Asked, Named, asked_of, meant
from skillgap.market.posting.passages import Passage, RequirementName, passages_of
from skillgap.market.posting.rules import ReadingRules, load_reading_rules
from skillgap.market.posting.text import asked_text, is_english, plain_text, years_asked
from skillgap.market.posting.title import Basis, level_of, role_of

__all__ = [
    "FIRMNESS",
    "Asked",
    "Basis",
    "Named",
    "Passage",
    "ReadingRules",
    "RequirementName",
    "asked_of",
    "asked_text",
    "is_english",
    "level_of",
    "load_reading_rules",
    "meant",
    "passages_of",
    "plain_text",
    "role_of",
    "years_asked",
]
