"""Every page a person can open, by the name of its address. A new address without a page here fails a journey."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

ADMINISTRATOR = "administrator"
MANAGER = "case_manager"
SUPERVISOR = "case_supervisor"
OFFICER = "data_protection_officer"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the walk; `name` is None for an address nobody routes.

    role: whose eyes see it, '' for a visitor. An argument such as "@case" is found on that role's own pages
    (finding.py), since keys of the invented country differ from one database to the next.
    """

    key: str
    name: str | None
    arguments: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    status: int = 200
    role: str = ""

    def address(self, language: str, found: Mapping[str, str] | None = None) -> str:
        """found: what the "@…" arguments stand for."""
        if self.name is None:
            return f"/{language}/{self.key}/"
        arguments = {key: (found or {}).get(str(value), value) for key, value in self.arguments.items()}
        with translation.override(language):
            return reverse(self.name, kwargs=arguments) + self.query

    @property
    def is_walked_in_english(self) -> bool:
        """Question pages of a case share one template; a walk in one language keeps the suite short."""
        return not (self.role == MANAGER and self.arguments) or self.name in {"cases:case", "cases:team", "cases:note"}

    @property
    def sought(self) -> list[str]:
        return [value for value in self.arguments.values() if str(value).startswith("@")]


def _site(key: str, name: str, query: str = "", **arguments: Any) -> Page:
    return Page(key, f"public_site:{name}", arguments, query)


def _as(role: str, key: str, name: str, query: str = "", **arguments: Any) -> Page:
    return Page(f"{role}-{key}", name, arguments, query, role=role)


def _of_case(key: str, name: str, **arguments: Any) -> Page:
    return _as(MANAGER, key, f"cases:{name}", uuid="@case", **arguments)


def _indicator(key: str, code: str, query: str = "") -> Page:
    return _site(f"indicator-{key}", "indicator", query, code=code)


