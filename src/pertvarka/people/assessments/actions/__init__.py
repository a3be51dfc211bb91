"""Writing in the assessments room, by what is done."""
