"""What the arguments of addresses name: accounts, data protection and long work."""

OF_ACCOUNTS: dict[str, tuple[str, ...]] = {
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
    "workbench:due": ("rule",),
    **dict.fromkeys(("workbench:deletion_list", "workbench:deletion_carry_out"), ("deletion_list",)),
    "workbench:hold_lift": ("hold",),
    **dict.fromkeys(("workbench:job", "workbench:job_file"), ("job",)),
}
