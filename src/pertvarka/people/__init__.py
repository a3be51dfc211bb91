"""The closed plane: persons, their cases and teams, seen by those who have to, and by nobody else."""
