"""Reading in the cases room, by what is asked: lists of work, one case, search."""
