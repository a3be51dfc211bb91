"""What is done in the cluster: members, agreements, the log, joint activities, posts."""
