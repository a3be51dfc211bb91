"""Work of the library in the background: reading the text of a file."""

from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.programme.library.permissions import Permission


@register.job("library.read_file", title=_("Reading the text of a file"), permission=Permission.DOCUMENT_CHANGE)
def read_file(job: RunningJob, *, file: int) -> None:
    from pertvarka.programme.library import keeping_files  # noqa: PLC0415 (models must stand first)
    from pertvarka.programme.library.models import StoredFile  # noqa: PLC0415

    found = StoredFile.objects.select_related("document__organisation").filter(pk=file).first()
    if found is not None:  # it may have been taken away meanwhile
        keeping_files.read(found, by=job.requested_by)
