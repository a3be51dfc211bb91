"""Which rows of the cases room are met, and which may come to be: one policy a command, in arrays (see row_security)."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

from pertvarka.foundation.base.row_security import Policy, ProtectTable

ME = "(SELECT scope.account())"
KEEP = "cases:record:keep"  # commands that keep the whole country's records
VIEW = "cases:case:view"


def organisations(permission: str, column: str = "open_to_id") -> str:
    return f"{column} = ANY ((SELECT scope.organisations('{permission}'))::bigint[])"


def cases(part: str, column: str = "case_id") -> str:
    return f"{column} = ANY ((SELECT scope.cases('{part}'))::bigint[])"


def cases_to_write(part: str, column: str = "case_id") -> str:
    return f"{column} = ANY ((SELECT scope.cases_to_write('{part}'))::bigint[])"


def persons(part: str, column: str = "person_id") -> str:
    return f"{column} = ANY ((SELECT scope.persons('{part}'))::bigint[])"


def persons_to_write(part: str, column: str = "person_id") -> str:
    return f"{column} = ANY ((SELECT scope.persons_to_write('{part}'))::bigint[])"


def own_diary(moment: str) -> str:
    """Written since the diary began for who asks; most cases never began anew and ask no further."""
    anew = "(SELECT scope.cases_begun_anew())::bigint[]"
    begins = f"((SELECT scope.diaries_begin())::timestamptz[])[array_position({anew}, case_id)]"
    return f"(case_id <> ALL ({anew}) OR {moment} >= {begins})"


def any_of(*conditions: str) -> str:
    return " OR ".join(conditions)


def same_reach(child: str, *, of: str, parent: str) -> RunSQL:
    """A composite foreign key keeps the child's `open_to_id` that of its case or person, through every change."""
    name = f"{child}_same_reach"
    return RunSQL(
        f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY ({of}, open_to_id) "
        f"REFERENCES {parent} (id, open_to_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {child} DROP CONSTRAINT {name}",
    )


def written_once(table: str) -> RunSQL:
    return RunSQL(
        f"CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION scope.refuse_change()",
        f"DROP TRIGGER IF EXISTS written_once ON {table}",
    )


# What this very scope registered is visible to it: the insert reads its own row back before the team stands.
NEW_HERE = "registered_in = (SELECT scope.entered())"


def registered_in(table: str) -> RunSQL:
    return RunSQL(
        f"ALTER TABLE {table} ADD COLUMN registered_in uuid DEFAULT scope.entered(); "
        f"CREATE INDEX {table}_registered_in ON {table} (registered_in)",
        f"ALTER TABLE {table} DROP COLUMN registered_in",
    )


OF_CASE = (
    "cases_attachment",
    "cases_casestatechange",
    "cases_caseconference",
    "cases_decision",
    "cases_emergencyaccess",
    "cases_note",
    "cases_task",
    "cases_teammember",
    "cases_transfer",
)
OF_PERSON = ("cases_ground", "cases_identitychange", "cases_relationship", "cases_targetgroupmembership")

