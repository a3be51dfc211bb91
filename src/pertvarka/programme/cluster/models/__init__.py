"""Aggregates of the cluster, alphabetically."""

from pertvarka.programme.cluster.models.activity import JointActivity, JointStep
from pertvarka.programme.cluster.models.agreement import CooperationAgreement
from pertvarka.programme.cluster.models.log import LogEntry
from pertvarka.programme.cluster.models.membership import ClusterMembership, MemberContact, RegionalExpert
from pertvarka.programme.cluster.models.post import Post, Reply

__all__ = [
    "ClusterMembership",
    "CooperationAgreement",
    "JointActivity",
    "JointStep",
    "LogEntry",
    "MemberContact",
    "Post",
    "RegionalExpert",
    "Reply",
]
