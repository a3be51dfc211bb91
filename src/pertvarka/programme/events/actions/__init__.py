"""What is done in the events room, one module for each part of an event's life."""
