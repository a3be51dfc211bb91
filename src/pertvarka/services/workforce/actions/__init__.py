"""Writing in the workforce room, by what is done."""
