"""What the acts know of the one person: keys and numbers, never more than the pages told."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from pertvarka.foundation.base.months import months_after

ALYTUS, AKMENE = "LT-02", "LT-01"
"""Where the case is led, and where the grandmother lives."""
INSTITUTION = "Liepų alėja"
ASSESSORS = "Saulius Grigas", "Vilma Butautė"
COORDINATOR = "Daiva Rimkienė"
FIRST_NAME, SURNAME = "Ugnius", "Kelmelis"
"""Nobody bears this pair of names: the person is invented, like the country they live in."""
MONTHS_AT_HOME = 3


@dataclass
class Story:
    """The person is seventeen until the last day of the year: of age, no family would meet for them, nor is theirs the form for children."""

    today: date = field(default_factory=timezone.localdate)
    case: str = ""
    number: str = ""
    assessment: str = ""
    plan: str = ""
    service_need: str = ""
    referral: str = ""
    episode: str = ""
    move: str = ""
    conference: str = ""
    published_before: dict[str, int] = field(default_factory=dict)

    @property
    def born_on(self) -> date:
        return date(self.today.year - 18, 12, 31)

    @property
    def age(self) -> int:
        return self.today.year - self.born_on.year - 1

    @property
    def opened_on(self) -> date:
        return self.moved_on - timedelta(days=40)

    @property
    def moved_on(self) -> date:
        """So long ago that the talk after three months is due: the papers come later than the life, as they do."""
        back = months_after(self.today, -MONTHS_AT_HOME)
        # From the last day of a long month three months lead past the same day of a shorter one.
        while months_after(back, MONTHS_AT_HOME) > self.today:
            back -= timedelta(days=1)
        return back
