"""Random lives of one person, walked through the acts of the people's rooms on the real database."""
