"""The browser of the journeys: found, fetched when it can be, named aloud. `python -m tests.browser` runs before pytest.

Order: PERTVARKA_BROWSER, a Chromium of the system, Debian's package (when root on Debian), Playwright's own. Without
any of them the journeys fail with a sentence; they are never skipped in silence.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

IN_SYSTEM = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-dejavu-core")
MISSING_EN = (
    "No browser was found for the journeys. Install Chromium (Debian: apt-get install chromium fonts-dejavu-core; "
    "elsewhere: .venv/bin/python -m playwright install chromium), or name one in PERTVARKA_BROWSER."
)
MISSING_LT = (
    "Kelionėms po sistemą nerasta naršyklė. Įdiekite „Chromium“ (Debian: apt-get install chromium fonts-dejavu-core; "
    "kitur: .venv/bin/python -m playwright install chromium) arba nurodykite ją kintamajame PERTVARKA_BROWSER."
)
MISSING = f"{MISSING_EN}\n{MISSING_LT}"

_ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


@cache
def executable() -> Path | None:
    """The browser to start, None when there is none on this machine."""
    named = os.environ.get("PERTVARKA_BROWSER")
    if named:
        return _working(named)
    return next(filter(None, map(_working, IN_SYSTEM)), None) or _playwrights_own()


def launch_arguments() -> list[str]:
    """Chromium refuses its sandbox to root."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def main() -> int:
    """Print the choice; fetch a browser when there is none."""
    found = executable() or _fetched()
    if found is None:
        print(MISSING, file=sys.stderr)  # noqa: T201 (the words of `make test`)
        return 1
    print(f"browser: {found} ({_version(found)})")  # noqa: T201
    return 0


def _fetched() -> Path | None:
    if os.environ.get("PERTVARKA_BROWSER"):
        return None  # a browser named by hand is never replaced
    if _is_root_on_debian():
        print("browser: installing Debian's chromium")  # noqa: T201
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run(
                ["apt-get", *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                check=False,
            )
    executable.cache_clear()
    if executable() is None:
        print("browser: installing Playwright's own")  # noqa: T201
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        executable.cache_clear()
    return executable()


def _is_root_on_debian() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _working(name: str) -> Path | None:
    """A name on PATH may be a stub that only says where to get the browser, so each is asked for its version."""
    path = shutil.which(name)
    return Path(path) if path and _version(Path(path)) else None


def _version(path: Path) -> str:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _playwrights_own() -> Path | None:
    answer = subprocess.run([sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = Path(answer.stdout.strip() or "/nowhere")
    return path if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
