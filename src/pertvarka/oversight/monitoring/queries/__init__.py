"""Reading the monitoring group's work."""
