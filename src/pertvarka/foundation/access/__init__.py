"""Accounts, memberships, roles in prose and permissions, and the gate every page stands behind."""
