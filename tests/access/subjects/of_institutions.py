"""What the arguments of addresses name: institutions, their quality and their staff."""

OF_INSTITUTIONS: dict[str, tuple[str, ...]] = {
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
    "workbench:quality_progress": ("quality_process", "quality_year"),
    "workbench:quality_score": ("quality_process", "quality_principle"),
    **dict.fromkeys(("workbench:site_check", "workbench:site_check_new"), ("site",)),
    **dict.fromkeys(
        (
            "workbench:staff_aim",
            "workbench:staff_assessment",
            "workbench:staff_discussed",
            "workbench:staff_item_new",
        ),
        ("staff_assessment",),
    ),
    **dict.fromkeys(("workbench:staff_answer", "workbench:staff_fill"), ("staff_assessment_planned",)),
    **dict.fromkeys(
        ("workbench:staff_accounts", "workbench:staff_end", "workbench:staff_plan", "workbench:staff_wish"),
        ("staff_member",),
    ),
    **dict.fromkeys(("workbench:staff_item_done", "workbench:staff_item_enrol"), ("staff_item",)),
    **dict.fromkeys(
        (
            "workbench:institution",
            "workbench:institution_begin",
            "workbench:institution_censuses",
            "workbench:institution_particulars",
            "workbench:institution_step",
        ),
        ("institution",),
    ),
    **dict.fromkeys(
        (
            "workbench:institution_approve",
            "workbench:institution_compare",
            "workbench:institution_complete",
            "workbench:institution_departures_csv",
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
