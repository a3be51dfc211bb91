"""Whether the invented country stands; every start asks, and reads the makers of the country only if it does not."""

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Person

COMMAND = "load_demonstration"


def is_loaded() -> bool:
    with scope.of_command(COMMAND):
        return Person.objects.filter(is_invented=True).exists()
