from yizhi.domain.org.models.account import Account, ConfirmationCode
from yizhi.domain.org.models.agency import Agency
from yizhi.domain.org.models.appointment import Appointment
from yizhi.domain.org.models.certificate import Certificate, LegalQualification
from yizhi.domain.org.models.device import Device
from yizhi.domain.org.models.division import Division
from yizhi.domain.org.models.installation import Installation, Setting
from yizhi.domain.org.models.person import Person, PersonFile
from yizhi.domain.org.models.recusal import RecusalDeclaration
from yizhi.domain.org.models.signing_in import FormerPassword, SignInTry
from yizhi.domain.org.models.team import Team

__all__ = [
    "Account",
    "Agency",
    "Appointment",
    "Certificate",
    "ConfirmationCode",
    "Device",
    "Division",
    "FormerPassword",
    "Installation",
    "LegalQualification",
    "Person",
    "PersonFile",
    "RecusalDeclaration",
    "Setting",
    "SignInTry",
    "Team",
]
