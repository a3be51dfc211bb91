"""The person of a case: who they are, who matters to them, on what ground the data rest."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_side, case_words
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.persons import (
    ContactForm,
    GroundForm,
    IdentityForm,
    RelationshipForm,
    WithdrawForm,
)
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.faces.workbench.text_conflicts import Standing, text_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.actions import identity as identities
from pertvarka.people.cases.actions.registration import GroundGiven
from pertvarka.people.cases.models import Ground, Identity, Relationship
from pertvarka.people.cases.models.identity import SEALED
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page, one_case
from pertvarka.people.cases.queries.standing import Act

SHOWN = "show"


@requires(Permission.CASE_CHANGE)
def identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Correct who the person is. What stands is shown only after it is asked for, and that is recorded."""
    found = find(request, uuid, needs=Act.CORRECT_IDENTITY)
    if Act.SHOW_NAME not in found.acts:
        raise Http404
    question = Question(
        _("Correct who the person is"), continue_label=_("Save the correction"), cancel_url=found.address("cases:case")
    )
    lead = _("The value before stays in the history, sealed, with your name and the reason.")
    if request.method != "POST":
        return show(
            found,
            "workbench/case/identity_ask.html",
            {"question": question, "lead": lead},
            page="cases:identity",
            title=question.heading,
        )
    held = one_case.identity_of(found.case.person)
    if held is None:
        raise Http404
    asked = Asked(
        page="cases:identity",
        question=question,
        lead=lead,
        make_form=partial(_identity_form, shown=held, is_first=SHOWN in request.POST),
        save=partial(_correct, found),
        done=_("The correction is saved; what stood before is kept."),
        done_url=found.address("cases:case"),
        template="workbench/case/identity.html",
        context={"before": case_page.identity_changes_of(found.case.person)},
        faults={
            errors.DateInFuture: "birth_date",
            errors.DateImpossible: "birth_date",
            errors.NationalCodeMalformed: "national_code",
            errors.CodeOfSomeoneElse: "national_code",
            errors.AlreadyRegistered: "national_code",
        },
        now_standing=lambda: _identity_now(found),
        kind=ViewRecord.Kind.NAME,
    )
    return answer(found, asked)


def _identity_form(data: Any, *, shown: Identity, is_first: bool) -> IdentityForm:
    """The first press asks only to see it: the form comes with what stands, and nothing is judged yet."""
    if data is not None and not is_first:
        return IdentityForm(data)
    initial = {column: getattr(shown, column) for column in SEALED}
    return IdentityForm(initial={**initial, "version": shown.version})


def _correct(found: OpenedCase, form: Any) -> None:
    cleaned = form.cleaned_data
    parts = identities.SealedParts(
        **{column: cleaned[column] for column in SEALED} | {"national_code": "".join(cleaned["national_code"].split())}
    )
    identities.correct_identity(
        case=found.case, parts=parts, reason=cleaned["reason"], expected_version=cleaned["version"], by=found.account
    )


def _identity_now(found: OpenedCase) -> Standing:
    """Who the person is as somebody else has just saved it; the reason is theirs."""
    held = one_case.identity_of(found.case.person)
    if held is None:
        raise Http404
    last = case_page.identity_changes_of(found.case.person)[:1]
    form = IdentityForm()
    texts = {column: text_of(form.fields[column], getattr(held, column)) for column in SEALED}
    return Standing({**texts, "reason": last[0].reason if last else ""}, held.version, found.case.person.reference)


