"""Reading in the catalogue room, by what is asked."""
