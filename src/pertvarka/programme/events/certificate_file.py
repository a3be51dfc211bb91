"""The certificate as a file: a tagged PDF (PDF/UA-1) with a QR code of the address where anybody may check it."""

import io
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from pertvarka.foundation.base import print as printing
from pertvarka.foundation.base.templatetags import numbers
from pertvarka.programme.events.models import Certificate, CertificateProof

LAYOUT = Path(__file__).parent / "certificate.typ"


def pdf(certificate: Certificate) -> bytes:
    """In the active language; the same certificate gives the same bytes."""
    proof = certificate.proof
    return printing.pdf(
        LAYOUT, data_of(proof, name=certificate.registration.participant.name), made_at=certificate.issued_at
    )


def data_of(proof: CertificateProof, *, name: str) -> dict[str, object]:
    days = proof.starts_on.isoformat()
    if proof.ends_on != proof.starts_on:
        days = f"{days} – {proof.ends_on.isoformat()}"
    address = address_of(proof)
    return {
        "title": _("Certificate"),
        "number": proof.number,
        "language": translation.get_language() or "lt",
        "certifies": _("This certifies that"),
        "name": name,
        "attended": _("took part in the event"),
        "event": proof.title,
        "invented": _("Invented for the demonstration") if proof.is_invented else "",
        "facts": [
            {"label": _("Academic hours"), "value": numbers.decimal_number(proof.hours, 1)},
            {"label": _("Days"), "value": days},
            {"label": _("Issued by"), "value": str(proof.issuer)},
            {"label": _("Issued on"), "value": proof.issued_on.isoformat()},
        ],
        "check": _("Whether this certificate stands can be checked here:"),
        "address": address,
        "picture": picture(address),
        "picture-words": _("QR code of the address %(address)s") % {"address": address},
    }


def address_of(proof: CertificateProof) -> str:
    """The whole address of the public page of a certificate, in the active language."""
    return whole_address("public_site:certificate", proof.code)


def whole_address(name: str, *parts: object) -> str:
    """An address as it stands on paper."""
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=parts)}"


def picture(address: str) -> str:
    """The QR code of an address, as SVG."""
    import qrcode  # noqa: PLC0415 (the library comes with the first certificate)
    from qrcode.image.svg import SvgPathImage  # noqa: PLC0415

    written = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, error_correction=qrcode.ERROR_CORRECT_M, border=2).save(written)
    return written.getvalue().decode()


def as_png(address: str) -> bytes:
    """The same code as dots, for a printed sheet in the hall."""
    import qrcode  # noqa: PLC0415

    written = io.BytesIO()
    qrcode.make(address, error_correction=qrcode.ERROR_CORRECT_M, box_size=12, border=4).save(written)
    return written.getvalue()
