"""Indicators measured: facts counted by written rules, declared achievements, evidence, checks."""
