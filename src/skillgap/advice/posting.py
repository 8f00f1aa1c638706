"""One posting, held against the stored ones of its role."""

from __future__ import annotations

import msgspec

from skillgap.advice.advice import Request, stored_for
from skillgap.advice.knowledge import Knowledge
from skillgap.documents import Document
from skillgap.gap import Asking
from skillgap.gap.posting import (
    Posting,
    Unicorn,
    check_unicorn,
    jobs_held,
    parse_posting,
    posting_text,
    sizes_of,
)
from skillgap.market import LEVELS


def read_posting(
    document: Document, request: Request, knowledge: Knowledge, *, title: str = ""
) -> tuple[Posting, Unicorn]:
    """Read one posting, and check whether it asks for one person, held against the stored postings of its role."""
    market, stored = knowledge.market, stored_for(request)
    posting = msgspec.structs.replace(
        parse_posting(posting_text(document), knowledge.taxonomy, title=title),
        jobs_held=jobs_held(document, today=request.today),
    )

    def postings(role: str) -> list[Asking]:
        return [one for level in (*LEVELS, None) for one in stored.postings(role, level)]

    sizes = sizes_of(posting.role, market.by_role, postings, knowledge.taxonomy)
    unicorn = check_unicorn(posting, knowledge.taxonomy, today=request.today, market=market, sizes=sizes)
    return posting, unicorn
