"""Reading in the rights room, by what is asked: requests, retention, breaches, traces."""
