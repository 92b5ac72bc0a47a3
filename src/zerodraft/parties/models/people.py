"""People: the user model of the installation."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the address they sign in with, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. `key` is the stable id by which the record knows them; the name never enters the record.

    `vouched_by` says whose secretariat gave the address: "installation", or the topic of a process. It is empty where
    somebody only stated an address of themselves: nobody is ever taken for its owner because of that.
    """

    key = models.CharField(max_length=40, unique=True)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    vouched_by = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    is_secretariat = models.BooleanField(default=False)
    sealed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "key")

    def __str__(self) -> str:
        return self.name or self.key

    @property
    def address(self) -> str:
        """The address as pages show it: '' for who has none any more."""
        return "" if self.email.endswith(".invalid") else self.email