@requires(Permission.CASE_CHANGE)
def relationships(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who matters to the person, and one more."""
    found = find(request, uuid, needs=Act.CHANGE_PERSON)
    asked = Asked(
        page="cases:relationships",
        question=Question(_("Important people"), continue_label=_("Add"), cancel_url=found.address("cases:case")),
        lead=_("Whoever arranges visits must see at once who may not meet the person. Names stay sealed."),
        make_form=RelationshipForm,
        save=lambda form: cases.add_relationship(case=found.case, other=None, by=found.account, **form.cleaned_data),
        done=_("The person is added."),
        done_url=found.address("cases:relationships"),
        template="workbench/case/relationships.html",
        context={"close_people": case_side.close_people(found, with_names=False)},
    )
    return answer(found, asked)


@requires(Permission.CASE_CHANGE)
def relationship(request: HttpRequest, uuid: UUID, relationship_uuid: UUID) -> HttpResponse:
    """Whether two people may meet."""
    found = find(request, uuid, needs=Act.CHANGE_PERSON)
    held = _relationship(found, relationship_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        cases.change_contact(
            relationship=held,
            contact=cleaned["contact"],
            decision=cleaned["decision"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    initial = {"contact": held.contact, "decision": held.decision, "version": held.version}
    asked = Asked(
        page="cases:relationship",
        question=Question(
            _("May they meet: %(who)s") % {"who": held.get_kind_display()},
            continue_label=_("Save"),
            cancel_url=found.address("cases:case"),
        ),
        lead=_("The whole team sees the limit at once."),
        make_form=partial(ContactForm, initial=initial),
        save=save,
        done=_("The contact is changed."),
        done_url=found.address("cases:case"),
        now_standing=lambda: _contact_now(found, relationship_uuid),
    )
    return answer(found, asked)


def _relationship(found: OpenedCase, uuid: UUID) -> Relationship:
    held = case_page.relationship(found.case.person, uuid)
    if held is None:
        raise Http404
    return held


def _contact_now(found: OpenedCase, uuid: UUID) -> Standing:
    held = _relationship(found, uuid)
    texts = {"contact": str(held.get_contact_display()), "decision": held.decision}
    return Standing(texts, held.version, found.case.person.reference)


@requires(Permission.CASE_VIEW)
def grounds(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """On what ground the data are used; who leads the case adds one."""
    found = find(request, uuid, needs=Act.CHANGE_PERSON if request.method == "POST" else None)
    if not found.standing.is_on_the_team:
        raise Http404
    may_change = Act.CHANGE_PERSON in found.acts
    rows = [
        (row, case_words.begun(str(row.get_basis_display())), case_side.ground_note(row), _withdraw_url(found, row))
        for row in one_case.grounds_of(found.case.person)
    ]
    asked = Asked(
        page="cases:grounds",
        question=Question(
            _("Grounds and consents"), continue_label=_("Add the ground"), cancel_url=found.address("cases:case")
        ),
        lead=_("Consent is asked only where the person may really refuse; for most help the ground is law."),
        make_form=partial(GroundForm, initial={"informed_on": timezone.localdate()}),
        save=lambda form: cases.add_ground(case=found.case, given=GroundGiven(**form.cleaned_data), by=found.account),
        done=_("The ground is added."),
        done_url=found.address("cases:grounds"),
        template="workbench/case/grounds.html",
        context={"grounds": rows, "may_change": may_change},
        faults={errors.DateInFuture: "informed_on"},
    )
    return answer(found, asked)


def _withdraw_url(found: OpenedCase, row: Ground) -> str:
    if row.basis != Ground.Basis.CONSENT or row.withdrawn_on or Act.WITHDRAW_CONSENT not in found.acts:
        return ""
    return found.address("cases:ground_withdraw", row.uuid)


@requires(Permission.CASE_CHANGE)
def withdraw(request: HttpRequest, uuid: UUID, ground_uuid: UUID) -> HttpResponse:
    """The person no longer agrees."""
    found = find(request, uuid, needs=Act.WITHDRAW_CONSENT)
    held = case_page.ground(found.case.person, ground_uuid)
    if held is None:
        raise Http404
    asked = Asked(
        page="cases:ground_withdraw",
        question=Question(
            _("Consent withdrawn"), continue_label=_("Record it"), cancel_url=found.address("cases:grounds")
        ),
        lead=_("What rested on this consent stops on that day. The person does not get less help for it."),
        make_form=partial(WithdrawForm, initial={"withdrawn_on": timezone.localdate()}),
        save=lambda form: cases.withdraw_consent(ground=held, by=found.account, **form.cleaned_data),
        done=_("It is recorded that the consent is withdrawn."),
        done_url=found.address("cases:grounds"),
        faults={errors.DateInFuture: "withdrawn_on", errors.PeriodOutOfOrder: "withdrawn_on"},
    )
    return answer(found, asked)
