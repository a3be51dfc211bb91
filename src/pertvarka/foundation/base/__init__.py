"""Ids, audit record, errors, bilingual text, definitions reader, the fact shape and page components."""
