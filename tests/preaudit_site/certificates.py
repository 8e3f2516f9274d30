"""Certificates of a website that misbehaves, good and bad ones, made anew each time."""

from __future__ import annotations

import datetime as dt
import ssl
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

GOOD = "*.fasai.test"
NAMES = (GOOD, "fasai.test", "www.elsewhere.test", "fasai.test.elsewhere.test")


class Certificates:
    """An authority that visitors trust, and what servers show by the name they are called."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.by_name: Mapping[str, ssl.SSLContext] = self._bad()
        self.good = _context(self.authority.issue_cert(*NAMES))
        self.good.sni_callback = self._choose

    def _bad(self) -> dict[str, ssl.SSLContext]:
        past, future = (
            dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
            dt.datetime(2040, 1, 1, tzinfo=dt.UTC),
        )
        issue = self.authority.issue_cert
        child = self.authority.create_child_ca()
        return {
            "expired.fasai.test": _context(issue(GOOD, not_after=past)),
            "early.fasai.test": _context(issue(GOOD, not_before=future)),
            "other-name.fasai.test": _context(issue("www.elsewhere.test")),
            "untrusted.fasai.test": _with_root(trustme.CA()),
            "chain.fasai.test": _context(child.issue_cert(GOOD)),
            "incomplete.fasai.test": _leaf_alone(child, "incomplete.fasai.test"),
            "stranger.fasai.test": _context(trustme.CA().issue_cert(GOOD)),
            "self-signed.fasai.test": _self_signed("self-signed.fasai.test"),
        }

    def _choose(self, shown: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name is not None and name in self.by_name:
            shown.context = self.by_name[name]

    @property
    def trusting(self) -> ssl.SSLContext:
        """For visitors: as by default, and with this authority."""
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

    @property
    def old(self) -> ssl.SSLContext:
        """A server that speaks nothing newer than TLS 1.1."""
        context = _context(self.authority.issue_cert(GOOD))
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is the point
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
        return context


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _with_root(authority: trustme.CA) -> ssl.SSLContext:
    """What authorities of offices do: the root is sent along, and nobody knows it."""
    leaf = authority.issue_cert(GOOD)
    chain = b"".join(pem.bytes() for pem in leaf.cert_chain_pems)
    return _loaded(chain + authority.cert_pem.bytes(), leaf.private_key_pem.bytes())


def _leaf_alone(child: trustme.CA, name: str) -> ssl.SSLContext:
    """Without the link between, but with the address where browsers find it."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.load_pem_x509_certificate(child.cert_pem.bytes())
    signing = serialization.load_pem_private_key(child.private_key_pem.bytes(), None)
    assert isinstance(signing, ec.EllipticCurvePrivateKey)
    at = x509.UniformResourceIdentifier("http://issuer.test/link.crt")
    access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, at)
    made = (
        _begun(name, issuer.subject, key.public_key())
        .add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        .sign(signing, hashes.SHA256())
    )
    return _made(made, key)


def _begun(name: str, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_called(name))
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    )


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _self_signed(name: str) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    made = _begun(name, _called(name), key.public_key()).sign(key, hashes.SHA256())
    return _made(made, key)


def _made(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return _loaded(certificate.public_bytes(pem), private)


def _loaded(certificate: bytes, key: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "both.pem"
        path.write_bytes(key + certificate)
        context.load_cert_chain(path)
    return context
