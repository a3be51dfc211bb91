"""The register of breaches."""

from uuid import UUID

from pertvarka.people.rights.models import Breach


def breaches() -> list[Breach]:
    """All of them, the newest first: the register is whole or it is none."""
    return list(Breach.objects.select_related("recorded_by"))


def open_breaches() -> list[Breach]:
    """Those that still need something done, the oldest first."""
    return list(Breach.objects.filter(closed_at=None).order_by("discovered_at", "id"))


def breach(uuid: UUID) -> Breach | None:
    return Breach.objects.select_related("recorded_by").filter(uuid=uuid).first()


def next_number(year: int) -> str:
    """AP-2026-003 after AP-2026-002."""
    prefix = f"AP-{year}-"
    last = Breach.objects.filter(number__startswith=prefix).order_by("-number").values_list("number", flat=True).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:03d}"
