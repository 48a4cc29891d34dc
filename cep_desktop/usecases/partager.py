"""Préparer un envoi à un autre opérateur : ce qui part, avec quel accord, et la trace gardée."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.documents.dossier_chiffre.contenu import DossierTransmis
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.forme import feuilles
from cep_desktop.domain.liens import ecrire_lieu
from cep_desktop.domain.pliage import mots
from cep_desktop.domain.transmission import (
    FicheTransmission,
    PartieDossier,
    SensTransmission,
)
from cep_desktop.rules.donnees_sensibles import Signalement, sensibilites
from cep_desktop.usecases.accord import PartageRefuse, trouver_permission
from cep_desktop.usecases.commandes.transmission import NoterTransmission
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.selection import selectionner

_LETTRES_D_UN_NOM = 3


@dataclass(frozen=True, slots=True)
class Envoi:
    """Un envoi prêt, à relire avec la personne avant de l’écrire.

    `trace` note l’envoi dans le dossier ; `mentions` dit où le nom reste écrit alors que l’identité
    ne part pas ; `sensibles` ce qui part de sensible.
    """

    transmis: DossierTransmis
    trace: NoterTransmission
    mentions: tuple[str, ...]
    sensibles: tuple[Signalement, ...]


def preparer(
    dossier: Dossier,
    parties: Collection[PartieDossier],
    *,
    le: date,
    destinataire: str | None = None,
) -> Envoi:
    """Prépare l’envoi de ces parties. Lève `PartageRefuse`."""
    choisies = tuple(partie for partie in PartieDossier if partie in parties)
    if not choisies:
        raise PartageRefuse(
            "Rien n’est choisi\u00a0: il n’y a rien à transmettre.",
            remede="Choisissez avec la personne au moins une partie du dossier.",
        )
    permission = trouver_permission(dossier, choisies, destinataire=destinataire, le=le)
    reduit = selectionner(dossier, choisies, consentement=permission.accord.id)
    fiche = FicheTransmission(
        envoyee_le=le,
        expediteur=dossier.referent.nom_complet,
        structure=dossier.structure.nom,
        destinataire=permission.destinataire,
        parties=choisies,
        consentement=permission.accord.id,
    )
    return Envoi(
        transmis=DossierTransmis(fiche, reduit),
        trace=NoterTransmission(
            sens=SensTransmission.ENVOYEE,
            le=le,
            organisme=permission.destinataire,
            parties=choisies,
            consentement=permission.accord.id,
        ),
        mentions=tuple(dict.fromkeys(_mentions(dossier, reduit))),
        sensibles=sensibilites(reduit),
    )


def _mentions(entier: Dossier, reduit: Dossier) -> Iterator[str]:
    """Dit où le prénom ou le nom, retirés, restent écrits dans un texte libre qui part."""
    personne = entier.beneficiaire
    if reduit.beneficiaire == personne:
        return
    noms = mots(personne.nom_complet, lettres=_LETTRES_D_UN_NOM)
    for feuille in feuilles(reduit):
        if feuille.est_libre and noms & mots(str(feuille.valeur)):
            yield ecrire_lieu(feuille.lieu)


@contextmanager
def ecrire(envoi: Envoi, phrase: str, chemin: Path) -> Iterator[None]:
    """Écrit l’envoi chiffré, et le retire si ce qui suit échoue : pas d’envoi sans sa trace.

    Lève `PhraseDePasseFaible`, `DepotImpossible`, ou `PartageRefuse` si `chemin` existe déjà.
    """
    from cep_desktop.documents import dossier_chiffre

    if chemin.exists():
        raise PartageRefuse(
            f"{chemin} existe déjà. Rien n’a été écrit.", remede="Choisissez un autre nom."
        )
    octets = dossier_chiffre.ecrire(envoi.transmis, phrase)
    deposer(chemin.parent, {chemin.name: octets})
    try:
        yield
    except BaseException:
        chemin.unlink(missing_ok=True)
        raise
