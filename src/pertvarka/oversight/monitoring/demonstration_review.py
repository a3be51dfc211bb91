"""The invented review of the running year: a draft whose sentences count as long as nobody publishes it."""

from datetime import date

from pertvarka.oversight.monitoring.models import Review, ReviewChapter

CHAPTERS = (
    (
        "Regionai susitinka",
        "The regions meet",
        """Įvykusių klasterio renginių – {4.1.1}, planuota – {4.1.1:planned}.
Seminaruose dalyvių būta {seminar-participants}, konferencijose – {conference-participants}.""",
        """Cluster events held: {4.1.1}, planned: {4.1.1:planned}.
Participants of the seminars: {seminar-participants}, of the conferences: {conference-participants}.""",
    ),
    (
        "Žmonės mokosi dirbti kitaip",
        "People learn to work in another way",
        "Apmokytų regiono, savivaldybių ir vietos lyderių – {4.2.4}, planuota – {4.2.4:planned}.",
        "Regional, municipal and local leaders trained: {4.2.4}, planned: {4.2.4:planned}.",
    ),
    (
        "Įstaigos turi planus",
        "Institutions have their plans",
        """Parengtų įstaigų pertvarkos planų – {4.2.5}.
Rengiant juos suteiktų konsultacijų valandų – {consultation-hours}.""",
        """Transformation plans of institutions made: {4.2.5}.
Hours of consultancy given on them: {consultation-hours}.""",
    ),
)


def load(*, today: date) -> None:
    """Written once; as of the day on which the demonstration was loaded."""
    review, is_new = Review.objects.get_or_create(
        year=today.year,
        defaults={
            "as_of": today,
            "title_lt": f"{today.year}-ieji: ką padarėme kartu (išgalvota)",
            "title_en": f"{today.year}: what we did together (invented)",
            "is_invented": True,
        },
    )
    if is_new:
        ReviewChapter.objects.bulk_create(
            ReviewChapter(
                review=review, order=order, title_lt=title_lt, title_en=title_en, text_lt=text_lt, text_en=text_en
            )
            for order, (title_lt, title_en, text_lt, text_en) in enumerate(CHAPTERS, start=1)
        )
