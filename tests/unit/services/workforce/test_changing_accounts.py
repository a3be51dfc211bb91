"""Another manager, another account: what is known of the worker follows at once, and who stood there is kept."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import errors
from pertvarka.services.workforce.actions import register
from pertvarka.services.workforce.models import AccountPeriod, StaffAssessment, StaffMember, StaffResponse
from pertvarka.services.workforce.queries import staff
from tests import closed_plane


@pytest.fixture
def newcomer(house):
    return closed_plane.build_account("Naujoji", "institution_staff", house.place, is_demo=True)


def _change(house, worker, *, account=None, manager=None, version=1, by=None):
    by = by or house.head
    with scope.of(by):
        return register.change_accounts(
            worker=worker, account=account or house.worker, manager=manager, expected_version=version, by=by
        )


def _sees(account) -> tuple[int, int]:
    with scope.of(account):
        return StaffAssessment.objects.count(), StaffResponse.objects.count()


def _periods(house, worker):
    with scope.of(house.head):
        return [(one.kind, one.account.name, one.until_at is None) for one in staff.periods(worker)]


def test_the_former_manager_sees_nothing_at_the_next_statement(house, newcomer):
    held = house.submitted()
    worker = held.staff_member
    assert (_sees(house.manager), _sees(newcomer)) == ((1, 1), (0, 0))
    _change(house, worker, manager=newcomer)
    assert (_sees(house.manager), _sees(newcomer), _sees(house.worker)) == ((0, 0), (1, 1), (1, 1))
    with scope.of(house.manager):
        assert not StaffMember.objects.filter(manager_account=house.manager).exists()
        assert staff.of_account(house.manager) == []
    assert _periods(house, worker) == [
        ("manager", "Naujoji", True),
        ("manager", "Padalinio", False),
        ("worker", "Ona", True),
    ]
    with scope.of(house.head):
        former, present = AccountPeriod.objects.filter(kind="manager").order_by("id")
    assert former.until_at is not None
    assert former.until_at <= present.since_at


def test_another_account_of_the_worker_sees_instead_of_the_former(house, newcomer):
    held = house.submitted()
    _change(house, held.staff_member, account=newcomer, manager=house.manager)
    assert (_sees(house.worker), _sees(newcomer)) == ((0, 0), (1, 1))


def test_history_is_the_registers_and_the_workers(house, newcomer):
    worker = house.add(account=house.worker, manager=house.manager)
    _change(house, worker, manager=newcomer)
    for account, count in ((house.head, 3), (house.worker, 3), (house.manager, 0), (newcomer, 0), (house.assessor, 0)):
        with scope.of(account):
            assert AccountPeriod.objects.count() == count
    with scope.of(house.head), pytest.raises(DatabaseError), transaction.atomic():
        AccountPeriod.objects.update(until_at=None)


def test_a_change_past_the_action_is_kept_too(house, newcomer):
    worker = house.add(manager=house.manager)
    with scope.of(house.head):
        StaffMember.objects.filter(pk=worker.pk).update(manager_account=newcomer)
        StaffMember.objects.filter(pk=worker.pk).update(manager_account=None)
    assert _periods(house, worker) == [("manager", "Naujoji", False), ("manager", "Padalinio", False)]


def test_whom_the_register_may_not_name(house, newcomer):
    worker = house.add(account=house.worker, manager=house.manager)
    house.add("Kita Kitaitė", account=newcomer)
    with pytest.raises(errors.AccountTaken):
        _change(house, worker, account=newcomer)
    with pytest.raises(errors.ManagesThemselves):
        _change(house, worker, manager=house.worker)
    house.plan(worker)
    with pytest.raises(errors.OpensToThemselves):
        _change(house, worker, manager=house.head)
    with pytest.raises(errors.AssessorOfThem):
        _change(house, worker, manager=house.assessor)
    assert _periods(house, worker) == [("manager", "Padalinio", True), ("worker", "Ona", True)]


def test_who_was_slower_is_told_and_another_register_is_not_there(house, newcomer):
    worker = house.add(account=house.worker)
    _change(house, worker, manager=house.manager)
    with pytest.raises(ChangedMeanwhile):
        _change(house, worker, manager=newcomer)
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    other = closed_plane.build_account("Kitas", "institution_head", elsewhere, is_demo=True)
    with pytest.raises(errors.StaffNotFound):
        _change(house, worker, manager=newcomer, version=2, by=other)


def test_on_the_page(house, newcomer):
    worker = house.submitted().staff_member
    head, address = Client(), reverse("workbench:staff_accounts", args=[worker.uuid])
    head.force_login(house.head)
    assert address in head.get(reverse("workbench:staff")).content.decode()
    typed = {"version": "1", "account": str(house.worker.uuid), "manager": str(newcomer.uuid)}
    own = head.post(address, {**typed, "manager": str(house.head.uuid)})
    assert own.status_code == 422
    assert "savęs prie jo įrašyti negalite" in own.content.decode()
    assert head.post(address, typed).status_code == 302
    slower = head.post(address, {**typed, "manager": ""})
    assert slower.status_code == 422
    assert 'name="version" value="2"' in slower.content.decode()
    page = head.get(address).content.decode()
    assert "Padalinio" in page
    assert page.count("dabar") >= 2
    former = Client()
    former.force_login(house.manager)
    assert former.get(address).status_code == 404
    assert "Onaitė" not in former.get(reverse("workbench:staff_mine")).content.decode()
