"""Pertvarka: the information system of a care reform, told from a person's needs to a counted result.

Wings, from what people meet down to what everything stands on: config, faces, oversight, programme, foundation,
engines. Imports only go down that list (docs/map.md; the contract stands in pyproject.toml).
"""

__version__ = "0.3.0"
