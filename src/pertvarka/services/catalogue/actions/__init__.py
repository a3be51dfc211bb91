"""Writing in the catalogue room, by what is done."""
