"""Loading the methods that sources list: what they are, which documents they are written in, and nothing more."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pertvarka.foundation.base.definitions import contradiction
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.programme.library.definitions import FILE, DocumentsFile
from pertvarka.programme.library.models import Document, FormerTitle, MethodologyPackage, PackageVersion, VersionFile
from pertvarka.programme.library.states import VersionState


def load_packages(file: DocumentsFile, *, documents: Mapping[tuple[Any, ...], Document], counts: Counter[str]) -> None:
    """Bring the listed methods in step with the file; versions made and titles corrected at work stay as they are.

    Raises:
        DefinitionBroken: a version names a document the file does not have.
    """
    _check(file)
    corrected = set(FormerTitle.objects.values_list("package__code", flat=True))
    packages = synchronise(
        MethodologyPackage,
        [
            {"code": shape.code, "kind": shape.kind}
            | ({} if shape.code in corrected else columns("title", shape.title))
            for shape in file.packages
        ],
        key=("code",),
        counts=counts,
    )
    versions = synchronise(
        PackageVersion,
        [
            {
                "package": packages[(shape.code,)],
                "number": number,
                "state": VersionState.LISTED,
                **columns("note", version.note),
            }
            for shape in file.packages
            for number, version in enumerate(shape.versions, start=1)
        ],
        key=("package_id", "number"),
        counts=counts,
    )
    synchronise(
        VersionFile,
        [
            {
                "version": versions[(packages[(shape.code,)].pk, number)],
                "document": documents[(code,)],
                "order": order,
            }
            for shape in file.packages
            for number, version in enumerate(shape.versions, start=1)
            for order, code in enumerate(version.documents, start=1)
        ],
        key=("version_id", "document_id"),
        counts=counts,
    )


def _check(file: DocumentsFile) -> None:
    known = {document.code for document in file.documents}
    for position, shape in enumerate(file.packages):
        for version in shape.versions:
            for code in version.documents:
                if code not in known:
                    raise contradiction(
                        FILE,
                        ["packages", position, "versions"],
                        problem=f"there is no document {code}",
                        cure_lt="Pataisykite kodą.",
                        cure_en="Correct the code.",
                    )
