"""Staff of institutions: who works, what they can and want, how they learn and where they go."""
