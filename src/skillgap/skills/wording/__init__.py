"""What the words around a name say: whether it is the skill, and whether it is claimed, shown or wished for."""
