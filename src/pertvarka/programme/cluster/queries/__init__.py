"""Reading the cluster: what it is in the words of 2016, and who is in it and does what."""

from pertvarka.programme.cluster.queries.explained import ClusterFile, MemberKind, explained

__all__ = ["ClusterFile", "MemberKind", "explained"]
