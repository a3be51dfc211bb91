"""Delivery: referrals, services given, homes lived in, moves, and how it went afterwards."""
