"""Addresses of staff of institutions."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
