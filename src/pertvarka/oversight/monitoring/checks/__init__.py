"""The integrity checks of every night: each finds what is out of order, and whose it is."""
