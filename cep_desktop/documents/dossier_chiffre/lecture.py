"""Lit un fichier `.cep` sans lui faire confiance."""

import json

from pydantic import ValidationError

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_chiffre.contenu import FORMAT, VERSION, DossierTransmis
from cep_desktop.documents.dossier_chiffre.enveloppe import dechiffrer
from cep_desktop.documents.dossier_chiffre.erreurs import TransmissionIllisible
from cep_desktop.documents.dossier_portable.analyse import (
    TAILLE_MAXIMALE as TAILLE_DU_DOSSIER,
)
from cep_desktop.documents.dossier_portable.analyse import analyser
from cep_desktop.documents.dossier_portable.probleme import problemes_de_forme
from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.transmission import FicheTransmission

TAILLE_MAXIMALE = TAILLE_DU_DOSSIER + 1_048_576
"""Octets : le plus grand dossier lisible, et ce que le chiffrement ajoute."""

_CHAMPS = {"format", "version", "fiche", "dossier"}


def lire(octets: bytes, phrase: str) -> DossierTransmis:
    """Rend le dossier transmis.

    Lève `TransmissionIllisible` (dont `PhraseDeTransmissionFausse`) ou `DossierIllisible`.
    """
    if len(octets) > TAILLE_MAXIMALE:
        raise TransmissionIllisible(
            f"Ce fichier pèse {len(octets) // 1_048_576}\u00a0Mo. Un dossier en fait moins de 50.",
            remede="Vérifiez que c’est le bon fichier.",
        )
    return lire_en_clair(dechiffrer(octets, phrase))


def lire_en_clair(clair: bytes) -> DossierTransmis:
    """Lit le contenu déchiffré. Lève `TransmissionIllisible` ou `DossierIllisible`."""
    contenu = analyser(clair)
    version = contenu.get("version")
    if contenu.get("format") != FORMAT or type(version) is not int or version < 1:
        raise TransmissionIllisible("Ce fichier s’ouvre, mais ne contient pas de dossier transmis.")
    if version > VERSION:
        raise TransmissionIllisible(
            f"Ce dossier transmis est au format {version}\u00a0; ce poste lit jusqu’au format "
            f"{VERSION}.",
            remede="Mettez CEP Desktop à jour, puis ouvrez-le de nouveau.",
        )
    en_trop = tuple(
        Probleme(nom[:60], "ce champ n’existe pas dans cette version.")
        for nom in sorted(set(contenu) - _CHAMPS)
    )
    if en_trop:
        raise TransmissionIllisible(
            "Ce fichier n’a pas la forme d’un dossier transmis.", problemes=en_trop
        )
    dossier = dossier_portable.lire(json.dumps(contenu.get("dossier")).encode())
    fiche = _lire_fiche(contenu.get("fiche"))
    if fiche.consentement not in {accord.id for accord in dossier.consentements}:
        raise TransmissionIllisible(
            "L’accord de la personne que cite la fiche n’est pas joint à ce dossier.",
            remede="Demandez à l’expéditeur un nouvel envoi.",
        )
    return DossierTransmis(fiche, dossier)


def _lire_fiche(brut: object) -> FicheTransmission:
    try:
        return FicheTransmission.model_validate_json(json.dumps(brut), strict=True)
    except ValidationError as cause:
        raise TransmissionIllisible(
            "La fiche de transmission de ce fichier est incomplète ou fausse.",
            problemes=problemes_de_forme(cause, brut),
        ) from None
