"""Ce qui se fait à chaque ouverture pour écrire : comparer au témoin, rejouer, noter, ranger."""

from collections.abc import Iterator

from sqlalchemy import Connection

from cep_desktop.documents.typographie import accorder
from cep_desktop.storage.coffre.emplacement import Emplacement, copies_en_conflit, situer
from cep_desktop.storage.coffre.fichiers import lieux_du_temoin
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.rejeu import rejouer_effacements
from cep_desktop.storage.coffre.temoin import Temoin, charger_temoin
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.journal import Geste

_PREMIERE_LIGNE = 1
_SUITE = "Comparez avec la dernière sauvegarde, et prévenez votre service informatique."
_SANS_TEMOIN = (
    "Le témoin du coffre a disparu ou a été altéré\u00a0: un retour en arrière ne se verrait pas. "
    "Il vient d’être refait."
)


def reveiller(coffre: CoffreOuvert) -> tuple[str, ...]:
    """Compare le coffre à ses témoins, note l’ouverture et rend ce qu’il faut dire à la personne.

    Lève `EcritureImpossible`.
    """
    dedans = coffre.interieur
    chemins = lieux_du_temoin(dedans.dossier, dedans.entete.coffre, dedans.ailleurs)
    lus = [charger_temoin(chemin) for chemin in chemins]
    temoins = [temoin for temoin in lus if temoin and temoin.est_authentique(dedans.journal)]
    with ecriture(dedans.moteur) as connexion:
        est_ancien = dedans.journal.tete(connexion).n > _PREMIERE_LIGNE
        recul = _recul(connexion, dedans.journal, temoins)
        if est_ancien and not temoins:
            recul = _SANS_TEMOIN
        if recul:
            dedans.noter_dans(connexion, Geste.RECUL)
        effaces = rejouer_effacements(
            connexion,
            coffre.dossiers,
            dedans.journal,
            [effacement for temoin in temoins for effacement in temoin.effacements],
        )
        dedans.noter_dans(connexion, Geste.OUVERTURE)
    coffre.acces.purger()
    dedans.reposer()
    revenus = f"De nouveau effacés, comme demandé\u00a0: {accorder(effaces, 'dossier')}."
    alertes = (recul, revenus if effaces else "", *alertes_du_lieu(dedans))
    return tuple(filter(None, alertes))


def alertes_du_lieu(dedans: Interieur) -> Iterator[str]:
    """Dit si le coffre est sur un partage, dans un dossier synchronisé, ou copié en double."""
    match situer(dedans.dossier):
        case Emplacement.RESEAU:
            yield (
                "Ce coffre est sur un partage réseau\u00a0: une coupure pourrait l’abîmer. "
                "Déplacez-le sur ce poste."
            )
        case Emplacement.SYNCHRONISE:
            yield (
                "Ce coffre est dans un dossier synchronisé, qui pourrait en mêler deux versions. "
                "Déplacez-le, et choisissez plutôt ce dossier pour les sauvegardes."
            )
        case _:
            pass
    conflits = copies_en_conflit(dedans.dossier)
    if conflits:
        yield (
            f"Une synchronisation a laissé des copies à côté du coffre\u00a0: "
            f"{', '.join(conflits)}. Elles ne sont pas lues."
        )


def _recul(connexion: Connection, journal: Journal, temoins: list[Temoin]) -> str:
    """Rend la phrase d’un retour en arrière ; vide s’il n’y en a pas."""
    tete, reprise = journal.tete(connexion), journal.reprise(connexion)
    manquent = max((temoin.n for temoin in temoins), default=0) - tete.n
    if manquent > 0:
        gestes = accorder(manquent, "geste enregistré n’y est", "gestes enregistrés n’y sont")
        return f"Le coffre a été ramené en arrière\u00a0: {gestes} plus. {_SUITE}"
    compares = [temoin for temoin in temoins if temoin.n > reprise.n]
    if any(journal.sceau(connexion, temoin.n) != temoin.tete for temoin in compares):
        return f"Le coffre a été remplacé par une autre suite d’enregistrements. {_SUITE}"
    return ""
