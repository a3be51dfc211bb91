"""Writing in the instruments room, by what is done."""
