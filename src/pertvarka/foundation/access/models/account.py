"""The account a person signs in with. What it may do comes from its memberships only: there is no superuser."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail without regard to case, and writes e-mails in lower case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").lower())

    def create_account(self, *, email: str, name: str, language: str = "lt", password: str | None = None) -> "Account":
        """Without a password the account stays closed until its holder sets one through the letter."""
        account = self.model(email=email.strip().lower(), name=name, language=language)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person's key to the closed parts of the system.

    A demonstration account stands for a role, holds an invented name and can never have a password.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True, help_text="work e-mail; the person signs in with it")
    name = models.CharField(max_length=120, help_text="as colleagues call the person; shown beside what they did")
    language = models.CharField(max_length=2, choices=[("lt", "lietuvių"), ("en", "English")], default="lt")
    is_active = models.BooleanField(
        default=True, help_text="a closed account stays, so that the audit record has a name"
    )
    is_demo = models.BooleanField(default=False, help_text="invented; works in demo mode only")
    joined_at = models.DateTimeField(default=timezone.now)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            # Together with `unique` this makes the e-mail unique without regard to case.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="account_email_in_lower_case"),
            models.CheckConstraint(
                condition=Q(is_demo=False) | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
                name="account_demo_has_no_password",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @property
    def reference(self) -> str:
        """How the audit record names this account."""
        return f"account:{self.uuid}"
