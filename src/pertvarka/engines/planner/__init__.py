"""The regional plan by optimisation: from needs, places, prices and money to what opens where and when, and who waits.

`problem.Problem` says what is given, `solve.solve` finds a `plan.Plan` with a bound on every other plan, `check.check`
verifies it without the solver, `explain` answers why. Pure: NumPy and HiGHS, no Django, no database, and no clock but
the time limit. The model stands in docs/methods/planner.md.
"""
