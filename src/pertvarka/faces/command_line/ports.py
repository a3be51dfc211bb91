"""Which port to serve at: the one asked for, or the next free one, said aloud."""

import os
import socket

from rich.console import Console

DEFAULT = 8000
TRIES = 50
HIGHEST = 65_535


def free_port(asked: int | None, console: Console) -> int:
    """The port asked for (argument, PERTVARKA_PORT, 8000) if it is free, else the next free one after it."""
    wanted = _port(str(asked) if asked is not None else os.environ.get("PERTVARKA_PORT", str(DEFAULT)))
    for port in range(wanted, min(wanted + TRIES, HIGHEST + 1)):
        if _is_free(port):
            if port != wanted:
                console.print(f"Port {wanted} is taken; using {port}. / Prievadas {wanted} užimtas; naudojamas {port}.")
            return port
    raise SystemExit(f"No free port between {wanted} and {wanted + TRIES}. / Laisvo prievado nėra.")


def _port(written: str) -> int:
    port = int(written) if written.isascii() and written.isdigit() else 0
    if not 0 < port <= HIGHEST:
        raise SystemExit(
            f"“{written}” is no port: write a number from 1 to {HIGHEST}. / "
            f"„{written}“ nėra prievado numeris: įrašykite skaičių nuo 1 iki {HIGHEST}."
        )
    return port


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
