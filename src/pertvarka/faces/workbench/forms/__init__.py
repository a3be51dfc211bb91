"""Forms of the workbench, one file for each kind of work."""
