"""Institutions as the object of a plan: transformation plans, consultations, monthly census, quality of organisations."""
