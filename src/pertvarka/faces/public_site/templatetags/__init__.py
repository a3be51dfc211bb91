"""Template tags of the open pages."""
