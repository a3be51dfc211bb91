"""The monitoring group at work: meetings, findings, verified achievements, yearly reviews, integrity checks."""
