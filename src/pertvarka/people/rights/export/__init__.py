"""Everything about one person as a file: what is gathered, and the two forms it is given out in (GDPR Art. 15)."""

from pertvarka.people.rights.export.gathering import PersonExport, gather
from pertvarka.people.rights.export.sources import register, sources

__all__ = ["PersonExport", "gather", "register", "sources"]
