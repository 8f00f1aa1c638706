"""What options take, each refusing in the same words: what was found, what is expected."""

from __future__ import annotations

from typing import Any

import click


class MonthType(click.ParamType):  # type: ignore[type-arg] # generic in newer releases only
    """A month written YYYY-MM."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the month or fail with an example."""
        from skillgap.month import Month

        if isinstance(value, Month):
            return value
        try:
            return Month.parse(str(value)[:7] if len(str(value)) == 10 else str(value))
        except ValueError:
            self.fail(f"found '{value}'; expected a month, written like 2027-01", param, ctx)


class PercentType(click.ParamType):  # type: ignore[type-arg] # as above
    """A part of a whole, written 20%, 20 or 0.2."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the share, 0 to 1, or fail with an example; a number below 1 without a sign is a share already."""
        if isinstance(value, float):
            return value
        text = str(value).strip()
        try:
            number = float(text.rstrip("% "))
        except ValueError:
            self.fail(f"found '{value}'; expected a percentage, written like 20%", param, ctx)
        share = number / 100 if "%" in text or number >= 1 else number
        if not 0 <= share <= 1:
            self.fail(f"found '{value}'; expected 0% to 100%", param, ctx)
        return share


class NumberType(click.FloatRange):
    """A number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the number, or say which ones there are."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"found '{value}'; expected a number{_bounds(self.min, self.max)}", param, ctx)

    def _describe_range(self) -> str:
        """Say in a help text which numbers there are."""
        return _range(self.min, self.max)


class WholeType(click.IntRange):
    """A whole number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the number, or say which ones there are."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"found '{value}'; expected a whole number{_bounds(self.min, self.max)}", param, ctx)

    def _describe_range(self) -> str:
        """Say in a help text which numbers there are."""
        return _range(self.min, self.max)


class ChoiceType(click.Choice):  # type: ignore[type-arg] # as above
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take the word, or name those there are and the one that may have been meant."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            import difflib

            words = [str(choice) for choice in self.choices]
            near = difflib.get_close_matches(str(value).lower(), words, n=1)
            meant = f"; did you mean '{near[0]}'?" if near else ""
            known = f"{', '.join(words[:-1])} or {words[-1]}"
            self.fail(f"found '{value}'; expected {known}{meant}", param, ctx)


def _bounds(low: float | None, high: float | None) -> str:
    """Say behind "a number" which ones there are."""
    if low is None:
        return ""
    return (" from " if high is not None else ", ") + _range(low, high)


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return ""
    return f"{low:g} to {high:g}" if high is not None else f"{low:g} or more"
