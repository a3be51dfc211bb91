"""Reading in the delivery room, by what is asked."""
