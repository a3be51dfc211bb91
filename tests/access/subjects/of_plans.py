"""What the arguments of addresses of regional plans name: regions, frozen inputs, scenarios, plans, parameters."""

OF_PLANS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("workbench:regional_plan", "workbench:regional_plan_freeze"), ("planned_region",)),
    **dict.fromkeys(
        ("workbench:regional_plan_comparison", "workbench:regional_plan_input", "workbench:regional_plan_scenario_new"),
        ("regional_input",),
    ),
    **dict.fromkeys(
        (
            "workbench:regional_plan_change",
            "workbench:regional_plan_copy",
            "workbench:regional_plan_discard",
            "workbench:regional_plan_hand",
            "workbench:regional_plan_hand_new",
            "workbench:regional_plan_keep",
            "workbench:regional_plan_make",
            "workbench:regional_plan_run",
            "workbench:regional_plan_scenario",
            "workbench:regional_plan_stop",
            "workbench:regional_plan_why",
        ),
        ("regional_scenario",),
    ),
    "workbench:regional_plan_hand_back": ("regional_scenario", "regional_change"),
    **dict.fromkeys(
        (
            "workbench:regional_plan_approve",
            "workbench:regional_plan_begin",
            "workbench:regional_plan_comment",
            "workbench:regional_plan_document",
            "workbench:regional_plan_introduction",
            "workbench:regional_plan_return",
            "workbench:regional_plan_review",
            "workbench:regional_plan_submit",
        ),
        ("regional_plan",),
    ),
    "workbench:regional_plan_answer": ("regional_plan", "regional_comment"),
    "workbench:regional_plan_opening": ("regional_plan", "regional_item"),
    "workbench:regional_plan_paper": ("regional_plan", "regional_paper"),
    "workbench:regional_plan_versions": ("regional_plan", "regional_version"),
    "workbench:planning_parameter": ("planning_parameter",),
    "workbench:road_distances_back": ("road_file",),
}
