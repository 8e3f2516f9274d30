"""Passkeys (WebAuthn): what a browser is asked for, and whether what it answers is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    CollectedClientData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from prongsai.core.terms.problem import refuse

T = TypeVar("T")
PREFERRED, REQUIRED = UserVerificationRequirement.PREFERRED, UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Site:
    """What passkeys are bound to: a host, and the one origin that may ask."""

    name: str
    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new credential: its number, its public half, and how often it has signed."""

    credential: str
    public: bytes
    counter: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A challenge signed: by which credential, for whom it says, how often by now."""

    credential: str
    handle: str
    counter: int


def to_make(
    site: Site, challenge: bytes, handle: str, username: str, name: str, known: Sequence[bytes]
) -> dict[str, Any]:
    """What the browser is asked for to make a passkey; those known are not made twice."""
    user = PublicKeyCredentialUserEntity(id=handle.encode(), name=username, display_name=name)
    options, _ = _server(site).register_begin(
        user, [AttestedCredentialData(each) for each in known], challenge=challenge,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=PREFERRED,
    )  # fmt: skip
    return dict(options)["publicKey"]  # type: ignore[no-any-return] # a mapping of plain data


def to_sign(
    site: Site, challenge: bytes, known: Sequence[bytes], *, verified: bool
) -> dict[str, Any]:
    """What it is asked for to sign in: with one of these, or with any it has for this site."""
    options, _ = _server(site).authenticate_begin(
        [AttestedCredentialData(each) for each in known] or None, challenge=challenge,
        user_verification=REQUIRED if verified else PREFERRED,
    )  # fmt: skip
    return dict(options)["publicKey"]  # type: ignore[no-any-return] # as above


def challenge_of(answer: Mapping[str, Any]) -> bytes:
    """The challenge that an answer says it answers."""
    return _checked(lambda: CollectedClientData(_client_data(answer)).challenge)


def credential_of(answer: Mapping[str, Any]) -> str:
    """The number of the credential that an answer says it comes from."""
    return _checked(lambda: websafe_encode(websafe_decode(answer["rawId"])))


def made(site: Site, challenge: bytes, answer: Mapping[str, Any]) -> Made:
    """The credential, if the answer is to this challenge and from this site."""

    def check() -> Made:
        _from_here(answer)
        data = _server(site).register_complete(
            _state(challenge, PREFERRED), RegistrationResponse.from_dict(answer)
        )
        public = data.credential_data
        if public is None or websafe_encode(public.credential_id) != answer["rawId"]:
            raise ValueError("another credential")
        return Made(websafe_encode(public.credential_id), bytes(public), data.counter)

    return _checked(check)


def signed(
    site: Site, challenge: bytes, public: bytes, answer: Mapping[str, Any], *, verified: bool
) -> Signed:
    """Who signed, if the signature is right, to this challenge and from this site."""

    def check() -> Signed:
        _from_here(answer)
        told = AuthenticationResponse.from_dict(answer)
        found = _server(site).authenticate_complete(
            _state(challenge, REQUIRED if verified else PREFERRED),
            [AttestedCredentialData(public)],
            told,
        )
        handle = told.response.user_handle or b""
        counter = told.response.authenticator_data.counter
        return Signed(websafe_encode(found.credential_id), handle.decode(), counter)

    return _checked(check)


def _server(site: Site) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=site.host, name=site.name),
        verify_origin=lambda origin: origin == site.origin,
    )


def _state(challenge: bytes, verification: UserVerificationRequirement) -> dict[str, Any]:
    """What the library keeps between question and answer; here the database has the challenge."""
    return {"challenge": websafe_encode(challenge), "user_verification": verification}


def _client_data(answer: Mapping[str, Any]) -> bytes:
    return websafe_decode(answer["response"]["clientDataJSON"])


def _from_here(answer: Mapping[str, Any]) -> None:
    if CollectedClientData(_client_data(answer)).cross_origin:
        raise ValueError("inside a page of somebody else")


def _checked(check: Callable[[], T]) -> T:
    try:
        return check()
    except Exception as error:
        raise refuse("passkey-wrong") from error
