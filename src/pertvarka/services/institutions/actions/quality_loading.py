"""Frameworks of quality brought from definitions/quality.yaml into the tables."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.services.institutions.models import Principle, QualityFramework
from pertvarka.services.institutions.quality_definitions import frameworks


@transaction.atomic
def load_frameworks(*, counts: Counter[str], by: str) -> None:
    """Make what is not there yet; a version that stands is never rewritten."""
    for shape in frameworks():
        made, is_new = QualityFramework.objects.get_or_create(
            code=shape.code,
            version=shape.version,
            defaults={"title_lt": shape.title.lt, "title_en": shape.title.en, "scale_max": shape.scale_max},
        )
        if not is_new:
            continue
        Principle.objects.bulk_create(
            Principle(framework=made, order=order, title_lt=title.lt, title_en=title.en)
            for order, title in enumerate(shape.principles, start=1)
        )
        counts["quality_frameworks"] += 1
        audit.record("quality.framework_loaded", about=f"quality_framework:{shape.code}-{shape.version}", by=by)
