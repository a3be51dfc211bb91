"""The pack as documents: told once in a language, then written as PDF and as Word."""
