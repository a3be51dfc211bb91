"""Needs assessments: what a person needs and wants, asked with a published instrument by appointed assessors."""