PERSON = ProtectTable(
    "cases_person",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), persons("case", "id"), NEW_HERE)),
        Policy("register", "INSERT", check=organisations("cases:case:register")),
        Policy("change", "UPDATE", using=any_of(persons_to_write("identity", "id"), organisations(KEEP))),
    ],
)
IDENTITY = ProtectTable(
    "cases_identity",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(persons("identity"), "(SELECT scope.may('cases:record:keep'))")),
        Policy("add", "INSERT", check=any_of(persons_to_write("identity"), "(SELECT scope.may('cases:record:keep'))")),
        Policy("change", "UPDATE", using=persons_to_write("identity")),
    ],
)
CASE = ProtectTable(
    "cases_case",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), cases("case", "id"), NEW_HERE)),
        Policy(
            "register",
            "INSERT",
            # Whose case it is must be somebody the registrar sees; a foreign key alone would tell that the person exists.
            check=f"{organisations('cases:case:register', 'organisation_id')}"
            " AND EXISTS (SELECT FROM cases_person p WHERE p.id = cases_case.person_id)",
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(cases_to_write("lead", "id"), organisations("cases:case:assign"), organisations(KEEP)),
            check=any_of(
                cases_to_write("lead", "id"), organisations("cases:case:assign", "organisation_id"), organisations(KEEP)
            ),
        ),
    ],
)
TEAM = ProtectTable(
    "cases_teammember",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), cases("case"), f"account_id = {ME}")),
        Policy(
            "add",
            "INSERT",
            check=any_of(cases_to_write("lead"), organisations("cases:team:change"), organisations(KEEP)),
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(cases_to_write("lead"), organisations("cases:team:change"), organisations(KEEP)),
        ),
    ],
)
OF_PERSON_SEEN = any_of(organisations(VIEW), persons("case"))
OF_PERSON_WRITTEN = any_of(persons_to_write("identity"), organisations(KEEP))
# Grounds and relationships are for the team; the groups of a person stand in lists, so supervisors see them too.
RECORDS_OF_PERSONS = [
    ProtectTable(
        table,
        grants="SELECT, INSERT, UPDATE",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=seen),
            Policy("add", "INSERT", check=OF_PERSON_WRITTEN),
            Policy("change", "UPDATE", using=OF_PERSON_WRITTEN),
        ],
    )
    for table, seen in (
        ("cases_ground", any_of(persons("case"), organisations(KEEP))),
        ("cases_relationship", any_of(persons("case"), organisations(KEEP))),
        ("cases_targetgroupmembership", OF_PERSON_SEEN),
    )
]
IDENTITY_CHANGE = ProtectTable(
    "cases_identitychange",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=persons("identity")),
        Policy("add", "INSERT", check=f"({persons_to_write('identity')}) AND changed_by_id = {ME}"),
    ],
)
STATE_CHANGE = ProtectTable(
    "cases_casestatechange",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), cases("case"))),
        Policy(
            "add",
            "INSERT",
            check=any_of(cases_to_write("lead"), organisations("cases:case:assign"), organisations(KEEP)),
        ),
    ],
)
NOTE = ProtectTable(
    "cases_note",
    grants="SELECT, INSERT",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                f"({cases('notes')} AND {own_diary('written_at')} AND (visibility = 'team' OR author_id = {ME}"
                f" OR (visibility = 'lead' AND {cases('lead')}) OR (visibility = 'sealed' AND {cases('sealed')})))",
                organisations(KEEP),
            ),
        ),
        Policy(
            "add",
            "INSERT",
            check=any_of(f"({cases_to_write('notes')} AND author_id = {ME})", organisations(KEEP)),
        ),
    ],
)
TASK = ProtectTable(
    "cases_task",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("see", "SELECT", using=any_of(organisations(VIEW), cases("tasks"))),
        Policy(
            "add",
            "INSERT",
            check=any_of(cases_to_write("tasks"), organisations("cases:task:change"), organisations(KEEP)),
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(cases_to_write("tasks"), organisations("cases:task:change"), organisations(KEEP)),
        ),
    ],
)
DIARY = [
    ProtectTable(
        table,
        grants="SELECT, INSERT",
        for_scope_functions=True,
        policies=[
            Policy("see", "SELECT", using=any_of(f"({cases('notes')} AND {own})", organisations(KEEP))),
            Policy("add", "INSERT", check=any_of(cases_to_write("notes"), organisations(KEEP))),
        ],
    )
    for table, own in (
        ("cases_attachment", own_diary("attached_at")),
        ("cases_caseconference", own_diary("recorded_at")),
        # A decision is read with its conference.
        ("cases_decision", "EXISTS (SELECT FROM cases_caseconference c WHERE c.id = conference_id)"),
    )
]
TRANSFER = ProtectTable(
    "cases_transfer",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                f"offered_by_id = {ME}",
                cases("lead"),
                # Protected while it is on its way or afterwards: then the unit it came from sees nothing of it either.
                f"(open_to_id <> 0 AND {organisations('cases:case:assign', 'from_organisation_id')})",
                organisations("cases:transfer:decide", "to_organisation_id"),
                organisations(KEEP),
            ),
        ),
        Policy(
            "offer",
            "INSERT",
            check=any_of(f"({cases_to_write('lead')} AND offered_by_id = {ME})", organisations(KEEP)),
        ),
        Policy(
            "answer",
            "UPDATE",
            using=f"state = 'offered' AND (offered_by_id = {ME} OR "
            f"{organisations('cases:transfer:decide', 'to_organisation_id')})",
            check="state IN ('refused', 'withdrawn')",
        ),
    ],
)
EMERGENCY = ProtectTable(
    "cases_emergencyaccess",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy("keep", "INSERT", check=organisations(KEEP)),
        Policy(
            "see",
            "SELECT",
            using=any_of(
                f"account_id = {ME}",
                organisations("cases:emergency:review"),
                organisations(KEEP),
                "(SELECT scope.may('rights:view_record:view'))",
            ),
        ),
        Policy(
            "review",
            "UPDATE",
            using=f"account_id <> {ME} AND ({organisations('cases:emergency:review')}"
            " OR (SELECT scope.may('rights:view_record:view')))",
            check=f"reviewed_by_id = {ME}",
        ),
    ],
)
DRAFT = ProtectTable(
    "cases_registrationdraft",
    grants="SELECT, INSERT, UPDATE, DELETE",
    policies=[Policy("own", "ALL", using=f"account_id = {ME}", check=f"account_id = {ME}")],
)
VIEWS_OF_LED_CASES = RunSQL(
    f'CREATE POLICY "of led cases" ON access_viewrecord FOR SELECT TO pertvarka_app USING ({cases("lead")})',
    'DROP POLICY "of led cases" ON access_viewrecord',
)

OPERATIONS: list[Operation] = [
    registered_in("cases_person"),
    registered_in("cases_case"),
    *(same_reach(table, of="case_id", parent="cases_case") for table in OF_CASE),
    *(same_reach(table, of="person_id", parent="cases_person") for table in OF_PERSON),
    PERSON,
    IDENTITY,
    CASE,
    TEAM,
    *RECORDS_OF_PERSONS,
    IDENTITY_CHANGE,
    STATE_CHANGE,
    NOTE,
    TASK,
    *DIARY,
    TRANSFER,
    EMERGENCY,
    DRAFT,
    VIEWS_OF_LED_CASES,
    *(
        written_once(table)
        for table in ("cases_note", "cases_casestatechange", "cases_identitychange", "cases_decision")
    ),
]
