"""The check: what it says, what its gaps say, and its data."""

from skillgap.report.answers.check.data import check_data, gap_data, role_data
from skillgap.report.answers.check.report import report_check

__all__ = ["check_data", "gap_data", "report_check", "role_data"]
