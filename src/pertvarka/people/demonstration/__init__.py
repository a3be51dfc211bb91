"""The invented country of the demonstration: nobody in it exists."""
