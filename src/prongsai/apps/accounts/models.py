"""Rows about people. Agencies and areas are named by key: they live in a room above this one."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from prongsai.core.access.roles import AGENCY_ROLES


def new_key() -> str:
    return uuid.uuid4().hex


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


class FailedSignIn(models.Model):
    """A sign-in that failed: who and from where are kept as digests, for a day."""

    name = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.at.isoformat()
