"""Rows about people. Agencies and areas are named by key: they live in a room above this one."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import AGENCY_ROLES


class People(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=username)


class Person(AbstractBaseUser):
    """Somebody with an account of their own."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    installation = models.BooleanField(default=False)
    """Whether this person administers the whole installation."""
    language = models.CharField(max_length=2, default="th")
    numerals = models.CharField(max_length=6, default="arabic")
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A part that a person plays in an agency from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    agency = models.CharField(max_length=40, db_index=True)
    role = models.CharField(
        max_length=30, choices=[(each.value, each.value) for each in AGENCY_ROLES]
    )
    division = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day; without one until further notice."""
    order = models.CharField(max_length=120, blank=True)
    """Number of the order it rests on."""
    acting_for = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="stand_ins"
    )
    waiting = models.BooleanField(default=False)
    """Whether it counts for nothing until a second person has confirmed it."""
    given_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    given = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.agency}"


class Supervision(models.Model):
    """An area that a person supervises."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="supervisions")
    area = models.CharField(max_length=40, db_index=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.area}"


class Power(models.Model):
    """A power by law or order, and who holds it: asked by procedures on the day they act."""

    agency = models.CharField(max_length=40, db_index=True)
    power = models.CharField(max_length=60)
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="powers")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    order = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.power} {self.agency}"


class Visit(models.Model):
    """Somebody signed in on a device. No address is kept, and of the browser only its kind."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="visits")
    session = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=20)
    browser = models.CharField(max_length=20, blank=True)
    began = models.DateTimeField()
    seen = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.device}"


class Reset(models.Model):
    """An administrator gives somebody a new first password; the password itself is nowhere here."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="resets")
    agency = models.CharField(max_length=40, db_index=True)
    second = models.BooleanField()
    """Whether another person must confirm it."""
    factor = models.BooleanField(default=False)
    """Whether the second factor goes too, for a phone that was lost."""
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed = models.DateTimeField(null=True)
    done = models.DateTimeField(null=True)
    stopped = models.DateTimeField(null=True)
    told = models.BooleanField(default=False)
    """Whether its owner has been told."""

    def __str__(self) -> str:
        return f"{self.person_id} {self.started:%Y-%m-%d}"


class Factor(models.Model):
    """The authenticator of a person: asked for after the password."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="factor")
    secret = models.CharField(max_length=200)
    """Encrypted with a key made of the installation's secret."""
    since = models.DateTimeField()
    last = models.BigIntegerField()
    """The last half minute a code was taken for; none is taken twice."""

    def __str__(self) -> str:
        return f"{self.person_id}"


class Passkey(models.Model):
    """A credential of a person's own device; only its public half is here."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.CharField(max_length=1400, unique=True)
    """Its number, as browsers write it."""
    public = models.BinaryField()
    counter = models.BigIntegerField()
    """How often it has signed, as far as it tells; one that falls back was copied."""
    since = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id}"


class Outside(models.Model):
    """A person as an outside provider knows him; linked by himself."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="outside")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    """The provider's own name for the person, which never changes; no e-mail is kept."""
    since = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("issuer", "subject"), name="one_account_for_each"),
            models.UniqueConstraint(fields=("issuer", "person"), name="one_link_for_each"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Attempt(models.Model):
    """Something begun in one browser, to be finished there once: a challenge, a way round."""

    key = models.CharField(max_length=64, unique=True)
    """Digest of what comes back."""
    session = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    facts = models.JSONField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.kind


class RecoveryCode(models.Model):
    """A code for the day the phone is lost; kept as a digest, good once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id}"


class SignedInBefore(models.Model):
    """Somebody signed in from a place, both kept as one digest; a guesser there stops him less."""

    pair = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.at.isoformat()


class FailedSignIn(models.Model):
    """A sign-in that failed: who and from where are kept as digests, for a day."""

    name = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.at.isoformat()
