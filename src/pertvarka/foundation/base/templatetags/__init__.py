"""Template tags and filters of the base room: page components and how numbers and dates are written."""
