"""Addresses of institutions and their transformation plans."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
