"""Pure libraries: no Django, no clock, no input or output. What we exist for and want to be the best at."""
