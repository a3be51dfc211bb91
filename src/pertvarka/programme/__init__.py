"""What the reform set out to do: framework, events and library. Open to everyone."""
