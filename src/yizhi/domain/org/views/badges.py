"""States in one or two words."""

from collections.abc import Iterable
from datetime import date

from yizhi.domain.org.models import Certificate
from yizhi.domain.org.terms import CertificateStatus
from yizhi.platform.pages.patterns import Badge, Tone

_TONES: dict[CertificateStatus, Tone] = {
    CertificateStatus.VALID: "ok",
    CertificateStatus.EXPIRING: "warn",
    CertificateStatus.NOT_YET: "info",
}


def certificate_badge(certificate: Certificate | None, day: date, warning_days: int) -> Badge:
    if certificate is None:
        return Badge("无证", "danger")
    status = certificate.status(day, warning_days)
    return Badge(status.label, _TONES.get(status, "danger"))


def best_certificate(certificates: Iterable[Certificate], day: date) -> Certificate | None:
    """The valid one that lasts longest, else the last one there was."""
    held = sorted(certificates, key=lambda c: (c.valid_on(day), c.valid_to), reverse=True)
    return held[0] if held else None


def sample_marks(sample: bool) -> list[Badge]:
    return [Badge("样例", "info")] if sample else []
