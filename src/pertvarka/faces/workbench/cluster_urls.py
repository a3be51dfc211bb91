"""Addresses of the cluster: members, experts, agreements, difficulties, joint plans."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
