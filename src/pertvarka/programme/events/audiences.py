"""The ten kinds of people the reform trains (definitions/trainings.yaml keeps what was done for each), and under which
result of the framework the training of each is reported.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, Promise] = {
    "child-and-family-staff": _("Staff working with child and family"),
    "disability-staff": _("Staff working with disabled people and their families"),
    "child-rights-units": _("Staff of child rights protection units"),
    "institution-staff": _("Staff of care institutions under transformation"),
    "municipal-units": _("Municipal staff responsible for social services"),
    "central-government-managers": _("Managers and chief specialists of central government"),
    "regional-and-local-leaders": _("Regional, municipal and local community leaders"),
    "cluster-members": _("Members of the cluster"),
    "family-conference-coordinators": _("Family group conference coordinators"),
    "family-conference-supervisors": _("Supervisors of family group conference coordinators"),
}
REPORTED_UNDER: Mapping[str, str] = {
    "child-and-family-staff": "3.1",
    "disability-staff": "3.1",
    "child-rights-units": "3.1",
    "institution-staff": "3.1",
    "municipal-units": "3.1",
    "central-government-managers": "4.2.3",
    "regional-and-local-leaders": "4.2.4",
    "cluster-members": "4.1.1",
    "family-conference-coordinators": "4.2.8.1",
    "family-conference-supervisors": "4.2.8.1",
}
AUDIENCES = tuple(WORDS)
