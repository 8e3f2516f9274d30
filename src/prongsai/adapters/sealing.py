"""Boxes that only the holder of a key opens, by the library `cryptography`.

What is in a box, for whom and why: docs/decisions/0024. Everything that doesn't open says the same,
whatever the reason: a wrong key, a changed letter, a box put in another's place.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from prongsai.core.sealed.padding import padded, unpadded
from prongsai.core.terms.problem import Refused, refuse
from prongsai.core.terms.receipt_code import bare_code, receipt_code

KEY = 32
_NONCE, _SALT = 12, 16
_BOX, _WRAP, _LOCK = b"\x01", b"\x02", b"\x03"
"""What it is, first of all bytes: a later way of sealing takes another number."""
_ONCE = bytes(_NONCE)
"""Each key made for a box is used for that box alone."""
_R, _P = 8, 1


class Pair(NamedTuple):
    """A key that opens, and the one that seals to it."""

    private: bytes
    public: bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """How much a guess costs: the exponent of scrypt, 2¹⁷ being 128 MiB."""

    exponent: int


PASSPHRASE = Cost(17)
"""What people choose can be guessed; each guess shall cost much."""
RECEIPT = Cost(15)
"""A receipt code has 74 bits; no guessing reaches it, and people look often."""


class Receipt(NamedTuple):
    """What follows from a receipt code: where its report lies, and the key of its answers."""

    place: str
    pair: Pair


def context(*parts: str) -> bytes:
    """What a box belongs to, told apart whatever the parts hold; it must be said to open it."""
    told = (part.encode() for part in parts)
    return b"".join(len(part).to_bytes(4, "big") + part for part in told)


def new_pair() -> Pair:
    return pair_of(secrets.token_bytes(KEY))


def pair_of(private: bytes) -> Pair:
    """The pair that a private key makes."""
    return Pair(
        private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    )


def fingerprint(public: bytes) -> str:
    """A public key as people compare it."""
    digest = hashlib.sha256(b"prongsai key\0" + public).hexdigest()[:24].upper()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def seal(public: bytes, content: bytes, about: bytes) -> bytes:
    """A box for whoever has the private key; whoever seals cannot open it again himself."""
    once = X25519PrivateKey.generate()
    own = once.public_key().public_bytes_raw()
    try:
        shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as error:
        raise refuse("sealed-key-unfit") from error
    key = _derived(shared, own + public, b"prongsai sealed box 1")
    return _BOX + own + ChaCha20Poly1305(key).encrypt(_ONCE, padded(content), _BOX + about)


def open_box(pair: Pair, box: bytes, about: bytes) -> bytes:
    """What is in a box; refused if it isn't for this key, or is not what was sealed."""
    own, sealed = box[1 : 1 + KEY], box[1 + KEY :]
    try:
        private = X25519PrivateKey.from_private_bytes(pair.private)
        shared = private.exchange(X25519PublicKey.from_public_bytes(own))
        key = _derived(shared, own + pair.public, b"prongsai sealed box 1")
        return unpadded(ChaCha20Poly1305(key).decrypt(_ONCE, sealed, box[:1] + about))
    except (InvalidTag, ValueError, Refused) as error:
        raise refuse("sealed-not-opened") from error


def blind(length: int, about: bytes) -> bytes:
    """A box like any other, for a key that nobody has."""
    return seal(new_pair().public, bytes(length), about)


def wrap(key: bytes, content: bytes, about: bytes) -> bytes:
    """A box for whoever has the same key."""
    nonce = secrets.token_bytes(_NONCE)
    inner = ChaCha20Poly1305(key).encrypt(nonce, padded(content), _WRAP + about)
    return _WRAP + nonce + inner


def unwrap(key: bytes, box: bytes, about: bytes) -> bytes:
    """What is in such a box."""
    nonce, sealed = box[1 : 1 + _NONCE], box[1 + _NONCE :]
    try:
        return unpadded(ChaCha20Poly1305(key).decrypt(nonce, sealed, box[:1] + about))
    except (InvalidTag, ValueError, Refused) as error:
        raise refuse("sealed-not-opened") from error


def lock(private: bytes, passphrase: str, about: bytes, cost: Cost = PASSPHRASE) -> bytes:
    """A private key behind a passphrase."""
    salt = secrets.token_bytes(_SALT)
    head = _LOCK + bytes([cost.exponent]) + salt
    return head + wrap(_stretched(passphrase, salt, cost.exponent), private, head + about)


def unlock(locked: bytes, passphrase: str, about: bytes) -> Pair:
    """The pair again, for whoever knows the passphrase."""
    head, box = locked[: 2 + _SALT], locked[2 + _SALT :]
    if len(head) < 2 + _SALT or head[1] > PASSPHRASE.exponent:
        raise refuse("sealed-not-opened")
    key = _stretched(passphrase, head[2:], head[1])
    return pair_of(unwrap(key, box, head + about))


def code_of(secret: bytes) -> str:
    """The receipt code of a form: the same however often that form is sent."""
    return receipt_code(_derived(secret, b"", b"prongsai receipt 1"))


def receipt(code: str, salt: bytes, cost: Cost = RECEIPT) -> Receipt:
    """Where the report of a code lies, and its key; neither leads back to the code."""
    stretched = _stretched(bare_code(code), salt, cost.exponent)
    place = _derived(stretched, b"", b"prongsai receipt place 1").hex()
    return Receipt(place, pair_of(_derived(stretched, b"", b"prongsai receipt key 1")))


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY, salt, purpose).derive(secret)


def _stretched(secret: str, salt: bytes, exponent: int) -> bytes:
    """The same whichever way a keyboard puts Thai vowels and accents together."""
    text = unicodedata.normalize("NFC", secret).encode()
    return Scrypt(salt=salt, length=KEY, n=1 << exponent, r=_R, p=_P).derive(text)
