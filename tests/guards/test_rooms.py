"""Rooms look alike, so that knowing one is knowing all.

Rule: a thing stands in the file of its name (models in models/, errors in errors.py, rules without Django in rules.py,
templates under the room's name); modules open with a docstring, stay short, and are named by what they hold.
Why: a newcomer should find the second room without asking.
How to fix: move it, or split the module at its second idea. What must differ is in an allow-list here, with the reason.
"""

import ast
from pathlib import Path

from tests.guards import sources

LINES = 350
LONG = {}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff", "manager", "managers", "base"}
ERRORS_ELSEWHERE = {
    "src/pertvarka/foundation/base/definitions.py": "the reader of definitions and its one error are one idea",
    "src/pertvarka/faces/open_api/problems.py": "a refusal of the API stands beside the problem document it becomes",
}
MODELS_ELSEWHERE = {"src/pertvarka/foundation/base/facts.py: Fact": "abstract: the shape of every room's facts"}
YAML_ELSEWHERE = {
    "src/pertvarka/faces/public_site/gallery_samples.py": "draws the gallery's maps; a broken file is told by the load",
}
MODULES = sources.module_paths()


def _stands_in(path: Path, folder: str) -> bool:
    return folder in path.parts


def test_a_module_opens_with_a_docstring():
    without = [sources.relative(path) for path, tree in sources.modules() if tree.body and not ast.get_docstring(tree)]

    assert without == []


def test_modules_are_short():
    long = {sources.relative(path) for path in MODULES if len(path.read_text().splitlines()) > LINES}

    assert long - set(LONG) == set(), "split them at the second idea"
    assert set(LONG) - long == set(), "delete the entries nobody needs"


def test_modules_are_named_by_what_they_hold():
    assert [sources.relative(path) for path in MODULES if path.stem in EMPTY_NAMES] == []


def test_every_app_room_is_configured_under_its_own_name():
    for path in MODULES:
        if path.name == "apps.py":
            names = [
                node.value.value
                for node in ast.walk(sources.tree_of(path))
                if isinstance(node, ast.Assign) and _target(node) == "name" and isinstance(node.value, ast.Constant)
            ]
            assert names == [".".join(("pertvarka", *path.parent.relative_to(sources.PACKAGE).parts))]


def test_models_stand_in_models():
    elsewhere = {
        f"{sources.relative(path)}: {node.name}"
        for path, tree in sources.modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base) in {"models.Model", "Model"} for base in node.bases)
        and not _stands_in(path, "models")
    }

    assert elsewhere == set(MODELS_ELSEWHERE)


def test_errors_stand_in_errors():
    elsewhere = {
        sources.relative(path)
        for path, tree in sources.modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).rpartition(".")[2] == "PertvarkaError" for base in node.bases)
        and not path.name.endswith(("errors.py", "_errors.py"))  # errors.py, or home_errors.py where one grew long
    }

    assert elsewhere == set(ERRORS_ELSEWHERE)


def test_rules_know_no_django():
    """The import contract guards it too; here the file is named."""
    for path in sources.PACKAGE.rglob("rules.py"):
        imported = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in ast.walk(sources.tree_of(path))
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert not {name for name in imported if name.startswith(("django", "psycopg"))}, sources.relative(path)


def test_views_ask_queries_and_not_the_tables():
    """No `.objects` in a face: what a page reads has a name in the queries of its room."""
    asking = [
        f"{sources.relative(path)}:{node.lineno}"
        for path, tree in sources.modules()
        if _stands_in(path, "faces")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    allowed = [place for place in asking if place.startswith("src/pertvarka/faces/command_line/loading.py")]

    assert sorted(set(asking) - set(allowed)) == []


def test_templates_stand_under_the_name_of_their_room():
    strangers = [
        sources.relative(path)
        for path in sources.PACKAGE.glob("*/*/templates/*/**/*.html")
        if path.relative_to(sources.PACKAGE).parts[3]
        not in {path.relative_to(sources.PACKAGE).parts[1], *SHARED_FOLDERS}
    ]

    assert strangers == []


SHARED_FOLDERS = {
    "components": "the components of every page (foundation/base)",
    "account": "allauth looks for its pages there (foundation/access)",
    "allauth": "allauth's own frame (foundation/access)",
    "mfa": "allauth looks for the pages of the second factor there (foundation/access)",
    "socialaccount": "allauth looks for the pages of other sign-in systems there (foundation/access)",
}


def test_definitions_are_read_by_their_reader():
    """Everything read from definitions/ goes through read_definition, which tells file, line, key and cure."""
    opening = {
        sources.relative(path)
        for path, tree in sources.modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"yaml.safe_load", "yaml.load"}
        and path.name != "definitions.py"
    }

    assert opening == set(YAML_ELSEWHERE)


def _target(node: ast.Assign) -> str:
    return ast.unparse(node.targets[0])
