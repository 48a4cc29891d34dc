"""Chaque papier de chaque exemple, écrit dans le modèle livré."""

from collections.abc import Mapping
from functools import cache

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import confirme
from cep_desktop.domain.revision import FichierSigne
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.papiers import NaturePapier, possibles
from cep_desktop.usecases.produire import composer_papiers
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet
from tests.cas.plan import euros


def la_veille(dossier: Dossier) -> Dossier:
    """Le dossier de Camille à sa première version : une action de moins, 250 € de l’employeur."""
    suivi = dossier.accompagnement
    plan = suivi.plan_financement
    premiere, *autres = suivi.plan_action.etapes
    financements = tuple(
        f.avec(demande=confirme(euros("250")), affectations=()) if f.id == "F2" else f
        for f in plan.financements
    )
    return dossier.avec(
        accompagnement=suivi.avec(
            revisions=suivi.revisions[:1],
            clos_le=None,
            plan_financement=plan.avec(financements=financements),
            plan_action=suivi.plan_action.avec(
                etapes=(premiere.avec(actions=premiere.actions[1:]), *autres)
            ),
        )
    )


def signe(dossier: Dossier) -> Dossier:
    """Le dossier dont la version en cours vient d’être signée, avec un fichier remis."""
    suivi = dossier.accompagnement
    fichier = FichierSigne(
        nom="plan-action-0142-v2.docx", sha256="0123456789abcdef" * 4, signatures=2
    )
    close = suivi.revisions[-1].avec(signee_le=LE, fichiers_signes=(fichier,))
    return dossier.avec(accompagnement=suivi.avec(revisions=(*suivi.revisions[:-1], close)))


DOSSIERS = {
    **dict.fromkeys(EXEMPLES, exemple),
    "complet": lambda _: signe(un_dossier_complet()),
    "vide": lambda _: un_dossier(),
}
HORS_WORD = frozenset({NaturePapier.PLAN_FINANCEMENT, NaturePapier.AGENDA, NaturePapier.INVENTAIRE})
WORD = tuple(n for n in NaturePapier if n not in HORS_WORD)


@cache
def papiers(nom: str) -> Mapping[str, bytes]:
    """Tous les papiers Word qu’un exemple permet, note d’alerte comprise, par nom de fichier."""
    dossier = DOSSIERS[nom](nom)
    avant = la_veille(dossier) if nom == "complet" else None
    natures = [n for n in possibles(dossier, avant=avant) if n in WORD]
    if dossier.accompagnement.alertes:
        natures.append(NaturePapier.ALERTE)
    ecrits = composer_papiers(dossier, GabaritsEmbarques(), le=LE, natures=natures, avant=avant)
    return {papier.nom: papier.octets for papier in ecrits}


def tous() -> list[tuple[str, str]]:
    """Chaque exemple et chacun de ses papiers."""
    return [(nom, papier) for nom in DOSSIERS for papier in papiers(nom)]
