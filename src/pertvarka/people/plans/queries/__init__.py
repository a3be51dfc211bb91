"""Reading in the plans room, by what is asked."""
