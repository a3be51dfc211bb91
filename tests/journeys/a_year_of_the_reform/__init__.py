"""A year of a new programme office, act by act: events, trainings, an institution's plan, staff, a survey, a meeting."""
