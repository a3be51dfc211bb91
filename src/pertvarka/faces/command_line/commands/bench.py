"""Stub."""

import argparse

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Stub."""
    return 1
