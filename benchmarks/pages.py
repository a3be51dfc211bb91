"""Every public page at 8 clients: p50, p95 and the ratio of kept to freshly rendered pages, in one run.

The clients are threads of one process on the same machine, so they take a part of the two cores themselves.
"""

import http.client
import statistics
import sys
import threading
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _server

CLIENTS = 8
REQUESTS_EACH = 40
PAGES = (
    "/lt/",
    "/lt/rezultatai/1/",
    "/lt/rezultatai/2/",
    "/lt/rezultatai/4/",
    "/lt/rezultatai/4/?open=4.1.1",
    "/lt/rezultatai/rodiklis/4.1.1/",
    "/lt/rezultatai/rodiklis/1.4.3/",
    "/lt/rezultatai/versijos/1..2/",
    "/lt/renginiai/",
    "/lt/renginiai/menuo/2016-06/",
    "/lt/renginiai/2016-04-28-steigiamoji-konferencija/",
    "/lt/mokymai/",
    "/lt/dokumentai/",
    "/lt/dokumentai/000/",
    "/lt/klasteris/",
    "/lt/regionai/",
    "/lt/regionai/taurage/",
    "/lt/apzvalga/2017/",
    "/lt/apie/duomenys/",
    "/api/v1/indicators",
    "/api/v1/indicators/4.1.1/rows",
    "/api/v1/events",
)


def run(console: Console) -> None:
    """Measure all pages twice: kept until the data change (as served), and rendered for every request."""
    with _server.home() as folder:
        with _server.demo(folder) as server:
            kept = {page: _measure(server.address, page) for page in PAGES}
            memory = _server.memory_megabytes(server.process)
        with _server.demo(folder, PERTVARKA_OPEN_PAGES_KEPT="0") as server:
            rendered = {page: _measure(server.address, page) for page in PAGES}
    table = Table(title=f"{CLIENTS} clients, {CLIENTS * REQUESTS_EACH} requests a page", title_justify="left")
    for heading in ("page", "p50 ms", "p95 ms", "rendered p50 ms", "rendered p95 ms", "rendered : kept (p50)"):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    for page in PAGES:
        (p50, p95), (slow50, slow95) = kept[page], rendered[page]
        table.add_row(page, *(f"{value:.1f}" for value in (p50, p95, slow50, slow95)), f"{slow50 / p50:.0f} : 1")
    console.print(table)
    console.print(f"worst p95 as served: {max(p95 for _p50, p95 in kept.values()):.1f} ms")
    console.print(f"memory, master and workers after the run: {', '.join(f'{value:.0f} MB' for value in memory)}")


def _measure(address: str, page: str) -> tuple[float, float]:
    """p50 and p95 in milliseconds over all requests of all clients, after one request that warms up."""
    host = address.removeprefix("http://")
    for _ in range(4):
        _request(http.client.HTTPConnection(host, timeout=30), page)
    times: list[float] = []
    clients = [threading.Thread(target=_client, args=(host, page, times)) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    ordered = sorted(times)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)]


def _client(host: str, page: str, times: list[float]) -> None:
    connection = http.client.HTTPConnection(host, timeout=30)
    times.extend(_request(connection, page) for _ in range(REQUESTS_EACH))


def _request(connection: http.client.HTTPConnection, page: str) -> float:
    begun = time.perf_counter()
    connection.request("GET", page)
    response = connection.getresponse()
    response.read()
    if response.status != http.client.OK:
        message = f"{page}: {response.status}"
        raise RuntimeError(message)
    return (time.perf_counter() - begun) * 1000
