"""What is done in the room of regional plans, by those who may."""
