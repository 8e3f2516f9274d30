"""A device with passkeys, made of code: it signs what a page asks for, rightly or not."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN, HOST = "https://ita.example", "ita.example"
FLAG = AuthenticatorData.FLAG
HERE = FLAG.UP | FLAG.UV


def _hashed(text: bytes) -> bytes:
    digest = Hash(SHA256())
    digest.update(text)
    return digest.finalize()


def _public(key: ec.EllipticCurvePrivateKey) -> ES256:
    made: ES256 = ES256.from_cryptography_key(  # type: ignore[no-untyped-call] # the library's
        key.public_key()
    )
    return made


@dataclass
class Device:
    """One credential; what it tells can be bent by a test."""

    origin: str = ORIGIN
    host: str = HOST
    flags: AuthenticatorData.FLAG = HERE
    counter: int = 0
    handle: bytes = b""
    crossed: bool = False
    number: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks for a new passkey."""
        self.handle = websafe_decode(options["user"]["id"])
        public = AttestedCredentialData.create(bytes(16), self.number, _public(self.key))
        data = AuthenticatorData.create(
            _hashed(self.host.encode()), self.flags | FLAG.AT, self.counter, public
        )
        told = self._told(CollectedClientData.TYPE.CREATE, options)
        attested = AttestationObject.create("none", data, {})
        return self._answer(told, attestationObject=websafe_encode(attested))

    def sign(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks who is there."""
        self.counter += 1
        data = AuthenticatorData.create(_hashed(self.host.encode()), self.flags, self.counter)
        told = self._told(CollectedClientData.TYPE.GET, options)
        signature = self.key.sign(data + told.hash, ec.ECDSA(SHA256()))
        return self._answer(
            told,
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(signature),
            userHandle=websafe_encode(self.handle),
        )

    def _told(self, kind: str, options: dict[str, Any]) -> CollectedClientData:
        return CollectedClientData.create(
            kind, options["challenge"], self.origin, cross_origin=self.crossed
        )

    def _answer(self, told: CollectedClientData, **response: str) -> str:
        number = websafe_encode(self.number)
        facts = {"clientDataJSON": told.b64, **response}
        return json.dumps({"id": number, "rawId": number, "type": "public-key", "response": facts})
