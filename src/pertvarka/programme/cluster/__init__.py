"""The cluster explained: what it is, what for, who takes part, what helps and what hinders.

Today the room only tells (definitions/cluster.yaml); memberships, agreements and the log of difficulties come later.
"""
