"""The acts of one invented person's way from an institution home, each done in the browser by who does it in life."""
