"""Conferences, round tables, seminars, trainings and consultations of the cluster.

The room keeps what happened, dated where the source dates it and as an honest group where it does not."""
