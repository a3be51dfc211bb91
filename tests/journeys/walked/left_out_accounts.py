"""Addresses of accounts, data protection and one's own long work left to other tests, each with the reason."""

LEFT_OUT_ACCOUNTS = {
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
        (
            "openid_connect_callback",
            "openid_connect_login",
            "socialaccount_login_cancelled",
        ),
        "only where another sign-in service is set; tests/access/openid_connect",
    ),
    "workbench:job": "work of one's own asking; tests/unit/faces/workbench/test_jobs_pages.py",
    "workbench:job_file": "a file; tests/unit/faces/workbench/test_jobs_pages.py",
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
        "need a record made first; tests/unit/faces/workbench/data_protection and test_accounts.py",
    ),
    "account_change_password": "demonstration accounts have no password to change; tests/access/test_passwords.py",
    "account_reauthenticate": "demonstration accounts have no password to give again; tests/access/test_passwords.py",
}
