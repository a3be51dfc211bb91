"""Which function reckons which check. Each theme of the package has a module of functions marked `@check`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pertvarka.oversight.results.checks.figures import Figures

Reckoning = Callable[[], Figures]
_reckonings: dict[str, Reckoning] = {}


def check(reckoning: Reckoning) -> Reckoning:
    """Mark a function as the reckoning of the check whose key is the function's name."""
    key = reckoning.__name__
    if key in _reckonings:
        message = f"If you are seeing this, two functions are named {key}: a check is reckoned in one place."
        raise ValueError(message)
    _reckonings[key] = reckoning
    return reckoning


def reckonings() -> Mapping[str, Reckoning]:
    return MappingProxyType(_reckonings)
