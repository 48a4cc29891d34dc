"""Mettre en pages tout ce qui se remet sur papier, pour le voir puis l’imprimer."""

from collections.abc import Callable

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.apercevoir import Apercu, apercevoir_fichiers
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.joints import joindre
from cep_desktop.usecases.remise import composer_remise, refuser_ce_qui_est_prive, se_met_en_pages

TITRE = "Tous les papiers"


def apercevoir_la_remise(
    dossier: Dossier, atelier: Atelier, *, dire: Callable[[str], None] | None = None
) -> Apercu:
    """Rend les pages de tous les papiers du paquet, sans rien déposer.

    Lève `RemiseRefusee`, `SansConvertisseur` ou `ErreurMetier`.
    """
    le, gabarits = atelier.aujourd_hui(), atelier.gabarits
    joints = joindre(
        dossier, gabarits, atelier.regles, atelier.livres, maintenant=atelier.maintenant(), le=le
    )
    papiers = composer_remise(dossier, gabarits, le=le, joints=joints.papiers, dire=dire)
    refuser_ce_qui_est_prive(dossier, papiers)
    fichiers = {p.nom: p.octets for p in papiers if se_met_en_pages(p.nom)}
    return apercevoir_fichiers(TITRE, fichiers, dire=dire)
