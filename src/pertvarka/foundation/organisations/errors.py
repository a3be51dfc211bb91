"""What can go wrong with bodies of the reform, each with its sentence."""

from pertvarka.foundation.base.errors import PertvarkaError, Worded


class OrganisationStandsAlready(PertvarkaError):
    """A body of the same name in the same municipality."""

    def __init__(self, name: str) -> None:
        super().__init__(
            lt=f"Organizacija „{name}“ šioje savivaldybėje jau yra. Pasirinkite ją iš sąrašo.",
            en=f"There is an organisation “{name}” in this municipality already. Choose it from the list.",
        )


class NameOfOrganisationMissing(Worded):
    lt = "Įrašykite organizacijos pavadinimą ir savivaldybę."
    en = "Write the name of the organisation and its municipality."
