"""Many texts → skills: the answers of `find_mentions`, sooner from the second text on."""

from skillgap.skills.bulk.find import BulkFinder, Decided, Named

__all__ = ["BulkFinder", "Decided", "Named"]
