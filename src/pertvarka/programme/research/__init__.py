"""Studies, evaluations and survey waves: what was asked, of whom, and what was answered, without saying by whom."""
