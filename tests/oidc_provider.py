"""An outside provider on this machine: it knows one person, and lies where a test tells it to."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "prongsai-test", "a secret of a test only"


@cache
def _key() -> RSAKey:
    return RSAKey.generate_key(2048)


@dataclass
class Outside:
    """What it says of itself and of whoever signs in, and what it was asked."""

    issuer: str = ""
    subject: str = "person-77"
    claims: dict[str, Any] = field(default_factory=dict)
    """What a test puts in place of the truth."""
    about: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    denies: bool = False
    waiting: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each code was given out for."""
    key: RSAKey = field(default_factory=_key)
    """The one it publishes."""
    signs_with: RSAKey | None = None

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.about,
        }

    def returning(self, asked: dict[str, str]) -> str:
        """Where whoever came is sent back to."""
        if self.denies:
            told = {"error": "access_denied", "state": asked["state"]}
        else:
            code = f"code-{len(self.waiting)}"
            self.waiting[code] = asked
            told = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def token(self, sent: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A code is good once, for who it was given to, with the other half of the challenge."""
        asked = self.waiting.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        half = _b64(digest)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        right = (
            asked is not None
            and asked["code_challenge"] == half
            and asked["redirect_uri"] == sent["redirect_uri"]
            and authorization == f"Basic {basic}"
        )
        if asked is None or not right:
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": "x", "token_type": "Bearer", "id_token": self.signed(asked["nonce"])
        }  # fmt: skip

    def signed(self, nonce: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": nonce, **self.claims,
        }  # fmt: skip
        if self.algorithm in ("none", "HS256"):
            return self._forged(claims)
        return jwt.encode({"alg": "RS256"}, claims, self.signs_with or self.key)

    def _forged(self, claims: dict[str, Any]) -> str:
        """Without a signature, or with the published key as if it were a secret."""
        text = ".".join(
            _b64(json.dumps(each).encode()) for each in ({"alg": self.algorithm}, claims)
        )
        seal = hmac.digest(self.key.as_pem(private=False), text.encode(), "sha256")
        return f"{text}.{'' if self.algorithm == 'none' else _b64(seal)}"


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


class _Answers(BaseHTTPRequestHandler):
    outside: ClassVar[Outside]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
            self.send_response(302)
            self.send_header("Location", self.outside.returning(asked))
            self.end_headers()
        elif parts.path == "/keys":
            self._say(200, {"keys": [self.outside.key.as_dict(private=False)]})
        else:
            self._say(200, self.outside.described())

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {key: values[0] for key, values in parse_qs(text).items()}
        self._say(*self.outside.token(sent, self.headers.get("Authorization", "")))

    def _say(self, status: int, facts: dict[str, Any]) -> None:
        body = json.dumps(facts).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def outside() -> Iterator[Outside]:
    """The provider, answering on this machine until the test is over."""
    told = Outside()
    answers = type("Answers", (_Answers,), {"outside": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    told.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
