"""Signing in by an outside provider (OpenID Connect): the way there, and what it says on return."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, JoseError
from joserfc.jwk import KeySet

from prongsai.core.terms.problem import Problem, Refused

PATIENCE = 4
"""Seconds to wait for each answer; meanwhile one of the few processes answers nobody else."""
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures that only the provider can make: none of nobody's, none with a shared secret."""
SLACK = 60
_KNOWN = {"iss": "oidc-issuer", "aud": "oidc-audience", "azp": "oidc-audience"}


@dataclass(frozen=True, slots=True)
class Provider:
    """Whom we ask, as whom, and the one address it sends people back to."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    label: str
    back: str


@dataclass(frozen=True, slots=True)
class Way:
    """What is drawn by chance for one round: it ties the answer to the question."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> Way:
        return cls(*(secrets.token_urlsafe(48) for _ in range(3)))


def away(provider: Provider, way: Way) -> str:
    """Where somebody is sent."""
    about = _described(provider)
    with _session(provider) as session:
        address, _ = session.create_authorization_url(
            about["authorization_endpoint"], state=way.state, nonce=way.nonce,
            code_verifier=way.verifier,
        )  # fmt: skip
    return str(address)


def subject(provider: Provider, way: Way, code: str, instant: dt.datetime) -> str:
    """Who it was, by the name that the provider alone gives and never changes."""
    about = _described(provider)
    token = _token(provider, about, way, code)
    keys = _asked(about["jwks_uri"])
    claims = _claims(provider, way, str(token.get("id_token", "")), keys, token, instant)
    return str(claims["sub"])


def _described(provider: Provider) -> Mapping[str, Any]:
    """What the provider says of itself; it must be the one that was set."""
    about = _asked(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if about.get("issuer") != provider.issuer:
        raise _refused("oidc-issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not _safe(str(about.get(name, "")), provider):
            raise _refused("oidc-unreachable")
    return about


def _safe(address: str, provider: Provider) -> bool:
    """By HTTPS; a provider on this very machine is tried without."""
    parts, issuer = urlsplit(address), urlsplit(provider.issuer)
    same = issuer.scheme == "http" and (parts.scheme, parts.netloc) == ("http", issuer.netloc)
    return bool(parts.netloc) and (parts.scheme == "https" or same)


def _asked(address: str) -> Mapping[str, Any]:
    try:
        answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise _refused("oidc-unreachable") from error
    if answer.status_code != requests.codes.ok or not isinstance(found, dict):
        raise _refused("oidc-unreachable")
    return found


def _token(provider: Provider, about: Mapping[str, Any], way: Way, code: str) -> Mapping[str, Any]:
    try:
        with _session(provider) as session:
            found: Mapping[str, Any] = session.fetch_token(
                about["token_endpoint"], code=code, grant_type="authorization_code",
                code_verifier=way.verifier, allow_redirects=False,
            )  # fmt: skip
    except AuthlibBaseError as error:
        raise _refused("oidc-refused") from error
    except (requests.RequestException, ValueError) as error:
        raise _refused("oidc-unreachable") from error
    return found


def _claims(
    provider: Provider, way: Way, text: str, keys: Mapping[str, Any], token: Mapping[str, Any],
    instant: dt.datetime,
) -> CodeIDToken:  # fmt: skip
    """What the provider has signed, if it is about this round and still holds."""
    try:
        signed = jwt.decode(
            text, KeySet.import_key_set({"keys": keys.get("keys", [])}), list(ALGORITHMS)
        )
        claims = CodeIDToken(
            signed.claims, signed.header,
            options={
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client},
                "sub": {"essential": True},
            },
            params={
                "nonce": way.nonce, "client_id": provider.client,
                "access_token": token.get("access_token"),
            },
        )  # fmt: skip
        claims.validate(now=int(instant.timestamp()), leeway=SLACK)
    except ExpiredTokenError as error:
        raise _refused("oidc-stale") from error
    except ClaimError as error:
        raise _refused(_KNOWN.get(str(error.claim), "oidc-untrue")) from error
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise _refused("oidc-untrue") from error
    return claims


def _session(provider: Provider) -> OAuth2Session:
    return OAuth2Session(
        provider.client, provider.secret, scope="openid", redirect_uri=provider.back,
        code_challenge_method="S256", default_timeout=PATIENCE,
    )  # fmt: skip


def _refused(code: str) -> Refused:
    return Refused([Problem(code)])
