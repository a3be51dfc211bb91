"""What is told of regional plans: counts through disclosure control, places and money as they are."""
