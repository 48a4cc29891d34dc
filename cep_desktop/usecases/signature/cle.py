"""Ouvrir une clé pour la séance, et prévenir quand elle finit."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.signing.certificat.cle import Cle, lire_p12
from cep_desktop.signing.certificat.emission import lire_nom, lire_organisme
from cep_desktop.signing.confiance import finit_bientot
from cep_desktop.signing.erreurs import CertificatRefuse
from cep_desktop.usecases.depot import charger

_TAILLE_MAXIMALE = 1_000_000


@dataclass(frozen=True, slots=True)
class CleOuverte:
    """Une clé en mémoire, à qui elle est, et ce qu’il faut en savoir."""

    cle: Cle = field(repr=False)
    phrase: str
    avertissement: str


def ouvrir_cle(fichier: Path, phrase: str, *, le: datetime) -> CleOuverte:
    """Ouvre un fichier `.p12`. Lève `CertificatRefuse` ou `DepotImpossible`."""
    return _presenter(lire_p12(charger(fichier, taille_maximale=_TAILLE_MAXIMALE), phrase), le)


def ouvrir_jeton(
    pilote: Path, code: str, *, le: datetime, serie: str = "", certificat: bytes = b""
) -> CleOuverte:
    """Ouvre la carte à puce que ce pilote PKCS#11 voit. Lève `CertificatRefuse`.

    `serie` et `certificat` désignent la carte et le certificat choisis parmi `voir_les_cartes`.
    """
    from cep_desktop.signing.certificat.carte import ouvrir_carte

    return _presenter(ouvrir_carte(pilote, code, serie=serie, certificat=certificat), le)


def _presenter(cle: Cle, le: datetime) -> CleOuverte:
    fin = cle.certificat.not_valid_after_utc
    jour = ecrire_date(fin.astimezone().date())
    if fin <= le:
        raise CertificatRefuse(
            f"Ce certificat a fini le {jour}.", remede="Demandez-en un neuf à votre organisme."
        )
    qui = ", ".join(filter(None, (lire_nom(cle.certificat), lire_organisme(cle.certificat))))
    avertissement = ""
    if finit_bientot(cle.certificat, le=le):
        avertissement = f"Ce certificat finit le {jour}. Demandez le suivant dès maintenant."
    return CleOuverte(
        cle, composer(f"Clé de {qui}, valable jusqu’au {jour}."), composer(avertissement)
    )
