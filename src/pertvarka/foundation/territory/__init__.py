"""Regions (counties) and municipalities with their codes, name forms, outlines, centres and population."""
