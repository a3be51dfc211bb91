"""A small OpenID provider on 127.0.0.1: discovery, authorize, token and keys, strict about what a client must send.

It signs with cryptography and not with the library that checks, so that the two are compared, not one with itself.
"""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CLIENT_ID = "pertvarka"
CLIENT_SECRET = "paslaptis tarp dvieju: 7%"  # noqa: S105 (made up for the tests)
KEY_ID = "2026"


def url_base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def as_json(content: Any) -> bytes:
    return json.dumps(content).encode()


class OpenIdProvider:
    """What it says of the person, and how it signs, can be bent by a test."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.answers_with_token = True
        self.issuer = ""
        self.described_issuer = ""
        self.codes: dict[str, dict[str, str]] = {}

    def says(self, **claims: Any) -> None:
        self.claims = claims

    # --- what the four addresses answer

    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.described_issuer or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, with a code."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["response_type"] == "code"
        assert set(asked["scope"].split()) == {"openid", "email"}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """A token for a code, once, to the client that asked for it; None refuses."""
        asked = self.codes.pop(given.get("code", ""), None)
        expected = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        challenge = url_base64(hashlib.sha256(given.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or authorization != f"Basic {expected}"
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != given["redirect_uri"]
        ):
            return None
        answer = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 60}
        return answer | ({"id_token": self.signed()} if self.answers_with_token else {})

    def keys(self) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        return {
            "keys": [
                {
                    "kty": "RSA",
                    "kid": KEY_ID,
                    "use": "sig",
                    "alg": "RS256",
                    "n": url_base64(numbers.n.to_bytes(256, "big")),
                    "e": url_base64(numbers.e.to_bytes(3, "big")),
                }
            ]
        }

    def signed(self) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "sub": "rasa-1", "iat": now, "exp": now + 60} | self.claims
        header = {"alg": self.algorithm, "kid": KEY_ID, "typ": "JWT"}
        body = f"{url_base64(as_json(header))}.{url_base64(as_json(claims))}"
        return f"{body}.{url_base64(self._signature(body.encode()))}"

    def _signature(self, body: bytes) -> bytes:
        if self.algorithm == "none":
            return b""
        if self.algorithm == "HS256":
            return hmac.digest(CLIENT_SECRET.encode(), body, hashlib.sha256)
        return self.signing_key.sign(body, padding.PKCS1v15(), hashes.SHA256())


def _handler(provider: OpenIdProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(address.query).items()}
                self._answer(302, location=provider.authorize(asked))
            elif address.path == "/.well-known/openid-configuration":
                self._answer(200, provider.description())
            elif address.path == "/keys":
                self._answer(200, provider.keys())
            else:
                self._answer(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            token = provider.token(given, self.headers.get("Authorization", ""))
            self._answer(200, token) if token else self._answer(400, {"error": "invalid_grant"})

        def _answer(self, status: int, content: Any = None, *, location: str = "") -> None:
            body = as_json(content)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@contextmanager
def running() -> Iterator[OpenIdProvider]:
    provider = OpenIdProvider()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
