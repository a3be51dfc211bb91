"""Reading in the assessments room, by what is asked."""
