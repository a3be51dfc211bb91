"""The real server behind the real command, and one browser, shared by all journeys of a run.

The fixtures live as long as this package: after it the worker's other tests may use their database again (a running
Playwright holds an event loop, in which Django refuses to).
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from pertvarka.foundation.database import cluster
from tests import browser as browsers
from tests.journeys.finding import Walker
from tests.journeys.server import RunningServer

START_SECONDS = 420


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers share the journeys by language, so that each starts one server and one browser, no more."""
    for item in items:
        if "tests/journeys" in item.path.as_posix():
            language = getattr(item, "callspec", None) and item.callspec.params.get("language")
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys-lt" if language == "lt" else "journeys-en"))


@pytest.fixture(scope="package")
def server() -> Iterator[RunningServer]:
    """`pertvarka demo` on a free port, with a data home of its own and no DATABASE_URL."""
    home = Path(tempfile.mkdtemp(prefix="pertvarka-journeys-"))
    home.chmod(0o711)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PERTVARKA_", "PYTEST_")) and name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    log = home / "demo.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("pertvarka"), "demo", "--port", str(port)],
            env={**environment, "PERTVARKA_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    running = RunningServer(address=f"http://127.0.0.1:{port}", log=log)
    try:
        _wait_until_healthy(running, process)
        yield running
    finally:
        _stop(process)
        cluster.stop(home)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; without any they fail and say what to install."""
    found = browsers.executable()
    if found is None:
        pytest.fail(browsers.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=browsers.launch_arguments())
        yield started
        started.close()


@pytest.fixture(scope="package")
def somebody(browser: Browser, server: RunningServer) -> Iterator[Callable[[str], Walker]]:
    """People of the demonstration who walk through the workbench, each signed in once through the demo page."""
    walking: dict[str, Walker] = {}

    def with_role(role: str) -> Walker:
        if role not in walking:
            context = browser.new_context(base_url=server.address, reduced_motion="reduce")
            page = context.new_page()
            page.goto("/lt/demo/")
            page.locator(f'form:has(input[value="{role}"]) button').click()
            page.wait_for_url("**/lt/darbas/")
            page.close()
            walking[role] = Walker(context)
        return walking[role]

    yield with_role
    for walker in walking.values():
        walker.context.close()


@pytest.fixture(scope="package")
def visitor(browser: Browser, server: RunningServer) -> Iterator[BrowserContext]:
    """Somebody who walks through all pages without signing in."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        yield context


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser, server: RunningServer) -> Iterator[NewContext]:
    """A person with an empty browser; closed after the test."""
    opened: list[BrowserContext] = []

    def build(*, width: int = 1280, height: int = 900, **options: object) -> BrowserContext:
        context = browser.new_context(
            base_url=server.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield build
    for context in opened:
        context.close()


def _wait_until_healthy(running: RunningServer, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{running.address}/healthz", timeout=5) as answer:  # noqa: S310 (our own)
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The demonstration did not start:\n{running.told()}", pytrace=False)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
