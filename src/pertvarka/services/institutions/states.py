"""The life of an institution under transformation, of its plan and of a month's census."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstitutionState(TextChoices):
    """From the list of the reform to closed, or to community services only."""

    LISTED = "listed", pgettext_lazy("state of an institution", "Listed")
    ASSESSED = "assessed", pgettext_lazy("state of an institution", "Assessed")
    PLAN_APPROVED = "plan_approved", pgettext_lazy("state of an institution", "Plan approved")
    TRANSFORMING = "transforming", pgettext_lazy("state of an institution", "Transforming")
    ADMISSIONS_STOPPED = "admissions_stopped", pgettext_lazy("state of an institution", "Admissions stopped")
    CLOSED = "closed", pgettext_lazy("state of an institution", "Closed")
    CONVERTED = "converted", pgettext_lazy("state of an institution", "Converted")


class InstitutionKind(TextChoices):
    """Who the institution was made for; which groups live there today the census says."""

    INFANTS = "infants_home", _("care home for infants")
    CHILDREN = "childrens_home", _("care home for children")
    CHILDREN_WITH_DISABILITY = "childrens_disability_home", _("care home for children with disability")
    ADULTS = "adults_home", _("care home for adults with disability")


class PlanState(TextChoices):
    """The eight steps of the tracker; endorsed is the expert's word, approved the founder's."""

    NOT_STARTED = "not_started", pgettext_lazy("state of a transformation plan", "Not started")
    DRAFTING = "drafting", pgettext_lazy("state of a transformation plan", "Being drafted")
    UNDER_REVIEW = "under_expert_review", pgettext_lazy("state of a transformation plan", "With the expert")
    RETURNED = "returned", pgettext_lazy("state of a transformation plan", "Returned")
    ENDORSED = "endorsed", pgettext_lazy("state of a transformation plan", "Endorsed")
    APPROVED = "approved", pgettext_lazy("state of a transformation plan", "Approved")
    IN_IMPLEMENTATION = "in_implementation", pgettext_lazy("state of a transformation plan", "In implementation")
    COMPLETED = "completed", pgettext_lazy("state of a transformation plan", "Completed")


class MeasureState(TextChoices):
    """What became of a measure of the plan."""

    PLANNED = "planned", pgettext_lazy("state of a measure", "Planned")
    DONE = "done", pgettext_lazy("state of a measure", "Done")
    DROPPED = "dropped", pgettext_lazy("state of a measure", "Dropped")


class CensusState(TextChoices):
    """A month's figures: being written, or handed in."""

    DRAFT = "draft", pgettext_lazy("state of a census", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a census", "Submitted")


class Destination(TextChoices):
    """Where residents are planned to live next; the same kinds as homes in the records of people."""

    CHILDRENS_HOME = "community_childrens_home", _("community children's home")
    GROUP_HOME = "group_home", _("group home")
    INDEPENDENT_HOME = "independent_living_home", _("independent-living home")
    PROTECTED_HOUSING = "protected_housing", _("protected housing")
    GUARDIAN = "guardian", _("guardian or on-duty carer")
    ADOPTION = "adoption", _("adoptive family")
    OWN_FAMILY = "own_family", _("own family")
    OWN_HOME = "own_home", _("own home")
    OTHER = "other", _("another place")


class ResidentGroup(TextChoices):
    """The groups of the census: counts only, never a name."""

    CHILDREN = "children", _("children")
    CHILDREN_WITH_DISABILITY = "children_with_disability", _("children with disability")
    YOUNG_PEOPLE = "young_people", _("young people aged 18 to 24")
    ADULTS = "adults", _("adults with disability")
