"""Work in the background: registered by its room, asked for in a transaction, done with the rights of whoever asked.

`register` is what a room's jobs.py needs; the rest is in the modules beside it: `asking` (defer, cancel, ask_again),
`running` (RunningJob), `draining` (run_waiting), `queries`, `keeping` (nightly work, lost workers), `worker`.
"""
