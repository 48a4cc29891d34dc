"""Le mandat : sans l’accord de la personne, on ne contacte personne en son nom."""

from datetime import date

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.pliage import plier


class MandatAbsent(ErreurMetier):
    """La personne n’a pas donné son accord pour ce contact."""


def mandat(dossier: Dossier, organisme: str, *, le: date) -> Consentement | None:
    """L’accord qui permet de contacter cet organisme ce jour-là ; sans destinataire, tous."""
    for accord in dossier.consentements:
        if accord.objet is not ObjetConsentement.CONTACT_FINANCEURS or not accord.vaut_le(le):
            continue
        if not accord.destinataires or plier(organisme) in map(plier, accord.destinataires):
            return accord
    return None


def exiger_mandat(dossier: Dossier, organisme: str, *, le: date) -> None:
    """Lève `MandatAbsent` si la personne n’a pas permis ce contact."""
    if mandat(dossier, organisme, le=le) is None:
        raise MandatAbsent(
            f"{dossier.beneficiaire.prenom} n’a pas encore donné son accord pour contacter "
            f"«\u00a0{organisme}\u00a0».",
            remede="Notez d’abord son accord.",
        )
