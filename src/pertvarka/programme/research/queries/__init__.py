"""Reading in the research room, by who asks."""
