"""What a role's file grants, as the policies of the tables read it."""

from django.db import models


class RoleGrant(models.Model):
    """One permission of one role (or command) and how far it reaches.

    Written by the owner of the tables from definitions/roles/ and definitions/commands.yaml; the serving role may only
    read it, so nobody grants themselves anything by writing here.
    """

    class Reach(models.TextChoices):
        """How far a permission goes over people's records."""

        TEAM = "team"
        """the cases whose team the person is on"""
        ORGANISATION = "organisation"
        """the cases led by the organisation of the membership"""
        MUNICIPALITY = "municipality"
        """the cases led by organisations of the municipality of the membership"""
        REGION = "region"
        """the cases led by organisations of the region of the membership"""
        COUNTRY = "country"
        """all of them: commands only"""
        NONE = ""
        """a right without rows"""

    role_code = models.CharField(max_length=60)
    permission = models.CharField(max_length=100)
    reach = models.CharField(max_length=20, choices=Reach.choices, blank=True)

    class Meta:
        ordering = ["role_code", "permission"]
        constraints = [
            models.UniqueConstraint(fields=["role_code", "permission", "reach"], name="role_grant_once"),
        ]
        indexes = [models.Index(fields=["permission", "role_code"], name="role_grant_by_permission")]

    def __str__(self) -> str:
        return f"{self.role_code}: {self.permission}{'@' if self.reach else ''}{self.reach}"
