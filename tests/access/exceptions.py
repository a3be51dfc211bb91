"""Where the answer to an address is not simply what its gate says: each list with its reason."""

from tests.access.relations import ALL, Relation

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
        "cases:plan_signed_page",
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
    ("workbench:regional_plans_country_freeze", "regional_expert"): "freezes the inputs of own regions only",
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
