"""What the authorisation matrix expects: for every address, who may open it in which relation to the record.

An address without an entry here, when it takes an argument, fails the build; so does an entry nobody needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from pertvarka.foundation.access import gates, roles

CANARY = "kanarėlė"
"""Planted in everything that must not be seen; no answer to somebody else may carry it, in any spelling of it."""


class Relation(StrEnum):
    """How somebody stands to the record they ask for."""

    OWN = "own"
    OTHER = "other organisation"
    FORMER = "former member"
    SEALED = "sealed"
    CLOSED = "closed"


SUBJECTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "cases:assign",
            "cases:attachments",
            "cases:case",
            "cases:case_tasks",
            "cases:close",
            "cases:conference_new",
            "cases:grounds",
            "cases:history",
            "cases:home_new",
            "cases:homes",
            "cases:identity",
            "cases:link",
            "cases:name",
            "cases:note",
            "cases:notes",
            "cases:protection",
            "cases:referrals",
            "cases:relationships",
            "cases:reopen",
            "cases:review",
            "cases:state",
            "cases:task_new",
            "cases:team",
            "cases:team_add_colleague",
            "cases:team_add_organisation",
            "cases:transfer_new",
            "cases:viewers",
        ),
        ("case",),
    ),
    **dict.fromkeys(
        (
            "cases:task",
            "cases:task_cancel",
            "cases:task_change",
            "cases:task_done",
            "cases:task_finish",
            "cases:task_put_off",
        ),
        ("case", "task"),
    ),
    **dict.fromkeys(("cases:move_new", "cases:outcome_new", "cases:outcomes"), ("case",)),
    **dict.fromkeys(("cases:home_correct", "cases:home_end"), ("case", "home")),
    **dict.fromkeys(("cases:move", "cases:move_cancel", "cases:move_confirm", "cases:move_day"), ("case", "move")),
    "cases:unlink": ("case", "person_link"),
    "cases:follow_up": ("case", "move", "months"),
    "cases:attachment": ("case", "attachment"),
    "cases:ground_withdraw": ("case", "ground"),
    "cases:need_match": ("case", "service_need"),
    "cases:note_correct": ("case", "note"),
    "cases:referral": ("case", "referral"),
    "cases:referral_new": ("case", "service_need", "service_offer"),
    **dict.fromkeys(("cases:plan", "cases:plan_begin", "cases:plan_draft"), ("case",)),
    **dict.fromkeys(
        (
            "cases:plan_agree",
            "cases:plan_compare",
            "cases:plan_end",
            "cases:plan_need_new",
            "cases:plan_print",
            "cases:plan_version",
            "cases:plan_words",
        ),
        ("case", "plan"),
    ),
    **dict.fromkeys(("cases:plan_activate", "cases:plan_review"), ("case", "plan_in_force")),
    **dict.fromkeys(
        (
            "cases:plan_goal_new",
            "cases:plan_later",
            "cases:plan_need",
            "cases:plan_need_move",
            "cases:plan_need_remove",
            "cases:plan_no_service",
            "cases:plan_service_new",
        ),
        ("case", "plan", "plan_need"),
    ),
    **dict.fromkeys(("cases:plan_answer_remove", "cases:plan_goal"), ("case", "plan", "plan_goal")),
    "cases:plan_goal_settle": ("case", "plan_in_force", "goal_in_force"),
    "cases:plan_service": ("case", "plan", "plan_service"),
    "cases:plan_service_not_needed": ("case", "plan_in_force", "service_need"),
    "cases:relationship": ("case", "relationship"),
    "cases:team_end": ("case", "member"),
    "cases:transfer": ("transfer",),
    "cases:emergency_review": ("emergency",),
    **dict.fromkeys(("cases:register_step", "cases:register_check", "cases:register_discard"), ("draft",)),
    **dict.fromkeys(
        (
            "workbench:account",
            "workbench:account_close",
            "workbench:account_second_factor",
            "workbench:role_give",
        ),
        ("account",),
    ),
    "workbench:role_end": ("account", "membership"),
    "workbench:approval": ("approval",),
    **dict.fromkeys(
        (
            "workbench:request",
            "workbench:request_answer",
            "workbench:request_ask_erasure",
            "workbench:request_ask_export",
            "workbench:request_extend",
            "workbench:request_lift",
            "workbench:request_restrict",
            "workbench:request_take",
        ),
        ("request",),
    ),
    "workbench:request_export": ("request", "form"),
    **dict.fromkeys(
        (
            "workbench:breach",
            "workbench:breach_authority",
            "workbench:breach_change",
            "workbench:breach_close",
            "workbench:breach_persons",
        ),
        ("breach",),
    ),
    "cases:family_conference_refer": ("case",),
    **dict.fromkeys(
        (
            "cases:family_accept",
            "cases:family_appoint",
            "cases:family_carry_out",
            "cases:family_close",
            "cases:family_conference",
            "cases:family_information",
            "cases:family_member_new",
            "cases:family_names",
            "cases:family_plan",
            "cases:family_prepare",
            "cases:family_private_time",
            "cases:family_private_time_end",
            "cases:family_review",
            "cases:family_send_back",
            "cases:family_sheet",
            "cases:family_task_new",
        ),
        ("family_conference",),
    ),
    "cases:family_invitation": ("family_conference", "family_member"),
    "cases:family_task_done": ("family_conference", "family_task"),
    **dict.fromkeys(("cases:coordinator_end", "cases:supervision_new"), ("coordinator",)),
    "workbench:due": ("rule",),
    "workbench:episode": ("episode",),
    "workbench:referral": ("own_referral",),
    **dict.fromkeys(("workbench:deletion_list", "workbench:deletion_carry_out"), ("deletion_list",)),
    "workbench:hold_lift": ("hold",),
    "cases:assessment_plan": ("case",),
    **dict.fromkeys(
        (
            "workbench:assessment",
            "workbench:assessment_agree",
            "workbench:assessment_answer",
            "workbench:assessment_answers",
            "workbench:assessment_cancel",
            "workbench:assessment_check",
            "workbench:assessment_form",
            "workbench:assessment_informant",
            "workbench:assessment_settle",
            "workbench:assessment_start",
            "workbench:assessment_submit",
        ),
        ("assessment",),
    ),
    "workbench:assessment_domain": ("assessment", "part_of_form"),
    "workbench:instrument_upload": ("upload",),
    **dict.fromkeys(
        (
            "workbench:study",
            "workbench:study_change",
            "workbench:study_focus_group",
            "workbench:study_leaders",
            "workbench:study_state",
            "workbench:survey_new",
        ),
        ("study",),
    ),
    **dict.fromkeys(
        ("workbench:survey", "workbench:survey_change", "workbench:survey_invitations", "workbench:survey_open"),
        ("survey_draft",),
    ),
    **dict.fromkeys(("workbench:survey_close", "workbench:survey_letters"), ("survey_open",)),
    **dict.fromkeys(("workbench:survey_publish", "workbench:survey_results"), ("survey_closed",)),
    **dict.fromkeys(
        ("workbench:instrument_version", "workbench:instrument_withdraw", "workbench:instrument_workbook"),
        ("instrument_version",),
    ),
    **dict.fromkeys(
        (
            "workbench:offer",
            "workbench:offer_change",
            "workbench:offer_checked",
            "workbench:offer_conditions",
            "workbench:offer_state",
        ),
        ("offer",),
    ),
    **dict.fromkeys(
        (
            "workbench:monitoring_begin",
            "workbench:monitoring_finding_new",
            "workbench:monitoring_meeting",
            "workbench:monitoring_minutes",
            "workbench:monitoring_pack",
            "workbench:monitoring_task_new",
        ),
        ("monitoring_day",),
    ),
    "workbench:monitoring_file": ("monitoring_pack", "monitoring_kind"),
    "workbench:monitoring_item": ("monitoring_item",),
    **dict.fromkeys(("workbench:monitoring_figure", "workbench:monitoring_figure_change"), ("monitoring_figure",)),
    "workbench:monitoring_finding": ("monitoring_finding",),
    "workbench:monitoring_task_done": ("monitoring_task",),
    "workbench:discrepancy_explain": ("monitoring_alert",),
    **dict.fromkeys(("workbench:review_chapter_new", "workbench:review_edit"), ("monitoring_year",)),
    "workbench:review_chapter": ("monitoring_year", "monitoring_chapter"),
    "workbench:review_correct": ("monitoring_year", "monitoring_number"),
    **dict.fromkeys(("workbench:job", "workbench:job_file"), ("job",)),
    **dict.fromkeys(
        ("workbench:cluster_contact", "workbench:cluster_leave", "workbench:cluster_member"), ("cluster_membership",)
    ),
    **dict.fromkeys(
        (
            "workbench:quality_action",
            "workbench:quality_consultation",
            "workbench:quality_process",
            "workbench:quality_stage",
        ),
        ("quality_process",),
    ),
    "workbench:quality_action_done": ("quality_action",),
    "workbench:quality_criteria": ("quality_framework",),
    "workbench:quality_score": ("quality_process", "quality_principle"),
    **dict.fromkeys(("workbench:site_check", "workbench:site_check_new"), ("site",)),
    **dict.fromkeys(("workbench:method", "workbench:method_version_new"), ("method",)),
    **dict.fromkeys(
        (
            "workbench:method_attach",
            "workbench:method_consult",
            "workbench:method_describe",
            "workbench:method_step",
            "workbench:method_version",
        ),
        ("method_version",),
    ),
    "workbench:document": ("method_document",),
    **dict.fromkeys(
        ("workbench:document_file", "workbench:document_file_remove"), ("method_document", "method_stored_file")
    ),
    **dict.fromkeys(("workbench:publicity_change", "workbench:publicity_remove"), ("publicity_item",)),
    "workbench:method_answer": ("method_comment",),
    "workbench:method_comment": ("method_round",),
    "workbench:method_detach": ("method_version", "method_file"),
    "workbench:cluster_activity": ("cluster_activity",),
    "workbench:cluster_log_entry": ("cluster_log_entry",),
    "workbench:cluster_organisation": ("cluster_organisation",),
    "workbench:cluster_post": ("cluster_post",),
    "workbench:cluster_region": ("cluster_region",),
    "workbench:cluster_step_done": ("cluster_step",),
    **dict.fromkeys(
        (
            "workbench:event",
            "workbench:event_after",
            "workbench:event_agree",
            "workbench:event_attendance",
            "workbench:event_cancel",
            "workbench:event_certificates",
            "workbench:event_change",
            "workbench:event_import",
            "workbench:event_invite",
            "workbench:event_list",
            "workbench:event_minutes",
            "workbench:event_move",
            "workbench:event_photo_new",
            "workbench:event_session_new",
        ),
        ("event",),
    ),
    **dict.fromkeys(
        (
            "workbench:staff_aim",
            "workbench:staff_assessment",
            "workbench:staff_discussed",
            "workbench:staff_item_new",
        ),
        ("staff_assessment",),
    ),
    "workbench:staff_fill": ("staff_assessment_planned",),
    **dict.fromkeys(("workbench:staff_end", "workbench:staff_plan", "workbench:staff_wish"), ("staff_member",)),
    **dict.fromkeys(("workbench:staff_item_done", "workbench:staff_item_enrol"), ("staff_item",)),
    "workbench:event_agreement_done": ("event", "event_agreement"),
    **dict.fromkeys(("workbench:event_photo_change", "workbench:event_photo_file"), ("event", "event_photo")),
    **dict.fromkeys(
        ("workbench:event_certificate_file", "workbench:event_certificate_revoke"), ("event", "event_certificate")
    ),
    "workbench:event_import_table": ("event", "attendance_import"),
    "workbench:event_plan": ("event_year",),
    "workbench:own_training_attended": ("event_session",),
    **dict.fromkeys(("workbench:training", "workbench:training_change", "workbench:training_group_new"), ("training",)),
    **dict.fromkeys(("workbench:training_attendance", "workbench:training_trainer"), ("training_group",)),
    "workbench:event_registration_change": ("event", "event_registration"),
    **dict.fromkeys(
        (
            "workbench:event_door",
            "workbench:event_door_picture",
            "workbench:event_session",
            "workbench:event_session_drop",
        ),
        ("event", "event_session"),
    ),
    **dict.fromkeys(
        ("workbench:household", "workbench:household_names", "workbench:household_tonight"), ("household",)
    ),
    **dict.fromkeys(
        (
            "workbench:institution",
            "workbench:institution_begin",
            "workbench:institution_censuses",
            "workbench:institution_particulars",
        ),
        ("institution",),
    ),
    **dict.fromkeys(
        (
            "workbench:institution_approve",
            "workbench:institution_compare",
            "workbench:institution_complete",
            "workbench:institution_endorse",
            "workbench:institution_measures",
            "workbench:institution_print",
            "workbench:institution_return",
            "workbench:institution_start",
            "workbench:institution_submit",
            "workbench:institution_take",
            "workbench:institution_version",
            "workbench:institution_visits",
        ),
        ("institution", "institution_plan"),
    ),
    "workbench:institution_census_month": ("institution", "institution_month"),
    **dict.fromkeys(
        ("workbench:institution_answer", "workbench:institution_resolve"),
        ("institution", "institution_plan", "institution_remark"),
    ),
    **dict.fromkeys(
        ("workbench:institution_chapter", "workbench:institution_remark"),
        ("institution", "institution_plan", "institution_chapter"),
    ),
    "workbench:institution_measure": ("institution", "institution_plan", "institution_measure"),
    "workbench:institution_visit_correct": ("institution", "institution_plan", "institution_visit"),
}
"""What the arguments of an address name, in their order."""

RELATED = frozenset({"assessment", "case", "emergency", "family_conference", "transfer"})
"""Records asked for in every relation; the others stand once, beside the own case."""

ALL = frozenset(Relation)
DECIDED_INSIDE: dict[str, dict[str, frozenset[Relation]]] = {
    "cases:emergencies": {"case_supervisor": ALL, "data_protection_officer": ALL},
    "cases:emergency_review": {
        "case_supervisor": frozenset({Relation.OWN, Relation.CLOSED}),
        "data_protection_officer": ALL,
    },
    "workbench:approval": {"case_supervisor": ALL, "data_protection_officer": ALL},
}
"""Addresses open to every account whose rows decide: who finds a row there, in which relation."""

POST_NEEDS = {
    "workbench:cluster_activity": "cluster:activity:change",
    "workbench:cluster_log_entry": "cluster:log:change",
    "workbench:cluster_member": "cluster:membership:change",
    "workbench:cluster_post": "cluster:post:write",
    "cases:attachments": "cases:attachment:add",
    "cases:grounds": "cases:case:change",
    "cases:move": "delivery:move:prepare",
    "cases:referral": "delivery:referral:send",
    "workbench:institution_chapter": "institutions:plan:change",
    "workbench:institution_visits": "institutions:consultation:change",
    "workbench:monitoring_finding": "monitoring:finding:answer",
}
"""Pages whose GET needs less than their POST."""

OF_THE_UNIT = frozenset({"case_manager", "case_supervisor"})
"""Roles whose organisation is the unit that leads cases."""

OF_A_REGION = frozenset({"child_rights_officer", "regional_expert"})
"""Roles whose work is a region."""

ON_OPEN_CASES = frozenset(
    {
        "cases:assessment_plan",
        "cases:assign",
        "cases:attachments",
        "cases:close",
        "cases:conference_new",
        "cases:family_conference_refer",
        "cases:follow_up",
        "cases:grounds",
        "cases:home_correct",
        "cases:home_end",
        "cases:home_new",
        "cases:move",
        "cases:move_cancel",
        "cases:move_confirm",
        "cases:move_day",
        "cases:move_new",
        "cases:need_match",
        "cases:note",
        "cases:outcome_new",
        "cases:plan_activate",
        "cases:plan_agree",
        "cases:plan_answer_remove",
        "cases:plan_begin",
        "cases:plan_draft",
        "cases:plan_end",
        "cases:plan_goal",
        "cases:plan_goal_new",
        "cases:plan_goal_settle",
        "cases:plan_later",
        "cases:plan_need",
        "cases:plan_need_move",
        "cases:plan_need_new",
        "cases:plan_need_remove",
        "cases:plan_no_service",
        "cases:plan_review",
        "cases:plan_service",
        "cases:plan_service_new",
        "cases:plan_service_not_needed",
        "cases:plan_words",
        "cases:protection",
        "cases:referral",
        "cases:referral_new",
        "cases:relationship",
        "cases:relationships",
        "cases:review",
        "cases:state",
        "cases:task_cancel",
        "cases:task_change",
        "cases:task_done",
        "cases:task_finish",
        "cases:task_new",
        "cases:task_put_off",
        "cases:team_add_colleague",
        "cases:team_add_organisation",
        "cases:team_end",
        "cases:transfer_new",
    }
)
"""Acts that a closed case does not take: their pages are not there, or say so."""
ON_CLOSED_CASES = frozenset({"cases:reopen"})
IN_ANOTHER_STATE = frozenset({"cases:plan_activate"})
"""Acts that ask for a state which the record of the world, needed by other addresses too, is not in."""

NAMED_IN_THE_BODY = frozenset(
    {
        "cases:tasks",
        "cases:transfer",
        "workbench:approval",
        "workbench:event_import_table",
        "workbench:event_registration_change",
        "workbench:home",
        "workbench:monitoring_figure",
        "workbench:notices",
        "workbench:own_training_attended",
    }
)
"""Pages whose POST names a thing in its body; without one there is nothing to find."""

OWN_FACTOR = "pages of one's own second factor; tests/access/second_factor"
NOT_ASKED: dict[str, str] = {
    "account_change_password": "invented accounts have no password; tests/access/test_passwords.py",
    "account_reauthenticate": "invented accounts have no password; tests/access/test_passwords.py",
    **dict.fromkeys(
        (
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_view_recovery_codes",
        ),
        OWN_FACTOR,
    ),
}
"""Addresses left out, each with its reason."""

WITHOUT_NOTES = "sees numbers, states and dates; the diary needs a stated reason or a mandate"
REFUSED_ALTHOUGH_GRANTED: dict[tuple[str, str], str] = {
    **{
        (f"cases:{name}", role): WITHOUT_NOTES
        for role in ("case_supervisor", "child_rights_officer")
        for name in ("attachment", "attachments", "grounds", "notes", "viewers")
    },
    **{
        (f"cases:{name}", "child_rights_officer"): "plans come with the mandate, not with the list"
        for name in ("plan", "plan_compare", "plan_print", "plan_version")
    },
    ("cases:name", "child_rights_officer"): "the name comes with the mandate, not with the list",
    **{
        (f"cases:{name}", "child_rights_officer"): "where the person lives comes with the mandate"
        for name in ("homes", "move", "outcomes")
    },
    **{
        (f"workbench:{name}", "child_rights_officer"): "assessments come with the mandate, not with the list"
        for name in ("assessment", "assessment_answers")
    },
    **{
        (f"cases:{name}", role): "family conferences are for the team of the case and those who hold them"
        for role in ("case_supervisor", "child_rights_officer")
        for name in ("family_conference", "family_names", "family_sheet")
    },
    **{
        (f"cases:{name}", "child_rights_officer"): "only whoever leads the case refers the family and answers its plan"
        for name in (
            "family_accept",
            "family_appoint",
            "family_carry_out",
            "family_close",
            "family_conference_refer",
            "family_send_back",
            "family_task_done",
        )
    },
    ("workbench:account_second_factor", "administrator"): "the account looked at has no second factor",
}
"""(address, role) where the permission is held and the page still answers 404 for own records, each with its reason."""


@dataclass(frozen=True, slots=True)
class Address:
    """One routed address and its gate."""

    name: str
    route: str
    view: Any
    gate: gates.Gate | None
    arguments: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.gate.code if isinstance(self.gate, gates.Requires) else ""


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[Any], prefix: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        here = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(
                name=f"{namespace}{pattern.name}",
                route=here,
                view=pattern.callback,
                gate=gates.gate_of(pattern.callback),
                arguments=tuple(pattern.pattern.converters),
            )


def reach_of(role: str, code: str) -> frozenset[str]:
    """How far the role's permission goes; empty when it has none."""
    return frozenset(grant.reach or "yes" for grant in roles.role(role).grants if grant.permission == code)
