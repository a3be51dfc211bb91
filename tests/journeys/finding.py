"""Finding records of the invented country on the pages of whoever may see them, as that person would."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext
from playwright.sync_api import Page as BrowserPage

KEY = "([0-9a-f]{8}-[0-9a-f-]{27})"
# What is sought: the page it is looked for on, and how its address looks there.
PLACES = {
    "@account": ("/lt/darbas/paskyros/", rf"/lt/darbas/paskyros/{KEY}/"),
    "@case": ("/lt/atvejai/?state=plan_active", rf"/lt/atvejai/{KEY}/"),
    "@emergency": ("/lt/atvejai/prieigos-ypatingu-atveju/", rf"/prieigos-ypatingu-atveju/{KEY}/"),
    "@event": ("/lt/darbas/renginiai/", rf"/lt/darbas/renginiai/{KEY}/"),
    "@family_conference": ("/lt/atvejai/seimos-konferencijos/", rf"/seimos-konferencijos/{KEY}/"),
    "@institution": ("/lt/darbas/istaigos/", rf"/lt/darbas/istaigos/{KEY}/"),
    "@meeting": ("/lt/darbas/stebesena/", r"/lt/darbas/stebesena/posedziai/(\d{4}-\d\d-\d\d)/"),
    "@method": ("/lt/darbas/metodikos/", r'href="/lt/darbas/metodikos/(?!nauja)([a-z0-9-]+)/"'),
    "@note": ("@case", rf"/lt/atvejai/[0-9a-f-]+/irasai/{KEY}/"),
    "@quality_process": ("/lt/darbas/kokybe/", rf"/lt/darbas/kokybe/{KEY}/"),
    "@staff_assessment": ("/lt/darbas/darbuotojai/vertinimai/", rf"/lt/darbas/darbuotojai/vertinimai/{KEY}/"),
    "@study": ("/lt/darbas/tyrimai/", rf"/lt/darbas/tyrimai/{KEY}/"),
    "@task": ("@case", rf"/lt/atvejai/[0-9a-f-]+/uzduotys/{KEY}/"),
    "@training": ("/lt/darbas/mokymai/", rf"/lt/darbas/mokymai/{KEY}/"),
    "@transfer": ("/lt/atvejai/perdavimai/", rf"/lt/atvejai/perdavimai/{KEY}/"),
}


@dataclass
class Walker:
    """Somebody with one window, and the keys found so far on their pages."""

    context: BrowserContext
    page: BrowserPage
    found: dict[str, str] = field(default_factory=dict)

    def find(self, sought: str) -> str:
        """The key of the first such record this person comes upon."""
        if sought not in self.found:
            where, looks_like = PLACES[sought]
            page = f"/lt/atvejai/{self.find(where)}/" if where.startswith("@") else where
            told = self.context.request.get(page, max_retries=2).text()
            match = re.search(looks_like, told)
            assert match, f"{sought} is not to be found on {page}"
            self.found[sought] = match.group(1)
        return self.found[sought]
