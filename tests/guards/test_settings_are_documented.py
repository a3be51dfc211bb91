"""Every environment variable that is read stands in docs/settings.md, and every one that stands there is read.

Why: a variable nobody can find is a default nobody can change; one that nothing reads is a false promise.
How to fix: add a row with meaning, default and example, or take the row away.
"""

import ast
import re
from functools import cache

from tests.guards import sources

DOCUMENT = (sources.PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
READING = re.compile("environ|getenv")
DOCUMENTED = set(re.findall(r"`((?:PERTVARKA|XDG|DJANGO)_[A-Z_]+|DATABASE_URL)`", DOCUMENT))
FROM_ELSEWHERE = {
    "PYTEST_XDIST_WORKER": "set by the test runner",
    "DJANGO_SETTINGS_MODULE": "set by us, for Django",
    "PATH": "of the operating system",
    "HOME": "of the operating system",
    "CI": "set by build machines",
}


@cache
def read_names() -> frozenset[str]:
    """Names handed to os.environ or os.getenv as literals, in the package, its tests and its measurements."""
    found = set()
    for path in sources.project_files():
        # A file that names neither in its text has no such node in its tree.
        if path.suffix == ".py" and "migrations" not in path.parts and READING.search(path.read_text(encoding="utf-8")):
            for node in ast.walk(sources.tree_of(path)):
                name = _name_read(node)
                if name:
                    found.add(name)
    return frozenset(found)


def _name_read(node: ast.AST) -> str | None:
    key: ast.expr | None = None
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
        key = node.slice
    elif isinstance(node, ast.Call) and node.args and re.search(r"environ\.\w+$|getenv$", ast.unparse(node.func)):
        key = node.args[0]
    elif isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]).endswith("environ"):
        key = node.left
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def test_every_variable_that_is_read_is_documented():
    ours = {name for name in read_names() if name not in FROM_ELSEWHERE}

    assert ours - DOCUMENTED == set()


def test_every_documented_variable_is_read():
    assert DOCUMENTED - read_names() == set()
