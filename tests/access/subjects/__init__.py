"""What the arguments of an address name, in their order. A new address stands in the module of its own work."""

from tests.access.subjects.of_accounts import OF_ACCOUNTS
from tests.access.subjects.of_cases import OF_CASES
from tests.access.subjects.of_events import OF_EVENTS
from tests.access.subjects.of_institutions import OF_INSTITUTIONS
from tests.access.subjects.of_plans import OF_PLANS
from tests.access.subjects.of_reform import OF_REFORM

SUBJECTS = {**OF_CASES, **OF_ACCOUNTS, **OF_EVENTS, **OF_INSTITUTIONS, **OF_PLANS, **OF_REFORM}