PAGES = (
    _site("home", "home"),
    _site("results", "results"),
    *(_site(f"objective-{code}", "objective", code=code) for code in "12345"),
    _site("objective-4-opened", "objective", "?open=4.1.1", code="4"),
    _site("objective-4-first-plan", "objective", "?version=1&as_of=2016-12-31", code="4"),
    _site("objective-4-before-plan", "objective", "?as_of=2014-01-01", code="4"),
    _site("objective-4-bad-day", "objective", "?as_of=xyz", code="4"),
    _indicator("computed", "4.1.1"),
    _indicator("computed-early", "4.1.1", "?as_of=2016-12-31"),
    _indicator("declared-parts", "1.4.3"),
    _indicator("no-report", "4.2.6"),
    _indicator("not-planned", "4.2.8.1"),
    _indicator("trainings", "4.2.4"),
    _indicator("documents", "4.3.1"),
    _indicator("plans", "4.2.5"),
    _indicator("reconciled", "services-2017"),
    _indicator("review", "persons-assessed"),
    _site("from-cases", "from_cases"),
    _site("from-cases-one", "from_cases_one", code="persons-served-from-cases"),
    _site("versions", "versions", old=1, new=2),
    _site("versions-backwards", "versions", old=2, new=1),
    _site("versions-same", "versions", old=2, new=2),
    _site("events", "events"),
    _site("events-of-taurage", "events", "?region=LT-TA"),
    _site("events-bad-filter", "events", "?region=nera&year=x"),
    _site("events-month", "events_month", year=2019, month=5),
    _site("event-conference", "event", slug="2016-04-28-steigiamoji-konferencija"),
    _site("event-regional", "event", slug="2016-05-25-telsiai-klasterio-kurimas"),
    _site("event-group", "event", slug="2016-2017-seminarai-klasterio-dalyviams"),
    _site("services", "services", "?municipality=LT-02"),
    _site("trainings", "trainings"),
    _site("documents", "documents"),
    _site("document-source", "document", code="000"),
    _site("document-presentation", "document", code="what-is-deinstitutionalisation"),
    _site("document-study", "document", code="tyrimas-ivaikinimas-ir-globa"),
    _site("document-press", "document", code="globos-namai-uzdaryti"),
    _site("cluster", "cluster"),
    _site("institutions", "institutions"),
    _site("regions", "regions"),
    _site("studies", "studies"),
    _site("region", "region", slug="taurage"),
    _site("review", "review", year=2017),
    _site("about-data", "about_data"),
    _site("what-is-real", "what_is_real"),
    _site("accessibility", "accessibility"),
    _site("privacy", "privacy"),
    _site("gallery", "gallery"),
    _site("workbench-gallery", "workbench_gallery"),
    Page("demo", "access:demo"),
    Page("sign-in", "account_login"),
    Page("sign-up-closed", "account_signup"),
    Page("password-letter", "account_reset_password"),
    Page("password-letter-sent", "account_reset_password_done"),
    Page("password-set", "account_reset_password_from_key_done"),
    Page("password-link-old", "account_reset_password_from_key", {"uidb36": "1", "key": "abc-def"}),
    Page("account-closed", "account_inactive"),
    *(
        _as(role, "my-day", "workbench:home")
        for role in (ADMINISTRATOR, MANAGER, SUPERVISOR, OFFICER, "institution_staff", "provider_staff", "ministry")
    ),
    _as("ministry", "event", "workbench:event", uuid="@event"),
    _as("ministry", "events", "workbench:events"),
    _as("ministry", "trainings", "workbench:trainings"),
    _as("ministry", "institutions", "workbench:institution_tracker"),
    _as("ministry", "staff", "workbench:staff_totals"),
    _as("researcher", "studies-led", "workbench:studies"),
    _as(ADMINISTRATOR, "roles", "workbench:roles"),
    _as(ADMINISTRATOR, "audit", "workbench:audit"),
    _as(ADMINISTRATOR, "accounts", "workbench:accounts"),
    _as(ADMINISTRATOR, "account", "workbench:account", uuid="@account"),
    _as(ADMINISTRATOR, "account-open", "workbench:account_open"),
    _as(ADMINISTRATOR, "account-close", "workbench:account_close", uuid="@account"),
    _as(ADMINISTRATOR, "role-give", "workbench:role_give", uuid="@account"),
    _as(ADMINISTRATOR, "approvals", "workbench:approvals"),
    _as(ADMINISTRATOR, "sign-out", "account_logout"),
    _as(MANAGER, "notices", "workbench:notices"),
    _as(MANAGER, "cases", "cases:list"),
    _as(MANAGER, "cases-planning", "cases:list", "?state=planning"),
    _as(MANAGER, "tasks", "cases:tasks"),
    _as(MANAGER, "search", "cases:search"),
    _as(MANAGER, "register", "cases:register"),
    _as(MANAGER, "transfers", "cases:transfers"),
    _as(MANAGER, "transfer", "cases:transfer", uuid="@transfer"),
    _as(MANAGER, "emergency", "cases:emergency"),
    *(
        _of_case(name.replace("_", "-"), name)
        for name in (
            "attachments",
            "case",
            "case_tasks",
            "close",
            "conference_new",
            "grounds",
            "history",
            "identity",
            "note",
            "notes",
            "protection",
            "relationships",
            "review",
            "state",
            "task_new",
            "team",
            "team_add_colleague",
            "team_add_organisation",
            "transfer_new",
            "viewers",
        )
    ),
    _of_case("task", "task", task_uuid="@task"),
    _of_case("task-change", "task_change", task_uuid="@task"),
    _of_case("task-finish", "task_finish", task_uuid="@task"),
    _of_case("task-put-off", "task_put_off", task_uuid="@task"),
    _of_case("task-cancel", "task_cancel", task_uuid="@task"),
    _of_case("note-correct", "note_correct", note_uuid="@note"),
    _of_case("plan", "plan"),
    _of_case("referrals", "referrals"),
    _of_case("homes", "homes"),
    _as("institution_staff", "readiness", "workbench:readiness"),
    _as("municipal_planner", "service-needs", "workbench:service_needs"),
    _as(SUPERVISOR, "cases", "cases:list"),
    _as(SUPERVISOR, "case", "cases:case", uuid="@case"),
    _as(SUPERVISOR, "load", "cases:load"),
    _as(SUPERVISOR, "assign", "cases:assign", uuid="@case"),
    _as(SUPERVISOR, "reason", "cases:reason"),
    _as(SUPERVISOR, "emergencies", "cases:emergencies"),
    _as(SUPERVISOR, "emergency-review", "cases:emergency_review", uuid="@emergency"),
    _as("institution_staff", "case", "cases:case", uuid="@case"),
    _as("provider_staff", "case", "cases:case", uuid="@case"),
    _as("provider_staff", "records", "workbench:records"),
    _as("family_conference_coordinator", "conferences", "cases:family_conferences"),
    _as("family_conference_coordinator", "conference", "cases:family_conference", uuid="@family_conference"),
    _as("child_rights_officer", "cases", "cases:list"),
    _as("child_rights_officer", "mandate", "cases:mandate"),
    _as("municipal_planner", "capacity", "workbench:capacity"),
    _as("assessor", "assessments", "workbench:assessments"),
    _as("ministry", "questionnaires", "workbench:instruments"),
    _as("ministry", "release", "workbench:release"),
    _as(OFFICER, "desk", "workbench:data_protection"),
    _as(OFFICER, "emergencies", "cases:emergencies"),
    _as(OFFICER, "view-log", "workbench:view_log"),
    _as(OFFICER, "requests", "workbench:requests"),
    _as(OFFICER, "request-record", "workbench:request_record"),
    _as(OFFICER, "retention", "workbench:retention"),
    _as(OFFICER, "due", "workbench:due", rule="file_of_child"),
    _as(OFFICER, "hold", "workbench:hold_place"),
    _as(OFFICER, "breaches", "workbench:breaches"),
    _as(OFFICER, "breach-record", "workbench:breach_record"),
    Page("nera-tokio-puslapio", None, status=404),
    Page("unknown-indicator", "public_site:indicator", {"code": "9.9.9"}, status=404),
)

