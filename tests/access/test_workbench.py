"""The workbench says who I am here, what I see and do not see, and what I can open."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

import pertvarka
from pertvarka.faces.workbench import sentences
from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from tests.access.people import BuildAccount


@pytest.mark.parametrize(
    ("language", "see", "see_not"), [("lt", "Matote:", "Nematote:"), ("en", "You see:", "You do not see:")]
)
def test_it_says_what_the_role_sees_and_does_not_see(as_jonas: Client, language: str, see: str, see_not: str):
    role = roles.role("case_manager")
    with translation.override(language):
        page = as_jonas.get(reverse("workbench:home")).content.decode()

        assert see in page
        assert see_not in page
        assert all(escape(thing) in page for thing in (*role.sees, *role.does_not_see))


def test_it_says_plainly_where_the_workplace_is_not_there_yet(client: Client, build_account: BuildAccount):
    client.force_login(build_account("Rasa", role="equass_consultant"))

    assert "Darbo vieta šiam vaidmeniui dar kuriama" in client.get(reverse("workbench:home")).content.decode()


def test_without_a_role_it_says_whom_to_ask(client: Client, ona: Account):
    client.force_login(ona)

    assert "neturite nė vieno vaidmens" in client.get(reverse("workbench:home")).content.decode()


@pytest.mark.parametrize("name", ["workbench:roles", "workbench:audit"])
def test_closed_pages_are_absent_from_the_list_of_those_without_them(as_jonas: Client, name: str):
    assert f'href="{reverse(name)}"' not in as_jonas.get(reverse("workbench:home")).content.decode()


@pytest.mark.parametrize("name", ["workbench:roles", "workbench:audit"])
def test_closed_pages_are_listed_for_those_with_them(as_lina: Client, name: str):
    assert f'href="{reverse(name)}"' in as_lina.get(reverse("workbench:home")).content.decode()


def test_the_page_of_roles_shows_all_of_them_with_their_permissions(as_lina: Client):
    page = as_lina.get(reverse("workbench:roles")).content.decode()

    assert all(role.title_lt in page for role in roles.all_roles())
    assert "Skaityti veiksmų žurnalą" in page
    assert "access:audit:view" in page


def test_the_audit_record_tells_events_as_sentences(as_lina: Client, jonas: Account):
    audit.record("account.signed_out", about=jonas.reference, by=jonas.reference)
    audit.record("events.loaded", about="events:all", by="command:load")
    audit.record("aim.renamed", about="aim:4.1.2", by="command:load")

    page = as_lina.get(reverse("workbench:audit")).content.decode()

    assert "Jonas atsijungė." in page
    assert "Komanda „load“ įkėlė renginius." in page
    assert "aim.renamed (aim:4.1.2)" in page


def test_the_audit_record_takes_few_queries_however_much_it_holds(
    as_lina: Client, jonas: Account, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for _ in range(60):
        audit.record("account.signed_out", about=jonas.reference, by=jonas.reference)

    with django_assert_max_num_queries(12):
        page = as_lina.get(reverse("workbench:audit")).content.decode()

    assert page.count("Jonas atsijungė.") == 50


KIND = re.compile(r"[a-z_]+\.[a-z_]+")


def recorded_kinds() -> set[str]:
    """Every kind that some room writes: handed to `record`, or to a room's own shorthand for it (`_save`, `_change` …)."""
    kinds = set()
    for path in Path(pertvarka.__file__).parent.rglob("*.py"):
        # Engines are pure and record nothing; of the faces only the command line acts on its own.
        is_face = "faces" in path.parts and "command_line" not in path.parts
        if is_face or {"migrations", "engines"} & set(path.parts):
            continue
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Assign) and ast.unparse(call.targets[0]) == "RECORDED_AS":
                kinds |= {part.value for part in ast.walk(call.value) if isinstance(part, ast.Constant)}
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name == "record" or (name.startswith("_") and "tell" not in name):
                told = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "kind")]
                constants = (part.value for one in told for part in ast.walk(one) if isinstance(part, ast.Constant))
                kinds |= {kind for kind in constants if isinstance(kind, str) and KIND.fullmatch(kind)}
    return kinds


def test_every_recorded_kind_has_its_sentence():
    """To fix: write the sentence in faces/workbench/sentences.py, or take away the one nobody records any more."""
    assert recorded_kinds() == set(sentences.SENTENCES)
