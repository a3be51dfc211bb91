"""What the arguments of addresses name: the cluster, studies, the library and the monitoring group."""

OF_REFORM: dict[str, tuple[str, ...]] = {
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
    **dict.fromkeys(
        ("workbench:cluster_contact", "workbench:cluster_leave", "workbench:cluster_member"), ("cluster_membership",)
    ),
    **dict.fromkeys(
        (
            "workbench:method",
            "workbench:method_services",
            "workbench:method_title",
            "workbench:method_version_new",
        ),
        ("method",),
    ),
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
}
