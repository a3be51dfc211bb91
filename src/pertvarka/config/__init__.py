"""Settings, root addresses and the server's entry: the only wing that knows all others."""
