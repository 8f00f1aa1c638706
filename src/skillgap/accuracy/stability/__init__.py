"""What must not move the skills and fits of a resume, and by how much it does."""

from skillgap.accuracy.stability.measure import (
    Moved,
    Stability,
    StabilityCard,
    labelled_people,
    measure_stability,
)

__all__ = ["Moved", "Stability", "StabilityCard", "labelled_people", "measure_stability"]
