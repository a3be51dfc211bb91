"""Persons, identities, cases, teams and their diary: tables, and in the same breath the rules of their rows."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pertvarka.people.cases.migrations import _row_rules, _scope_schema


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_bodies_of_the_reform"),
        ("territory", "0001_regions_and_municipalities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("sex", models.CharField(choices=[("female", "female"), ("male", "male")], max_length=10)),
                ("birth_year", models.PositiveSmallIntegerField()),
                (
                    "communication",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("speech", "speech"),
                                ("easy_read", "easy-to-read text"),
                                ("aac", "pictures or other augmentative means"),
                                ("sign", "sign language"),
                                ("supported", "with a supporting person"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), default=list, help_text="ISO 639-1 codes", size=None
                    ),
                ),
                (
                    "legal_status",
                    models.CharField(
                        choices=[
                            ("minor", "minor"),
                            ("full_capacity", "full legal capacity"),
                            ("limited_capacity", "limited legal capacity"),
                            ("guardianship", "under guardianship"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_invented", models.BooleanField(default=False, help_text="made for the demonstration")),
                (
                    "restricted_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="processing is restricted since (GDPR Art. 18): kept, read-only, out of lists",
                        null=True,
                    ),
                ),
                ("registered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="IdentityChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("column", models.CharField(max_length=20)),
                ("before_sealed", models.BinaryField(null=True)),
                ("reason", models.TextField()),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-changed_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("happened_on", models.DateField()),
                ("text", models.TextField()),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("team", "the team"),
                            ("lead", "the manager of the case only"),
                            ("sealed", "only I and members admitted to sealed records"),
                        ],
                        default="team",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["-happened_on", "-written_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("answers_sealed", models.BinaryField()),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mother", "mother"),
                            ("father", "father"),
                            ("sibling", "brother or sister"),
                            ("child", "child"),
                            ("grandparent", "grandparent"),
                            ("partner", "spouse or partner"),
                            ("relative", "other relative"),
                            ("guardian", "guardian"),
                            ("representative", "representative"),
                            ("trusted_person", "trusted person"),
                        ],
                        max_length=20,
                    ),
                ),
                ("other_name_sealed", models.BinaryField(null=True)),
                ("keep_together", models.BooleanField(default=False, help_text="siblings who are to live together")),
                (
                    "contact",
                    models.CharField(
                        choices=[
                            ("allowed", "may meet"),
                            ("supervised", "may meet in the presence of a worker"),
                            ("forbidden", "may not meet, by decision of a court"),
                        ],
                        default="allowed",
                        max_length=20,
                    ),
                ),
                (
                    "decision",
                    models.CharField(blank=True, help_text="court decision that limits the contact", max_length=200),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("since_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["kind", "id"],
            },
        ),
        migrations.CreateModel(
            name="TargetGroupMembership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("child_without_parental_care", "child without parental care"),
                            ("infant", "infant"),
                            ("child_with_disability", "child with a disability"),
                            ("adult_with_disability", "adult with an intellectual or psychosocial disability"),
                            ("young_care_leaver", "young person leaving care"),
                            ("mother_with_small_child", "pregnant woman or mother with a child under three"),
                            ("child_beside", "child who came with the mother"),
                            ("family_in_crisis", "family in crisis"),
                        ],
                        max_length=40,
                    ),
                ),
                ("since_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["since_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(help_text="what to do; no names", max_length=200)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("cancelled", "No longer needed")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("put_off_reason", models.CharField(blank=True, max_length=300)),
                ("result", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("role_code", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "member of the team"),
                            ("mandate", "by legal mandate"),
                            ("emergency", "in an emergency"),
                            ("request", "to answer a request of the person"),
                            ("reason", "for a stated reason"),
                            ("grace", "former manager, to an end date"),
                        ],
                        default="member",
                        max_length=20,
                    ),
                ),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("case", "the case: state, dates, team, important people without names"),
                                ("identity", "name, birth date, code, address"),
                                ("health", "health"),
                                ("education", "education"),
                                ("placement", "where the person lives"),
                                ("notes", "notes and attachments"),
                                ("tasks", "tasks"),
                                ("lead", "leading the case: team, state, hand-over"),
                                ("sealed", "the case although it is sealed"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("may_write", models.BooleanField(default=False)),
                ("ground", models.CharField(blank=True, help_text="why, for every kind but member", max_length=300)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "until",
                    models.DateTimeField(blank=True, help_text="from this moment on it gives nothing", null=True),
                ),
                (
                    "diary_from",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="of the diary only what is written since; the database sets it",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "number",
                    models.CharField(help_text="of the case, for the receiver who cannot open it yet", max_length=20),
                ),
                ("reason", models.TextField()),
                (
                    "summary",
                    models.TextField(help_text="what the receiver has to know to decide; stays with the sender"),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("summary", "a summary; the receiver starts with a new diary"),
                            ("full", "the whole file"),
                        ],
                        default="full",
                        max_length=10,
                    ),
                ),
                (
                    "grace_until_on",
                    models.DateField(help_text="last day on which the former manager may read the case"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="offered",
                        max_length=20,
                    ),
                ),
                ("offered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-offered_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "number",
                    models.CharField(
                        help_text="PV-2026-00417: what people call the case by", max_length=20, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("child_and_family", "child and family"),
                            ("disability_coordination", "coordination for a person with a disability"),
                            ("aftercare", "support after care"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("registered", "Registered"),
                            ("under_assessment", "Under assessment"),
                            ("planning", "Planning"),
                            ("plan_active", "Plan active"),
                            ("transition", "Moving"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("suspended", "Suspended"),
                        ],
                        default="registered",
                        max_length=20,
                    ),
                ),
                (
                    "protection",
                    models.CharField(
                        choices=[("ordinary", "ordinary"), ("restricted", "restricted"), ("sealed", "sealed")],
                        default="ordinary",
                        max_length=20,
                    ),
                ),
                ("protection_reason", models.CharField(blank=True, max_length=300)),
                (
                    "open_to_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(protection="ordinary", then=models.F("organisation_id")),
                            default=models.Value(0),
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        choices=[("low", "low"), ("medium", "medium"), ("high", "high")], default="low", max_length=10
                    ),
                ),
                ("opened_on", models.DateField()),
                ("opening_reason", models.TextField()),
                ("review_due_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_reason", models.TextField(blank=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "own_view",
                    models.TextField(
                        blank=True, help_text="what the person says about how it went, in their own words"
                    ),
                ),
                ("registered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "diary_from",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="handed over with a summary: the team's diary begins here",
                        null=True,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.municipality"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        help_text="leads it",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(help_text="what it is; no names", max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(help_text="bytes, as given out")),
                ("digest", models.CharField(help_text="SHA-256 of the content as given out", max_length=64)),
                ("content_sealed", models.BinaryField()),
                ("attached_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "attached_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["-attached_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CaseConference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("held_on", models.DateField()),
                ("participants", models.TextField(help_text="who took part, by role; the person first, if present")),
                ("person_took_part", models.BooleanField(default=False)),
                ("own_words", models.TextField(blank=True, help_text="what the person said, in their own words")),
                ("summary", models.TextField()),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CaseStateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identified", "Identified"),
                            ("registered", "Registered"),
                            ("under_assessment", "Under assessment"),
                            ("planning", "Planning"),
                            ("plan_active", "Plan active"),
                            ("transition", "Moving"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("suspended", "Suspended"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("registered", "Registered"),
                            ("under_assessment", "Under assessment"),
                            ("planning", "Planning"),
                            ("plan_active", "Plan active"),
                            ("transition", "Moving"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("suspended", "Suspended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["changed_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("text", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="cases.caseconference"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="EmergencyAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(help_text="of the case, for reviewers who do not open it", max_length=20)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("danger", "danger to life, health or safety"),
                            ("manager_away", "the manager cannot be reached and the matter cannot wait"),
                            ("child_protection", "protection of a child"),
                            ("other", "another reason, named below"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(help_text="what happened, in the worker's words")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField()),
                (
                    "review",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for review"),
                            ("justified", "justified"),
                            ("unjustified", "not justified"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_words", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Ground",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open_to_id", models.BigIntegerField(editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("case_management", "helping the person: assessment, plan, services"),
                            ("sharing_with_provider", "telling a provider what the service needs"),
                            ("sharing_health", "using health data"),
                            ("research", "research, without names"),
                            ("photograph", "taking and showing photographs"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("law", "law: a task in the public interest"),
                            ("consent", "consent of the person or the representative"),
                            ("vital_interest", "protection of life"),
                            ("court", "decision of a court"),
                        ],
                        max_length=20,
                    ),
                ),
                ("article", models.CharField(help_text="the provision or decision it rests on", max_length=120)),
                (
                    "informed_form",
                    models.CharField(
                        choices=[
                            ("spoken", "in conversation"),
                            ("easy_read", "in easy-to-read language"),
                            ("written", "in writing"),
                            ("representative", "to the representative"),
                        ],
                        max_length=20,
                    ),
                ),
                ("informed_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_note", models.CharField(blank=True, max_length=300)),
                (
                    "informed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-informed_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="cases.person",
                    ),
                ),
                ("first_name_sealed", models.BinaryField()),
                ("surname_sealed", models.BinaryField()),
                ("birth_date_sealed", models.BinaryField()),
                ("national_code_sealed", models.BinaryField(null=True)),
                ("national_code_index", models.BinaryField(null=True, unique=True)),
                ("name_and_birth_index", models.BinaryField()),
                ("address_sealed", models.BinaryField(null=True)),
                ("phone_sealed", models.BinaryField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["open_to_id"], name="person_by_open_to"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(condition=models.Q(("birth_year__gte", 1900)), name="person_birth_year"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("id", "open_to_id"), name="person_open_to"),
        ),
        migrations.AddField(
            model_name="ground",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="identitychange",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="identitychange",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="cases.note",
            ),
        ),
        migrations.AddField(
            model_name="registrationdraft",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="other",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="targetgroupmembership",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="assignee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="done_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="task",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="cases.task",
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="account",
            field=models.ForeignKey(
                blank=True,
                help_text="empty: everyone there",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.person"),
        ),
        migrations.AddField(
            model_name="transfer",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="from_organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="offered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="to_municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.municipality"
            ),
        ),
        migrations.AddField(
            model_name="transfer",
            name="to_organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_by", None),
                    models.Q(("reviewed_by", models.F("account")), _negated=True),
                    _connector="OR",
                ),
                name="emergency_reviewed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("review", "waiting"), ("reviewed_at", None)),
                    models.Q(
                        models.Q(("review", "waiting"), _negated=True),
                        ("reviewed_at__isnull", False),
                        models.Q(("review_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="emergency_reviewed_in_words",
            ),
        ),
        migrations.AddIndex(
            model_name="identity",
            index=models.Index(fields=["name_and_birth_index"], name="identity_name_and_birth"),
        ),
        migrations.AddConstraint(
            model_name="ground",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_on", None), ("basis", "consent"), _connector="OR"),
                name="ground_only_consent_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="ground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on", None), ("withdrawn_on__gte", models.F("informed_on")), _connector="OR"
                ),
                name="ground_withdrawn_after_given",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["open_to_id", "-opened_on", "-id"], name="case_newest_of_organisation"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["-opened_on", "-id"], name="case_newest"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["manager"], name="case_by_manager"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["person"], name="case_by_person"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("id", "open_to_id"), name="case_open_to"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_on", None), ("closed_on__gte", models.F("opened_on")), _connector="OR"),
                name="case_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(
                        ("closed_on__isnull", False),
                        models.Q(("closing_reason", ""), _negated=True),
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("own_view", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="case_closed_with_reason_outcome_and_own_view",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("protection", "ordinary"), models.Q(("protection_reason", ""), _negated=True), _connector="OR"
                ),
                name="case_protected_for_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["case", "-happened_on", "-id"], name="note_newest_of_case"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_has_text"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("other", models.F("person")), _negated=True), name="relationship_with_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on", None), ("until_on__gte", models.F("since_on")), _connector="OR"),
                name="relationship_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("contact", "allowed"), models.Q(("decision", ""), _negated=True), _connector="OR"),
                name="relationship_limit_has_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroupmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on", None), ("until_on__gte", models.F("since_on")), _connector="OR"),
                name="target_group_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroupmembership",
            constraint=models.UniqueConstraint(fields=("person", "group", "since_on"), name="target_group_once"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["assignee", "due_on"], name="task_of_assignee"
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["case", "due_on"], name="task_of_case"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at", None), ("done_by", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("done_at__isnull", False),
                        ("done_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="task_done_by_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="teammember",
            index=models.Index(fields=["account", "organisation", "role_code"], name="team_of_account"),
        ),
        migrations.AddIndex(
            model_name="teammember",
            index=models.Index(
                condition=models.Q(("account", None)), fields=["organisation", "role_code"], name="team_of_organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="teammember",
            index=models.Index(fields=["case"], name="team_of_case"),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="team_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "member"), models.Q(("ground", ""), _negated=True), _connector="OR"),
                name="team_access_beside_membership_has_ground",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["to_organisation", "state"], name="transfer_to_organisation"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "offered")), fields=("case",), name="transfer_one_offer_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_organisation", models.F("to_organisation")), _negated=True),
                name="transfer_to_another_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "offered")),
                    models.Q(models.Q(("state", "offered"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="transfer_decided_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="transfer_refused_for_a_reason",
            ),
        ),
        migrations.RunSQL(_scope_schema.FORWARDS, _scope_schema.BACKWARDS),
        *_row_rules.OPERATIONS,
    ]
