"""Street addresses of places, where the rows let the asker see them: own ones, or those that are no secret."""

from pertvarka.services.catalogue.models import SiteAddress


def of_site(site: int) -> str:
    """The address, '' where there is none or it is not for the asker; asked inside a scope."""
    found = SiteAddress.objects.select_related("site").filter(site=site).first()
    return found.address if found else ""
