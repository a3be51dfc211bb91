"""Addresses open to visitors that the walk of pages leaves to other tests, each with the reason."""

LEFT_OUT_OPEN = {
    "healthz": "an answer for programs",
    "api-1": "an answer for programs; its pages of documentation are looked at in tests/unit/faces/open_api",
    "public_site:indicator_rows_csv": "a file; test_downloads.py",
    "public_site:indicator_rows_xlsx": "a file; test_downloads.py",
    "public_site:objective_download": "a file; test_downloads.py",
    "public_site:events_calendar": "a file; test_downloads.py",
    "public_site:events_csv": "a file; test_downloads.py",
    "public_site:from_cases_csv": "a file; tests/unit/faces/open_api/test_api_from_cases.py",
    "public_site:from_cases_one_csv": "a file; tests/unit/faces/open_api/test_api_from_cases.py",
    "public_site:service": "one service of the list; tests/unit/faces/public_site/test_services.py",
}
