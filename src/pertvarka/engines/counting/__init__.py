"""Indicator definitions compiled once, for the number and for the rows behind it.

A definition says which rows of a fact count and how they make a number. `evaluate` counts rows in memory, `to_sql`
writes the same judgement for the database. Nothing here knows Django, a clock or a table.
"""
