"""How numbers and dates are written in each language (Django reads one module per language)."""
