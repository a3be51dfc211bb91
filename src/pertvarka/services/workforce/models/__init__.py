"""Aggregates of the room, alphabetically."""
