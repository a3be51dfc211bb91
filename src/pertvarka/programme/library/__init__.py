"""Documents, contracts and publicity: what the reform wrote down, with author, size and source."""
