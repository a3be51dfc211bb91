"""Writing in the research room, by what is done."""
