"""Writing in the delivery room, by what is done."""
