"""Founders: people who sign in with their email address."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from projects.tiers import TIERS, Limits, Tier


class UserManager(BaseUserManager["User"]):
    """Makes users by email; there are no usernames."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a founder."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a member of staff who may do everything in the admin."""
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True} | fields
        )


class User(AbstractUser):
    """A founder. Staff change the tier in the admin."""

    username = None
    email = models.EmailField("email address", unique=True)
    tier = models.CharField(max_length=16, choices=Tier, default=Tier.BOOTSTRAPPER)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ()

    objects = UserManager()

    class Meta:
        verbose_name = "founder"

    def __str__(self) -> str:
        return self.email

    @property
    def limits(self) -> Limits:
        """What this founder's tier allows."""
        return TIERS[self.tier]

    @property
    def initials(self) -> str:
        """Two letters for the avatar."""
        name = self.get_full_name() or self.email.partition("@")[0]
        parts = [part for part in name.replace(".", " ").replace("_", " ").split() if part]
        letters = "".join(part[0] for part in parts[:2]) if len(parts) > 1 else name[:2]
        return letters.upper()
