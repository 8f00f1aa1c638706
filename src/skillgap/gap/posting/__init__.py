"""One posting: what it asks for, how far a resume covers it, and whether it asks for one person or for several."""

from skillgap.gap.posting.match import Covered, PostingMatch, match_posting
from skillgap.gap.posting.posting import Need, PostedSkill, Posting
from skillgap.gap.posting.read import jobs_held, parse_posting, posting_text
from skillgap.gap.posting.size import Sizes, sizes_of
from skillgap.gap.posting.unicorn import Reason, Unicorn, check_unicorn

__all__ = [
    "Covered",
    "Need",
    "PostedSkill",
    "Posting",
    "PostingMatch",
    "Reason",
    "Sizes",
    "Unicorn",
    "check_unicorn",
    "jobs_held",
    "match_posting",
    "parse_posting",
    "posting_text",
    "sizes_of",
]
