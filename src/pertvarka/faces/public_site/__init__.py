"""Open pages: what was planned, what was reached and what each number is made of."""
