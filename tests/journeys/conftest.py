"""One browser of each worker, before the one server of the run (server.py).

The fixtures live as long as this package: after it the worker's other tests may use their database again (a running
Playwright holds an event loop, in which Django refuses to).
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import browser as browsers
from tests.journeys import looking
from tests.journeys import server as demonstration
from tests.journeys.finding import Walker
from tests.journeys.server import RunningServer

LONGEST = ("test_a_year_of_the_reform", "test_from_needs_to_home")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come last, the longest two of them first.

    Until then the demonstration is loaded beside the other tests. And the workers, which take tests from each other's
    far end when their own are done (`--dist worksteal`), start their browsers once and finish together.
    """
    journeys = [item for item in items if "tests/journeys" in item.path.as_posix()]
    for item in journeys:
        item.add_marker(pytest.mark.journey)
    walked = set(journeys)
    others = [item for item in items if item not in walked]
    items[:] = others + sorted(journeys, key=lambda item: not any(name in item.nodeid for name in LONGEST))


def pytest_collection_finish(session: pytest.Session) -> None:
    """The first worker that is going to walk starts the demonstration, long before anybody needs it."""
    if not session.config.option.collectonly and any(
        "server" in getattr(item, "fixturenames", ()) for item in session.items
    ):
        demonstration.begin()


@pytest.fixture(scope="package")
def server() -> RunningServer:
    """`pertvarka demo`, once it answers."""
    try:
        return demonstration.answering()
    except demonstration.DidNotStart as problem:
        pytest.fail(str(problem), pytrace=False)


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
            looking.bring_rules(context)
            page = context.new_page()
            page.goto("/lt/demo/")
            page.locator(f'form:has(input[value="{role}"]) button').click()
            page.wait_for_url("**/lt/darbas/")
            walking[role] = Walker(context, page)
        return walking[role]

    yield with_role
    for walker in walking.values():
        walker.context.close()


@pytest.fixture(scope="package")
def visitor(browser: Browser, server: RunningServer) -> Iterator[Walker]:
    """Somebody who walks through all pages without signing in."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        looking.bring_rules(context)
        yield Walker(context, context.new_page())


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
