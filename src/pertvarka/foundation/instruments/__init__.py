"""Instruments: questionnaires as data. A form is checked once, published as a version that never changes, and filled on
our own pages; the rooms above keep the answers beside what they are about.
"""
