"""One posting's words → role, level, years, and what it asks for how firmly; shared by the builder and by `posting`."""

from skillgap.market.posting.asked import FIRMNESS, Asked, Named, asked_of, families_of, meant
from skillgap.market.posting.passages import Passage, RequirementName, passages_of
from skillgap.market.posting.rules import ReadingRules, load_reading_rules
from skillgap.market.posting.sought import job_of
from skillgap.market.posting.text import asked_text, is_english, plain_text
from skillgap.market.posting.title import Basis, Job, level_of, role_of, settled
from skillgap.market.posting.years import YearsAsked, years_asked, years_in

__all__ = [
    "FIRMNESS",
    "Asked",
    "Basis",
    "Job",
    "Named",
    "Passage",
    "ReadingRules",
    "RequirementName",
    "YearsAsked",
    "asked_of",
    "asked_text",
    "families_of",
    "is_english",
    "job_of",
    "level_of",
    "load_reading_rules",
    "meant",
    "passages_of",
    "plain_text",
    "role_of",
    "settled",
    "years_asked",
    "years_in",
]
