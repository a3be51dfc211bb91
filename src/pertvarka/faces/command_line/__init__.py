"""The command pertvarka: demo, serve, load, results, diff, check, bench."""
