"""What can be done in the cluster room. With a reach (`…@region`) it speaks of one's own regions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ACTIVITY_CHANGE = "cluster:activity:change", _("Keep joint plans of the cluster's members")
    AGREEMENT_CHANGE = "cluster:agreement:change", _("Record cooperation agreements")
    CLUSTER_VIEW = "cluster:cluster:view", _("See the cluster from inside: members, difficulties, joint plans, posts")
    CONTACT_VIEW = "cluster:contact:view", _("See who speaks for a member of the cluster")
    EXPERT_APPOINT = "cluster:expert:appoint", _("Appoint regional experts")
    LOG_CHANGE = "cluster:log:change", _("Keep the log of difficulties and benefits")
    MEMBERSHIP_CHANGE = "cluster:membership:change", _("Keep members of the cluster")
    POST_WRITE = "cluster:post:write", _("Share knowledge, ask members and answer them")
    RECORD_KEEP = "cluster:record:keep", _("Keep the cluster's contacts of the whole country (commands only)")
