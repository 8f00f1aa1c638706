"""What if: time, evidence and learning tried out before they are done."""
