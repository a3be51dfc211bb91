"""What the walk of pages opens, and what it leaves to other tests, by whose work it is."""
