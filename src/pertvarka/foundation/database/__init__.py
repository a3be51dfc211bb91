"""The database under the house: finds a PostgreSQL, starts it without asking anything, and says where it listens.

A newcomer types one command and has a real PostgreSQL, the same kind production runs on; nothing is installed into the
system and nothing listens on the network. Used by the settings and the command line: `url.database_url` is the door,
`cluster.ensure_running` and `cluster.stop` are behind it, `errors` are the sentences shown when it cannot be done.
This room knows no Django and nothing of the reform. Importing it is cheap: the database driver is loaded on first use.
"""
