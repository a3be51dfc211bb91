"""How the tests of the API name their reader: the JSON of an address below /api/v1/."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]
"""`read("indicators", version=1)`."""
Fits = Callable[[Any, dict[str, Any]], None]
"""`fits(answer, schema)` fails unless the answer is of the schema."""
