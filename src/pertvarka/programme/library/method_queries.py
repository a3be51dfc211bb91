"""Reading methods: all of them for members, those past consultation for everybody."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from pertvarka.programme.library import rules
from pertvarka.programme.library.file_queries import HEAVY
from pertvarka.programme.library.models import (
    Comment,
    ConsultationRound,
    Document,
    MethodologyPackage,
    PackageVersion,
    StoredFile,
    VersionFile,
)
from pertvarka.programme.library.states import SHOWN_TO_ALL, CommentState, FileRole, VersionState

# What waits for somebody comes first.
ORDER = (
    VersionState.CONSULTATION,
    VersionState.DRAFTING,
    VersionState.COMMISSIONED,
    VersionState.APPROVED,
    VersionState.IN_USE,
    VersionState.LISTED,
    VersionState.SUPERSEDED,
)


def newest_by_state() -> dict[VersionState, list[PackageVersion]]:
    """The newest version of every method, by how far it is."""
    newest = PackageVersion.objects.order_by("package_id", "-number").distinct("package_id").values("pk")
    found: dict[VersionState, list[PackageVersion]] = {state: [] for state in ORDER}
    for version in _versions().filter(pk__in=newest).order_by("package__title_lt"):
        found[VersionState(version.state)].append(version)
    return {state: versions for state, versions in found.items() if versions}


def package(code: str) -> MethodologyPackage | None:
    """A method with all its versions, newest first, and the titles it had."""
    found = MethodologyPackage.objects.prefetch_related(Prefetch("versions", _versions()), "former_titles")
    return found.filter(code=code).first()


def shown() -> list[MethodologyPackage]:
    """Methods with a version everybody may see; `versions` holds those only."""
    return list(_shown().order_by("kind", "title_lt"))


def shown_package(code: str) -> MethodologyPackage | None:
    return _shown().prefetch_related("former_titles").filter(code=code).first()


def covering(service_type_code: str) -> list[MethodologyPackage]:
    """Methods everybody may see that are written for that kind of service by name; those for all are not listed."""
    return list(_shown().filter(service_type_codes__contains=[service_type_code]).order_by("kind", "title_lt"))


def version(uuid: UUID) -> PackageVersion | None:
    """One version with its documents, rounds and comments."""
    comments = Comment.objects.select_related("by", "organisation")
    rounds = ConsultationRound.objects.prefetch_related(Prefetch("comments", comments))
    return _versions().prefetch_related(Prefetch("rounds", rounds)).filter(uuid=uuid).first()


def file(key: int) -> VersionFile | None:
    return VersionFile.objects.select_related("version", "document").filter(pk=key).first()


def round_of(uuid: UUID) -> ConsultationRound | None:
    return ConsultationRound.objects.select_related("version__package").filter(uuid=uuid).first()


def comment(uuid: UUID) -> Comment | None:
    found = Comment.objects.select_related("round__version__package", "by", "organisation")
    return found.filter(uuid=uuid).first()


def standing(of: PackageVersion, *, on: date) -> rules.Standing:
    """What a version has for its next step. A round that has not begun is not over either."""
    newest = newest_round(of)
    return rules.Standing(
        files=VersionFile.objects.filter(version=of, role=FileRole.TEXT).count(),
        open_comments=Comment.objects.filter(round__version=of, state=CommentState.OPEN).count(),
        round_is_open=newest is not None and newest.closes_on >= on,
    )


def newest_round(of: PackageVersion) -> ConsultationRound | None:
    """The one that counts: a former round is over once another is opened, whatever its last day."""
    return ConsultationRound.objects.filter(version=of).order_by("-id").first()


def open_rounds(*, on: date) -> list[ConsultationRound]:
    """Consultations one may comment in today, the soonest to close first."""
    later = ConsultationRound.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    found = ConsultationRound.objects.filter(
        ~Exists(later), version__state=VersionState.CONSULTATION, opens_on__lte=on, closes_on__gte=on
    )
    return list(found.select_related("version__package").order_by("closes_on", "id"))


def to_settle(*, on: date) -> list[PackageVersion]:
    """Versions whose consultation is over and that wait for answers or for approval."""
    running = ConsultationRound.objects.filter(version=OuterRef("pk"), closes_on__gte=on)
    return list(_versions().filter(~Exists(running), state=VersionState.CONSULTATION))


def methods_with(document: Document) -> list[PackageVersion]:
    """Versions everybody may see that a document belongs to."""
    return list(_versions().filter(files__document=document, state__in=SHOWN_TO_ALL).distinct())


def _versions() -> QuerySet[PackageVersion]:
    files = VersionFile.objects.select_related("document").prefetch_related(
        Prefetch("document__stored_files", StoredFile.objects.defer(*HEAVY))
    )
    return (
        PackageVersion.objects.select_related("package")
        .prefetch_related(Prefetch("files", files))
        .annotate(
            comments_count=Count("rounds__comments", distinct=True),
            open_count=Count("rounds__comments", filter=Q(rounds__comments__state=CommentState.OPEN), distinct=True),
        )
        .order_by("package", "-number")
    )


def _shown() -> QuerySet[MethodologyPackage]:
    versions = _versions().filter(state__in=SHOWN_TO_ALL)
    found = MethodologyPackage.objects.filter(versions__state__in=SHOWN_TO_ALL).distinct()
    return found.prefetch_related(Prefetch("versions", versions))
