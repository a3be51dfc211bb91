"""The arithmetic of the history: forty sums, each counted again from the loaded rows and held against what is expected.

Use `run_all()`; nothing else of this package is for others.
"""

from pertvarka.oversight.results.checks.running import CheckResult, run_all

__all__ = ["CheckResult", "run_all"]
