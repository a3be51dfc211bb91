"""What can go wrong with permission, each with its sentence."""

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
