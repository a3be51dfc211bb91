"""Acts of the institutions room, a module for each part of the work."""
