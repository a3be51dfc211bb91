"""docs/map.md and the import contract draw the same house.

Rule: every wing and room stands in docs/map.md, in the order in which imports go down, and every room and `rules.py` is
under the contract of pyproject.toml.
Why: the map is what a newcomer learns the house from, the contract is what keeps it; two houses are worse than none.
How to fix: add the room to the map (with what it is and who imports it) and to the layers of its wing in pyproject.toml.
"""

import re

import pytest

from tests.guards import sources

MAP = (sources.PROJECT / "docs" / "map.md").read_text(encoding="utf-8")
DRAWN = re.findall(r"^\| `(\w+/\w+)` \|", MAP, re.MULTILINE)
WINGS_DRAWN = [wing for wing in re.findall(r"^## (\w+)", MAP, re.MULTILINE) if wing in sources.WINGS]
HOUSE = sources.contract("The house: imports only go down")
RULES = sources.contract("Rules are pure: no Django")


def test_every_room_is_on_the_map_and_every_room_of_the_map_is_there():
    assert sorted(DRAWN) == sources.rooms()


def test_the_wings_of_the_map_are_the_layers_of_the_contract():
    built = [layer for layer in HOUSE["layers"] if not layer.startswith("(")]

    assert built == WINGS_DRAWN
    assert f"`{' > '.join(built)}`" in MAP


def test_the_contract_has_a_wing_for_every_package():
    packages = {folder.name for folder in sources.PACKAGE.iterdir() if (folder / "__init__.py").exists()}

    assert packages == {layer.strip("()") for layer in HOUSE["layers"] if not layer.startswith("(")} | {"definitions"}


@pytest.mark.parametrize(
    ("wing", "contract"),
    [
        ("people", "People: down its list"),
        ("services", "Services: down its list"),
        ("programme", "Programme: down its list"),
        ("foundation", "Foundation: down its list"),
    ],
)
def test_the_rooms_of_a_wing_stand_in_the_order_of_its_contract(wing: str, contract: str):
    on_the_map = [room.partition("/")[2] for room in DRAWN if room.startswith(f"{wing}/")]

    assert on_the_map == sources.contract(contract)["layers"]


def test_the_faces_of_the_contract_are_those_of_the_map():
    independent = sources.contract("Faces do not know each other")["modules"]

    assert sorted(f"faces/{name.rpartition('.')[2]}" for name in independent) == sorted(
        room for room in DRAWN if room.startswith("faces/")
    )


def test_no_import_is_excused():
    excused = [
        item["name"] for item in sources.pyproject()["tool"]["importlinter"]["contracts"] if "ignore_imports" in item
    ]

    assert excused == []


def test_every_rules_module_is_kept_pure():
    modules = {
        ".".join(("pertvarka", *path.relative_to(sources.PACKAGE).with_suffix("").parts))
        for path in sources.PACKAGE.rglob("*rules.py")
        if "migrations" not in path.parts  # row rules are SQL for the database
    }

    assert modules - set(RULES["source_modules"]) == set(), (
        "add them to the contract “Rules are pure” in pyproject.toml"
    )
    assert set(RULES["source_modules"]) - modules == set(), "the contract names rules that are not there"


def test_definitions_hold_no_code():
    code = [path.name for path in (sources.PACKAGE / "definitions").rglob("*.py") if path.name != "__init__.py"]

    assert code == []


def test_links_of_the_documents_lead_somewhere():
    documents = [path for path in sources.project_files() if path.suffix == ".md" and "vendor" not in path.parts]
    broken = [
        f"{sources.relative(path)}: {link}"
        for path in documents
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]

    assert not broken, "\n".join(broken)
