"""Bodies of the reform with their kinds and their history: who they were, from when to when."""
