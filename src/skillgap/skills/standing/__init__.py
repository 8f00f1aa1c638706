"""How far a skill reaches: the band its evidence speaks for, and what it implies unnamed."""
