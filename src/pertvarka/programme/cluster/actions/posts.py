"""Sharing what one knows: posts, questions to members, answers."""

import uuid

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import held, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.models import Post, Reply
from pertvarka.programme.cluster.permissions import Permission


def post(
    *, kind: str, title: str, text: str, region: Region | None, document_codes: tuple[str, ...], by: Account
) -> Post:
    """Tell or ask the members, of one region or of all.

    Raises:
        NotAllowed: the account is nobody's in the cluster.
    """
    policy.require(by, Permission.POST_WRITE, on=timezone.localdate())
    with transaction.atomic():
        made = Post.objects.create(
            kind=kind,
            title=title,
            text=text,
            region=region,
            organisation_id=_organisation_of(by),
            author=by,
            document_codes=list(document_codes),
        )
        audit.record("cluster_post.written", about=_about(made.uuid), by=by.reference, post_kind=kind)
    return made


def reply(*, to: Post, text: str, by: Account) -> Reply:
    """Answer a post.

    Raises:
        NotAllowed: the account is nobody's in the cluster.
    """
    policy.require(by, Permission.POST_WRITE, on=timezone.localdate())
    with transaction.atomic():
        made = Reply.objects.create(post=to, text=text, organisation_id=_organisation_of(by), author=by)
        audit.record("cluster_post.answered", about=_about(to.uuid), by=by.reference)
    return made


def _organisation_of(account: Account) -> int | None:
    """In whose name somebody speaks: the organisation of their role, where it has one."""
    today = timezone.localdate()
    return next((row.organisation_id for row in held.memberships(account, on=today) if row.organisation_id), None)


def _about(key: uuid.UUID) -> str:
    return f"cluster_post:{key}"
