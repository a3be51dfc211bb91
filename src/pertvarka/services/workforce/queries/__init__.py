"""Reading in the workforce room, by what is asked."""
