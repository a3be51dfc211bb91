"""What can go wrong with permission, each with its sentence."""

from datetime import date
from typing import ClassVar

from pertvarka.foundation.base.errors import PertvarkaError


class NotAllowed(PertvarkaError):
    """The account has no role that gives this permission today; a page answers as if the thing did not exist."""

    def __init__(self, *, code: str) -> None:
        self.code = code
        super().__init__(
            lt="Šiam veiksmui jūsų vaidmuo teisės neduoda. Jei jos reikia darbui, kreipkitės į administratorių.",
            en="Your role does not give the right to do this. If your work needs it, ask the administrator.",
        )


class AccountExists(PertvarkaError):
    """The e-mail has an account already."""

    def __init__(self) -> None:
        super().__init__(
            lt="Paskyra su šiuo el. paštu jau yra. Suteikite jai vaidmenį, naujos paskyros nereikia.",
            en="There is already an account with this e-mail. Give it a role; no new account is needed.",
        )


class DemoOnly(PertvarkaError):
    """Demonstration accounts were asked for outside demo mode."""

    def __init__(self) -> None:
        super().__init__(
            lt="Demonstracinės paskyros veikia tik demonstracinėje versijoje.",
            en="Demonstration accounts work in the demonstration only.",
        )


class RoleUnknown(PertvarkaError):
    """A role code without its file in definitions/roles/."""

    def __init__(self, code: str) -> None:
        super().__init__(
            lt=f"Vaidmens „{code}“ nėra. Vaidmenys aprašyti kataloge definitions/roles, po vieną faile.",
            en=f'There is no role "{code}". Roles are described in definitions/roles, one file each.',
        )


class AccountUnknown(PertvarkaError):
    """No account has that key."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tokios paskyros nėra.",
            en="There is no such account.",
        )


class AccountClosed(PertvarkaError):
    """A closed account gets no roles and is not closed again."""

    def __init__(self) -> None:
        super().__init__(
            lt="Ši paskyra uždaryta, todėl jos nebekeičiame.",
            en="This account is closed, so it is not changed any more.",
        )


class ForOneself(PertvarkaError):
    """Nobody gives, approves, closes or unlocks for themselves."""

    def __init__(self) -> None:
        super().__init__(
            lt="Sau to padaryti negalite: reikia kito administratoriaus.",
            en="You cannot do this for yourself: another administrator has to.",
        )


class LastAdministrator(PertvarkaError):
    """After this nobody could give roles any more."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tai paskutinis žmogus, galintis suteikti vaidmenis. Pirma suteikite šį vaidmenį kitam.",
            en="This is the last administrator who can give roles. Give the role to somebody else first.",
        )


class RoleNotHeld(PertvarkaError):
    """The public and the person hold no role here: nobody signs in as one."""

    def __init__(self, *, title_lt: str, title_en: str) -> None:
        super().__init__(
            lt=f"Vaidmuo „{title_lt}“ niekam nesuteikiamas: su juo neprisijungiama.",
            en=f"The role “{title_en}” is given to nobody: one does not sign in with it.",
        )


