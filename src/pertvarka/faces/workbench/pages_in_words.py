"""Which page was looked at, in words: the view log keeps names of addresses, which no officer reads.

The longest beginning of the name that stands here is taken, so a page added to a group needs no line of its own.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "cases:": _("the case"),
    "cases:assessment": _("assessment of needs"),
    "cases:assign": _("who manages the case"),
    "cases:attachment": _("attached files"),
    "cases:case_tasks": _("tasks of the case"),
    "cases:close": _("closing of the case"),
    "cases:conference": _("conference on the case"),
    "cases:coordinator": _("register of coordinators"),
    "cases:emergency": _("emergency opening"),
    "cases:family": _("family conference"),
    "cases:follow_up": _("life after the move"),
    "cases:ground": _("legal grounds and consents"),
    "cases:history": _("history of the case"),
    "cases:home": _("where the person lives"),
    "cases:identity": _("name and other identity"),
    "cases:link": _("records of one person"),
    "cases:list": _("list of cases"),
    "cases:move": _("the move"),
    "cases:name": _("name and other identity"),
    "cases:need_match": _("search for a place"),
    "cases:note": _("notes"),
    "cases:outcome": _("outcomes"),
    "cases:plan": _("individual plan"),
    "cases:protection": _("restriction of the record"),
    "cases:referral": _("referrals and services"),
    "cases:register": _("registration of a person"),
    "cases:relationship": _("people who matter"),
    "cases:review": _("review of the case"),
    "cases:search": _("search of cases"),
    "cases:state": _("state of the case"),
    "cases:supervision": _("register of coordinators"),
    "cases:task": _("a task"),
    "cases:team": _("team of the case"),
    "cases:transfer": _("hand-over of the case"),
    "cases:unlink": _("records of one person"),
    "cases:viewers": _("who looked at the record"),
    "workbench:assessment": _("assessment of needs"),
    "workbench:carer": _("households of on-duty carers"),
    "workbench:cluster": _("members of the cluster"),
    "workbench:episode": _("records of services"),
    "workbench:event": _("participants of an event"),
    "workbench:household": _("households of on-duty carers"),
    "workbench:institution": _("residents of the institution"),
    "workbench:job": _("a file made in the background"),
    "workbench:record": _("records of services"),
    "workbench:referral": _("referrals and services"),
    "workbench:request": _("a person's request"),
    "workbench:staff": _("development of staff"),
    "workbench:training": _("participants of a training"),
}


def page_in_words(name: str) -> str:
    """Empty where no group of pages is known for the address: the kind of the look is told beside it anyway."""
    beginnings = (name[:end] for end in range(len(name), 0, -1))
    return str(next((WORDS[part] for part in beginnings if part in WORDS), ""))
