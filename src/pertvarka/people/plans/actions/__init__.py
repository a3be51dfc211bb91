"""Writing in the plans room, by what is done."""
