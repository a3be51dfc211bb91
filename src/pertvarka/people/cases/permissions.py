"""What can be done in the cases room. With a reach (`…@team`) it speaks of rows, without one it is yes or no."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """In alphabetical order; the words stand on the page of roles."""

    ATTACHMENT_ADD = "cases:attachment:add", _("Attach files to a case")
    CASE_ASSIGN = "cases:case:assign", _("Choose who manages a case")
    CASE_CHANGE = "cases:case:change", _("Change what is recorded about a case and its person")
    CASE_PROTECT = "cases:case:protect", _("Restrict or seal a case")
    CASE_REGISTER = "cases:case:register", _("Register a person and open a case")
    CASE_VIEW = "cases:case:view", _("See cases: number, state, dates, manager")
    CODE_SEARCH = "cases:code:search", _("Search by exact national code; every search is recorded")
    CONFERENCE_HOLD = "cases:conference:hold", _("Hold case conferences and record decisions")
    EMERGENCY_OPEN = (
        "cases:emergency:open",
        _("Open a case in an emergency for 24 hours; supervisors of its unit and the data protection officer are told"),
    )
    EMERGENCY_REVIEW = "cases:emergency:review", _("Review emergency openings")
    FAMILY_CONFERENCE_LEAD = "cases:family_conference:lead", _("Lead family conferences where appointed coordinator")
    FAMILY_CONFERENCE_REFER = "cases:family_conference:refer", _("Refer families to a family conference")
    FAMILY_CONFERENCE_REGISTER = (
        "cases:family_conference:register",
        _("Keep the register of family conference coordinators and their supervision"),
    )
    LINK_APPROVE = "cases:link:approve", _("Decide, as the second person, whether two files are of one person")
    LINK_MAKE = "cases:link:make", _("Say that two files are of one person")
    MANDATE_OPEN = "cases:mandate:open", _("Open a case by legal mandate, naming the ground")
    NAME_VIEW = "cases:name:view", _("Have a person's name and identity shown; every time is recorded")
    NOTE_ADD = "cases:note:add", _("Write notes")
    NOTE_OPEN = "cases:note:open", _("Read the notes of own unit's cases, with a reason")
    RECORD_KEEP = "cases:record:keep", _("Keep the records of the whole country (commands of the system only)")
    TASK_CHANGE = "cases:task:change", _("Set and finish tasks")
    TEAM_CHANGE = "cases:team:change", _("Choose who is on a case's team")
    TRANSFER_DECIDE = "cases:transfer:decide", _("Accept or refuse cases handed over to own organisation")
    TRANSFER_OFFER = "cases:transfer:offer", _("Offer a case to another municipality or organisation")
