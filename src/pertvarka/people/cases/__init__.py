"""Persons, their cases, and the teams that are the list of who may see them."""
