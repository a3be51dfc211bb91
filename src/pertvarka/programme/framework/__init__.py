"""Programme, objectives, activities, aims, indicators and the versions of their targets.

The room answers "what was planned, since when, by whose decision". It knows no result: results are counted above."""
