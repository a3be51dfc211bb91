"""Which rows of surveys are met. Answers and letters no account reads at all: commands do, and tell numbers only."""

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.row_security import Policy, ProtectTable

OWN = "wave_id = ANY ((SELECT scope.survey_waves())::bigint[])"
OVERSEES = "(SELECT scope.may('research:study:oversee'))"
GIVES = "(SELECT scope.may('research:answer:give'))"
EMPTIES = "(SELECT scope.may('research:letter:empty'))"
TABULATES = "(SELECT scope.may('research:answer:tabulate'))"


def any_of(*conditions: str) -> str:
    return " OR ".join(conditions)


MEMBER = ProtectTable(
    "research_studymember",
    grants="SELECT, INSERT, DELETE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using="study_id = ANY ((SELECT scope.studies())::bigint[])"),
        Policy(
            "add",
            "INSERT",
            # Who begins a study leads it; into a study that is led, only whoever oversees all lets others.
            check=any_of(
                OVERSEES,
                "(account_id = (SELECT scope.account()) AND (SELECT scope.may('research:study:keep'))"
                " AND NOT scope.study_is_led(study_id))",
            ),
        ),
        Policy("end", "DELETE", using=OVERSEES),
    ],
)
STRATUM = ProtectTable(
    "research_stratum",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[
        Policy("see", "SELECT", using=any_of(OWN, GIVES, EMPTIES, TABULATES)),
        Policy("add", "INSERT", check=OWN),
        Policy("change", "UPDATE", using=any_of(OWN, GIVES, EMPTIES)),
        Policy("remove", "DELETE", using=OWN),
    ],
)
DAY_COUNT = ProtectTable(
    "research_daycount",
    grants="SELECT, INSERT, UPDATE",
    policies=[
        Policy("see", "SELECT", using=any_of(OWN, GIVES)),
        Policy("add", "INSERT", check=GIVES),
        Policy("change", "UPDATE", using=GIVES),
    ],
)
INVITATION = ProtectTable(
    "research_invitation",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[
        Policy("see", "SELECT", using=any_of(OWN, GIVES)),
        Policy("add", "INSERT", check=OWN),
        Policy("change", "UPDATE", using=any_of(OWN, GIVES)),
        Policy("remove", "DELETE", using=OWN),
    ],
)
LETTER = ProtectTable(
    "research_letter",
    grants="SELECT, INSERT, DELETE",
    policies=[
        Policy("see", "SELECT", using=EMPTIES),
        Policy("post", "INSERT", check=GIVES),
        Policy("take out", "DELETE", using=EMPTIES),
    ],
)
ANSWER = ProtectTable(
    "research_surveyanswer",
    grants="SELECT, INSERT",
    policies=[
        Policy("add up", "SELECT", using=TABULATES),
        Policy("put in", "INSERT", check=EMPTIES),
    ],
)
OPERATIONS: list[Operation] = [MEMBER, STRATUM, DAY_COUNT, INVITATION, LETTER, ANSWER]