NOT_PAGES = {
    **dict.fromkeys(
        (
            "cases:assessment_plan",
            "workbench:assessment",
            "workbench:assessment_agree",
            "workbench:assessment_answer",
            "workbench:assessment_answers",
            "workbench:assessment_cancel",
            "workbench:assessment_check",
            "workbench:assessment_domain",
            "workbench:assessment_form",
            "workbench:assessment_informant",
            "workbench:assessment_settle",
            "workbench:assessment_start",
            "workbench:assessment_submit",
            "workbench:assessments_to_check",
        ),
        "tests/unit/faces/workbench/test_assessments.py",
    ),
    **dict.fromkeys(
        (
            "workbench:institution",
            "workbench:institution_answer",
            "workbench:institution_approve",
            "workbench:institution_begin",
            "workbench:institution_census_mine",
            "workbench:institution_census_month",
            "workbench:institution_censuses",
            "workbench:institution_chapter",
            "workbench:institution_compare",
            "workbench:institution_complete",
            "workbench:institution_endorse",
            "workbench:institution_measure",
            "workbench:institution_measures",
            "workbench:institution_particulars",
            "workbench:institution_print",
            "workbench:institution_remark",
            "workbench:institution_resolve",
            "workbench:institution_return",
            "workbench:institution_start",
            "workbench:institution_submit",
            "workbench:institution_take",
            "workbench:institution_version",
            "workbench:institution_visit_correct",
            "workbench:institution_visits",
        ),
        "plans of institutions, hours and census; tests/unit/faces/workbench/test_institutions.py",
    ),
    **dict.fromkeys(
        (
            "workbench:staff",
            "workbench:staff_aim",
            "workbench:staff_assessment",
            "workbench:staff_assessments",
            "workbench:staff_discussed",
            "workbench:staff_end",
            "workbench:staff_fill",
            "workbench:staff_item_done",
            "workbench:staff_item_enrol",
            "workbench:staff_item_new",
            "workbench:staff_mine",
            "workbench:staff_new",
            "workbench:staff_plan",
            "workbench:staff_totals_csv",
            "workbench:staff_wish",
        ),
        "of a register, an assessment or a plan; tests/unit/services/workforce/test_pages.py",
    ),
    "workbench:institutions": "leads to the one institution; tests/unit/faces/workbench/test_institutions.py",
    "public_site:institution": "tests/unit/faces/public_site/test_institutions.py",
    **dict.fromkeys(
        (
            "workbench:instrument_upload",
            "workbench:instrument_version",
            "workbench:instrument_withdraw",
            "workbench:instrument_workbook",
        ),
        "tests/unit/faces/workbench/test_instruments.py",
    ),
    "healthz": "an answer for programs",
    "api-1": "an answer for programs; its pages of documentation are looked at in tests/unit/faces/open_api",
    "public_site:indicator_rows_csv": "a file; test_downloads.py",
    "public_site:indicator_rows_xlsx": "a file; test_downloads.py",
    "public_site:objective_download": "a file; test_downloads.py",
    "public_site:events_calendar": "a file; test_downloads.py",
    "public_site:events_csv": "a file; test_downloads.py",
    **dict.fromkeys(
        (
            "workbench:account_second_factor",
            "mfa_activate_totp",
            "mfa_authenticate",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_view_recovery_codes",
        ),
        "demonstration accounts have no second factor; tests/access/second_factor",
    ),
    **dict.fromkeys(
        ("openid_connect_callback", "openid_connect_login", "socialaccount_login_cancelled"),
        "only where another sign-in service is set; tests/access/test_openid_connect.py",
    ),
    **dict.fromkeys(
        (
            "cases:follow_up",
            "cases:home_correct",
            "cases:home_end",
            "cases:home_new",
            "cases:move",
            "cases:move_cancel",
            "cases:move_confirm",
            "cases:move_day",
            "cases:move_new",
            "cases:outcome_new",
            "cases:outcomes",
            "workbench:arrivals",
        ),
        "tests/unit/faces/workbench/test_homes.py",
    ),
    **dict.fromkeys(
        (
            "cases:plan_activate",
            "cases:plan_agree",
            "cases:plan_answer_remove",
            "cases:plan_begin",
            "cases:plan_compare",
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
            "cases:plan_print",
            "cases:plan_review",
            "cases:plan_service",
            "cases:plan_service_new",
            "cases:plan_service_not_needed",
            "cases:plan_version",
            "cases:plan_words",
        ),
        "questions and acts of a draft or of a plan in force; tests/unit/faces/workbench/test_plan_pages.py",
    ),
    "public_site:service": "one service of the list; tests/unit/faces/public_site/test_services.py",
    "workbench:job": "work of one's own asking; tests/unit/faces/workbench/test_jobs_pages.py",
    "workbench:job_file": "a file; tests/unit/faces/workbench/test_jobs_pages.py",
    **dict.fromkeys(
        (
            "workbench:household",
            "workbench:household_find",
            "workbench:household_names",
            "workbench:household_new",
            "workbench:household_tonight",
            "workbench:households",
            "workbench:offer",
            "workbench:offer_change",
            "workbench:offer_checked",
            "workbench:offer_conditions",
            "workbench:offer_new",
            "workbench:offer_state",
            "workbench:offers",
        ),
        "lists and acts of offers and households; tests/unit/faces/workbench/test_services.py",
    ),
    **dict.fromkeys(
        (
            "cases:need_match",
            "cases:referral",
            "cases:referral_new",
            "workbench:episode",
            "workbench:referral",
            "workbench:referrals",
            "workbench:waiting",
        ),
        "lists and acts of referrals and services; tests/unit/faces/workbench/test_referral_pages.py",
    ),
    **dict.fromkeys(
        (
            "cases:coordinator_end",
            "cases:coordinator_enter",
            "cases:coordinators",
            "cases:family_accept",
            "cases:family_appoint",
            "cases:family_carry_out",
            "cases:family_close",
            "cases:family_conference_refer",
            "cases:family_information",
            "cases:family_invitation",
            "cases:family_member_new",
            "cases:family_names",
            "cases:family_plan",
            "cases:family_prepare",
            "cases:family_private_time",
            "cases:family_private_time_end",
            "cases:family_review",
            "cases:family_send_back",
            "cases:family_sheet",
            "cases:family_task_done",
            "cases:family_task_new",
            "cases:supervision_new",
        ),
        "steps of a family conference and its register; tests/unit/faces/workbench/test_family_conferences.py",
    ),
    **dict.fromkeys(
        ("cases:name", "cases:task_done", "cases:register_discard"),
        "acts without a page of their own; tests/unit/faces/workbench",
    ),
    **dict.fromkeys(
        ("cases:register_check", "cases:register_step"),
        "need a begun registration; tests/unit/faces/workbench/test_registration_pages.py",
    ),
    **dict.fromkeys(
        ("cases:attachment", "cases:ground_withdraw", "cases:relationship", "cases:reopen", "cases:team_end"),
        "need a record the invented country may lack; tests/unit/faces/workbench",
    ),
    **dict.fromkeys(
        (
            "workbench:approval",
            "workbench:breach",
            "workbench:breach_authority",
            "workbench:breach_change",
            "workbench:breach_close",
            "workbench:breach_persons",
            "workbench:deletion_carry_out",
            "workbench:deletion_list",
            "workbench:hold_lift",
            "workbench:request",
            "workbench:request_answer",
            "workbench:request_ask_erasure",
            "workbench:request_ask_export",
            "workbench:request_export",
            "workbench:request_extend",
            "workbench:request_lift",
            "workbench:request_restrict",
            "workbench:request_take",
            "workbench:role_end",
        ),
        "need a record made first; tests/unit/faces/workbench/test_data_protection.py and test_accounts.py",
    ),
    **dict.fromkeys(
        (
            "public_site:event_answer",
            "public_site:event_answer_file",
            "public_site:event_photo",
            "public_site:event_registered",
            "public_site:event_registration",
            "workbench:event_after",
            "workbench:event_agree",
            "workbench:event_agreement_done",
            "workbench:event_cancel",
            "workbench:event_change",
            "workbench:event_counted",
            "workbench:event_invite",
            "workbench:event_list",
            "workbench:event_minutes",
            "workbench:event_move",
            "workbench:event_new",
            "workbench:event_photo_change",
            "workbench:event_photo_file",
            "workbench:event_photo_new",
            "workbench:event_plan",
            "workbench:event_registration_change",
            "workbench:event_session",
            "workbench:event_session_drop",
            "workbench:event_session_new",
            "workbench:event_venue_new",
        ),
        "of an event or its list, walked through by tests/unit/faces/workbench/test_event_pages.py",
    ),
    **dict.fromkeys(
        (
            "public_site:certificate",
            "public_site:event_arrival",
            "workbench:event_attendance",
            "workbench:event_certificate_file",
            "workbench:event_certificate_revoke",
            "workbench:event_certificates",
            "workbench:event_door",
            "workbench:event_door_picture",
            "workbench:event_import",
            "workbench:event_import_table",
            "workbench:own_training_attended",
            "workbench:own_trainings",
            "workbench:taught_groups",
            "workbench:training",
            "workbench:training_attendance",
            "workbench:training_change",
            "workbench:training_group_new",
            "workbench:training_new",
            "workbench:training_record",
            "workbench:training_trainer",
        ),
        "of an event or a training; tests/unit/faces/workbench/test_attendance_pages.py and test_certificates.py",
    ),
    **dict.fromkeys(
        (
            "public_site:study",
            "public_site:study_codebook",
            "public_site:study_codebook_csv",
            "public_site:study_results_csv",
            "public_site:study_wave",
            "survey:answer",
            "survey:thanks",
            "workbench:study",
            "workbench:study_change",
            "workbench:study_focus_group",
            "workbench:study_leaders",
            "workbench:study_new",
            "workbench:study_state",
            "workbench:survey",
            "workbench:survey_change",
            "workbench:survey_close",
            "workbench:survey_invitations",
            "workbench:survey_letters",
            "workbench:survey_new",
            "workbench:survey_open",
            "workbench:survey_publish",
            "workbench:survey_results",
        ),
        "need a study made first; tests/unit/faces/workbench/test_research.py",
    ),
    "account_change_password": "demonstration accounts have no password to change; tests/access/test_passwords.py",
    "account_reauthenticate": "demonstration accounts have no password to give again; tests/access/test_passwords.py",
}


def routed_names() -> set[str]:
    """The names of all addresses; those of the programming interface by their namespace only."""
    return {"api-1" if name.startswith("api-1:") else name for name in _names(get_resolver().url_patterns)}


def _names(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