class PurposeMissing(PertvarkaError):
    """A role was to be given without saying for what."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite, kam vaidmuo suteikiamas: įsakymą, sutartį ar paskyrimą.",
            en="Write what the role is given for: the order, contract or appointment.",
        )


class ReasonMissing(PertvarkaError):
    """A request or refusal without its reason."""

    def __init__(self) -> None:
        super().__init__(
            lt="Įrašykite priežastį: ją matys kitas žmogus ir ji liks žurnale.",
            en="Write the reason: the other person will read it, and it stays on record.",
        )


class PlaceMissing(PertvarkaError):
    """The role reaches nothing without an organisation, municipality or region."""

    SENTENCES: ClassVar[dict[str, tuple[str, str]]] = {
        "organisation": (
            "Nurodykite organizaciją: be jos šis vaidmuo nieko nerodytų.",
            "Name the organisation: without it this role would show nothing.",
        ),
        "municipality": (
            "Nurodykite savivaldybę: be jos šis vaidmuo nieko nerodytų.",
            "Name the municipality: without it this role would show nothing.",
        ),
        "region": (
            "Nurodykite regioną: be jo šis vaidmuo nieko nerodytų.",
            "Name the region: without it this role would show nothing.",
        ),
    }

    def __init__(self, *, place: str) -> None:
        self.place = place
        lt, en = self.SENTENCES[place]
        super().__init__(lt=lt, en=en)


class TwoTerritories(PertvarkaError):
    """A membership stands in a municipality or a region, not in both."""

    def __init__(self) -> None:
        super().__init__(
            lt="Pasirinkite savivaldybę arba regioną, ne abu.",
            en="Choose the municipality or the region, not both.",
        )


class PeriodReversed(PertvarkaError):
    """The last day comes before the first."""

    def __init__(self) -> None:
        super().__init__(
            lt="Paskutinė diena yra ankstesnė už pirmąją. Patikrinkite datas.",
            en="The last day comes before the first. Check the dates.",
        )


class PeriodBegunBefore(PertvarkaError):
    """Roles are not given for days that have passed."""

    def __init__(self) -> None:
        super().__init__(
            lt="Vaidmuo suteikiamas nuo šiandienos ar vėliau. Ankstesnę įsakymo datą įrašykite prie paskirties.",
            en="A role is given from today or a later day. Write an earlier date of the order into the purpose.",
        )


class RoleOverlaps(PertvarkaError):
    """The account holds the same role in the same place on some of these days."""

    def __init__(self, *, valid_from: date, valid_until: date | None) -> None:
        until_lt = f"iki {valid_until.isoformat()}" if valid_until else "be pabaigos datos"
        until_en = f"until {valid_until.isoformat()}" if valid_until else "without an end date"
        super().__init__(
            lt=f"Šis vaidmuo toje pačioje vietoje jau suteiktas nuo {valid_from.isoformat()} {until_lt}. "
            "Pirma jį užbaikite arba pasirinkite kitas dienas.",
            en=f"This role in the same place is given already from {valid_from.isoformat()} {until_en}. "
            "End that one first, or choose other days.",
        )


class RoleDecided(PertvarkaError):
    """The role does not wait for a second person: it was approved, refused, or has ended."""

    def __init__(self) -> None:
        super().__init__(
            lt="Dėl šio vaidmens jau nuspręsta arba jo laikas pasibaigė.",
            en="This role has been decided on already, or its time is over.",
        )


class LastDayImpossible(PertvarkaError):
    """A role ends yesterday at the earliest, not before it begins and not later than it would have."""

    def __init__(self) -> None:
        super().__init__(
            lt="Paskutinė diena gali būti vakar arba vėlesnė, ne ankstesnė už pirmąją vaidmens dieną ir ne vėlesnė už "
            "ligšiolinę paskutinę.",
            en="The last day can be yesterday or later, not before the role's first day and not past its last day.",
        )


class OwnRequest(PertvarkaError):
    """Who asked does not decide."""

    def __init__(self) -> None:
        super().__init__(
            lt="Savo prašymo tvirtinti negalite: sprendžia kitas žmogus.",
            en="You cannot decide on your own request: another person does.",
        )


class ApprovalDecided(PertvarkaError):
    """The request was decided before, perhaps a minute ago by a colleague."""

    def __init__(self) -> None:
        super().__init__(
            lt="Dėl šio prašymo jau nuspręsta.",
            en="This request has been decided on already.",
        )


class ApprovalNotUsable(PertvarkaError):
    """What was approved is carried out once, by who asked for it."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šio patvirtinimo panaudoti nebegalima: jis jau panaudotas, atmestas arba jo prašė kitas žmogus.",
            en="This approval cannot be used: it was used already, refused, or asked for by somebody else.",
        )


class PermissionUnknown(LookupError):
    """If you are seeing this, code asked for a permission that no room has registered.

    Check the spelling; then check that the room's AppConfig.ready calls `permissions.register`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f'No room has registered the permission "{code}".')


class PermissionMalformed(ValueError):
    """If you are seeing this, a permission does not follow the grammar `room:noun:verb`."""

    def __init__(self, code: str) -> None:
        super().__init__(f'"{code}" is not room:noun:verb in lower case.')


class PermissionDeclaredTwice(ValueError):
    """If you are seeing this, two rooms declare the same permission: the noun belongs to one of them."""

    def __init__(self, code: str) -> None:
        super().__init__(f'The permission "{code}" is declared by two rooms.')
