"""Count the shipped profiles of `market_profiles/` anew from the corpora of postings in SKILLGAP_DATA.

Each source is built once and published twice: the second time each sees what the others have published, so that all have
a row for what one of them names often. It ends with the sizes of the tables. Two minutes of processor.

    SKILLGAP_DATA=… python docs/make_profiles.py [FOLDER]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import msgspec

from skillgap.bundled import bundled
from skillgap.cli.building import TaxonomySkills
from skillgap.market import validate_market
from skillgap.market.build import Build, BuildOptions, Local, build_profiles, load_build_rules, publish
from skillgap.report.write import write_atomically

RECENT = (
    "linkedin_data_2025",
    "linkedin_cs_2025",
    "linkedin_de_2025",
    "analytics_eng_eu_2026",
    "ats_eu_2026",
    "hn_whoishiring_2026",
)
LICENCES = "Licences mostly unstated: counts only, no text."
BOARD = "Most postings are from one board's search in late 2025; junior jobs and internships are over-represented."


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is shipped."""

    folder: str
    corpora: tuple[str, ...]
    options: BuildOptions
    tables: tuple[str, ...] = ()
    """Roles with too few postings for shares, of which the tables alone are shipped."""
    drift: bool = False
    """True for old figures: no tables, since nobody is measured against old postings."""


PLANS = (
    Plan(
        folder="postings-2026-02",
        corpora=RECENT,
        options=BuildOptions(
            source="postings-2026-02",
            title="Job postings, late 2025 to August 2026",
            as_of="2026-02-01",
            geography="Europe and North America mostly, some worldwide; English only",
            limits=(
                "Postings without a date are of late 2025; as_of is the median with those set to September 2025.",
                "Samples of convenience: a job board's searches for data jobs and computer science internships, European data teams, company pages of technology firms, and a startup forum's hiring thread. No corpus picked for artificial intelligence is in it.",
                LICENCES,
            ),
            caveats=(
                ("data-analyst", BOARD),
                ("data-engineer", BOARD),
                ("data-scientist", BOARD),
                (
                    "analytics-engineer",
                    "Nearly all postings are from European employers, April to August 2026; many are summaries of the advertisement.",
                ),
                (
                    "devops-engineer",
                    "Most of these postings stand in a startup forum's hiring thread, often beside other jobs; all levels are counted together.",
                ),
                (
                    "software-engineer",
                    "Nine in ten of these postings stand in a startup forum's hiring thread: short texts that name few skills, often for several jobs at once. Read the order of the skills rather than the shares.",
                ),
            ),
            roles=(
                "analytics-engineer",
                "data-analyst",
                "data-engineer",
                "data-scientist",
                "devops-engineer",
                "software-engineer",
            ),
        ),
    ),
    Plan(
        folder="ai-postings-2024",
        corpora=("linkedin_aiml_us_2024", "textkernel_genai_nl"),
        tables=("ai-researcher", "deep-learning-engineer", "llm-engineer"),
        options=BuildOptions(
            source="ai-postings-2024-05",
            title="AI job postings, December 2023 to April 2025",
            since="2023-12-01",
            geography="United States and the Netherlands; English only",
            limits=(
                "Two samples: one network's search for AI and machine learning jobs in the United States, and generative AI jobs in the Netherlands.",
                LICENCES,
            ),
            roles=("ai-engineer", "ml-engineer", "mlops-engineer"),
        ),
    ),
    Plan(
        folder="ai-postings-2026-02",
        corpora=("aief_builtin_2026", *RECENT),
        tables=("deep-learning-engineer", "llm-engineer"),
        options=BuildOptions(
            source="ai-postings-2026-02",
            title="AI job postings, late 2025 to August 2026",
            geography="United States mostly, Europe, some worldwide; English only",
            limits=(
                "Nine in ten of the AI engineers' postings are from one board's list of AI engineering jobs, collected in February 2026.",
                LICENCES,
            ),
            roles=("ai-engineer", "ai-researcher", "ml-engineer", "mlops-engineer"),
        ),
    ),
    Plan(
        folder="postings-2019",
        corpora=("glassdoor_ds_kaggle672", "linkedin_indeed_da_ds_2019"),
        drift=True,
        options=BuildOptions(
            source="postings-2019",
            title="Job postings of 2019 and 2020",
            as_of="2019-12-31",
            geography="United States; English only",
            limits=(
                "No posting bears a date; the collections were published in 2019 and 2020. Too old to be pooled: shown as what the figures used to be.",
                "Two boards and a network, searched for data scientists and data analysts.",
                LICENCES,
            ),
            roles=("data-analyst", "data-engineer", "data-scientist"),
        ),
    ),
)


def main() -> None:
    """Build and publish every source, in the shipped folder or one given."""
    data = Path(os.environ.get("SKILLGAP_DATA", "../shared/data")) / "postings"
    if not data.is_dir():
        print(f"skipped: no data ({data})")
        return
    market = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled("market_profiles")
    rules = load_build_rules()
    with tempfile.TemporaryDirectory() as home:
        builds = [(plan, counted(plan, data, Path(home))) for plan in PLANS]
        for _ in range(2):
            for plan, build in builds:
                for part in published(plan, build):
                    for file in publish(part, market / plan.folder, rules=rules, template=market):
                        write(file.path, file.content, plan)
    for problem in validate_market(market):
        print(problem)
    sizes = [path.stat().st_size for path in market.glob("*/*") if path.suffix in (".postings", ".parquet")]
    print(f"tables of postings: {sum(sizes) / 1e6:.2f} MB in {len(sizes)} files")


def counted(plan: Plan, data: Path, home: Path) -> Build:
    """Count a source's postings."""
    options = msgspec.structs.replace(plan.options, columns={"seniority": "extra.seniority"})
    build = build_profiles(
        [data / f"{corpus}.jsonl.gz" for corpus in plan.corpora],
        rules=load_build_rules(),
        find=TaxonomySkills(home / "cache"),
        options=options,
        folder=home / "work",  # one for all: a corpus that two sources hold is read once
        engine=Local(os.cpu_count() or 1),
    )
    told = ", ".join(f"{count.role} {count.postings}" for count in build.roles)
    print(f"{plan.folder}: {build.audit.kept:,} of {build.audit.rows:,} rows; {told}")
    return build


def published(plan: Plan, build: Build) -> tuple[Build, ...]:
    """Give the build of the profiles, and that of the tables of roles too small for one."""
    if not plan.tables:
        return (build,)
    few = msgspec.structs.replace(build.options, roles=(*plan.options.roles, *plan.tables), tables_only=True)
    return (build, msgspec.structs.replace(build, options=few))


def write(path: Path, content: str | bytes | Path, plan: Plan) -> None:
    """Write a file of a source; old figures need no tables."""
    if plan.drift and path.suffix in (".postings", ".parquet"):
        return
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, content.read_bytes() if isinstance(content, Path) else content)


if __name__ == "__main__":
    main()
