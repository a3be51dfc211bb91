"""What the arguments of addresses name: events and trainings."""

OF_EVENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "workbench:event",
            "workbench:event_after",
            "workbench:event_agree",
            "workbench:event_attendance",
            "workbench:event_cancel",
            "workbench:event_certificates",
            "workbench:event_change",
            "workbench:event_evaluation",
            "workbench:event_import",
            "workbench:event_invite",
            "workbench:event_list",
            "workbench:event_material_new",
            "workbench:event_minutes",
            "workbench:event_move",
            "workbench:event_photo_new",
            "workbench:event_quotas",
            "workbench:event_session_new",
        ),
        ("event",),
    ),
    "workbench:event_agreement_done": ("event", "event_agreement"),
    **dict.fromkeys(
        ("workbench:event_material", "workbench:event_material_drop", "workbench:event_material_file"),
        ("event", "event_material"),
    ),
    **dict.fromkeys(("workbench:event_photo_change", "workbench:event_photo_file"), ("event", "event_photo")),
    **dict.fromkeys(
        ("workbench:event_certificate_file", "workbench:event_certificate_revoke"), ("event", "event_certificate")
    ),
    "workbench:event_import_table": ("event", "attendance_import"),
    "workbench:event_plan": ("event_year",),
    "workbench:own_training_attended": ("event_session",),
    **dict.fromkeys(("workbench:training", "workbench:training_change", "workbench:training_group_new"), ("training",)),
    **dict.fromkeys(
        ("workbench:training_contract", "workbench:training_contract_change", "workbench:training_deliverable_new"),
        ("training_contract",),
    ),
    **dict.fromkeys(
        (
            "workbench:training_deliverable",
            "workbench:training_deliverable_accept",
            "workbench:training_deliverable_remove",
            "workbench:training_deliverable_take_back",
        ),
        ("training_contract", "training_deliverable"),
    ),
    **dict.fromkeys(
        ("workbench:training_attendance", "workbench:training_material_new", "workbench:training_trainer"),
        ("training_group",),
    ),
    **dict.fromkeys(
        ("workbench:training_material", "workbench:training_material_drop", "workbench:training_material_file"),
        ("training_group", "training_material"),
    ),
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
}
