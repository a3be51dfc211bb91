"""Institutions as the object of a plan: transformation plans, consultations, census, quality of organisations."""
