"""Faire la clé d’un organisme : trois fichiers, dont un à mettre sous clé."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.phrase import exiger_forte
from cep_desktop.signing.certificat.emission import (
    ecrire_certificat,
    ecrire_p12,
    emettre,
    emettre_racine,
)
from cep_desktop.usecases.depot import deposer

RACINE, RACINE_PUBLIQUE, SIGNATAIRE, A_LIRE = (
    "racine-a-mettre-sous-cle.p12",
    "racine-a-donner.pem",
    "cle-du-signataire.p12",
    "a-lire.txt",
)
_A_LIRE = """\
Clé de {organisme}, faite le {le}.

{signataire}
  Le fichier à choisir pour signer. Sa phrase n’est écrite nulle part.

{publique}
  À donner à qui veut vérifier vos documents, et à poser dans le magasin de certificats de Windows.

{racine}
  Sert à faire d’autres clés. Mettez-le sur une clé USB rangée sous clé, puis effacez-le d’ici.

Ce que cela prouve : le fichier vient de l’organisme et n’a pas changé.
Ce que cela ne prouve pas : ce n’est pas une signature qualifiée.
"""


@dataclass(frozen=True, slots=True)
class ClesFaites:
    """Où sont les fichiers, et celui qui signe."""

    dossier: Path
    signataire: Path


def faire_les_cles(
    organisme: str, signataire: str, phrase: str, sortie: Path, *, le: datetime
) -> ClesFaites:
    """Fait la racine et la clé d’un signataire. Lève `ErreurMetier`."""
    exiger_forte(phrase)
    racine = emettre_racine(organisme, le=le)
    cle = emettre(racine, signataire, le=le)
    a_lire = _A_LIRE.format(
        organisme=organisme, le=le.astimezone().date().isoformat(),
        signataire=SIGNATAIRE, publique=RACINE_PUBLIQUE, racine=RACINE,
    )  # fmt: skip
    deposer(
        sortie,
        {
            RACINE: ecrire_p12(racine, phrase),
            RACINE_PUBLIQUE: ecrire_certificat(racine),
            SIGNATAIRE: ecrire_p12(cle, phrase),
            A_LIRE: a_lire.encode(),
        },
    )
    return ClesFaites(sortie, sortie / SIGNATAIRE)
