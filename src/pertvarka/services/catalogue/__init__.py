"""Service types, offers of providers at sites with their places, eligibility as rules, and carers' households."""
