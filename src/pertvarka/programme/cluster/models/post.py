"""Knowledge shared among members: experience, documents, questions and who answered them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.states import PostKind


class Post(models.Model):
    """One thing told or asked, with the codes of the documents it speaks of."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=PostKind.choices)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField()
    document_codes = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    posted_at = models.DateTimeField(default=timezone.now)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-posted_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Reply(models.Model):
    """An answer to a post, in the name of an organisation where the author has one."""

    plane = "inner"

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    replied_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["replied_at", "id"]

    def __str__(self) -> str:
        return f"reply to {self.post_id}"
