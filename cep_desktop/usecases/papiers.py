"""Les papiers que l’application sait écrire, et ce que chacun demande au dossier."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from cep_desktop.domain.code import Code
from cep_desktop.domain.competence import MetierVise
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.ports import Gabarits


class NaturePapier(Code):
    """Un papier que l’application sait produire.

    L’agenda et l’inventaire se joignent au paquet, avec les règles et les livres du poste :
    `ecrire` ne compose pas le premier, et fait le second sans livre.
    """

    PLAN_ACTION = "plan_action", "Plan d’actions"
    PLAN_FINANCEMENT = "plan_financement", "Plan de financement"
    SYNTHESE_ACCUEIL = "synthese_accueil", "Synthèse d’accueil"
    PROJET_STRATEGIE = "projet_strategie", "Projet et stratégie"
    FICHE_FALC = "fiche_falc", "Fiche facile à lire"
    RECU = "recu", "Reçu des informations"
    COURRIER_FINANCEUR = "courrier_financeur", "Courrier à un financeur"
    COURRIER_EMPLOYEUR = "courrier_employeur", "Demande d’absence à l’employeur"
    COURRIER_AMENAGEMENT = "courrier_amenagement", "Demande d’aménagement"
    COURRIER_REORIENTATION = "courrier_reorientation", "Lettre de réorientation"
    PREUVE = "preuve", "Preuve de signature"
    BILAN = "bilan", "Bilan du plan"
    AVENANT = "avenant", "Avenant"
    ALERTE = "alerte", "Note d’alerte interne"
    AGENDA = "agenda", "Agenda à emporter"
    INVENTAIRE = "inventaire", "Inventaire de compétences"


DE_BASE = (NaturePapier.PLAN_ACTION, NaturePapier.PLAN_FINANCEMENT)
"""Les deux papiers de tout plan."""

INTERNES = frozenset({NaturePapier.ALERTE})
"""Ce qui ne se remet jamais à la personne."""


class _AvecEnTete(Protocol):
    """Ce que dit un papier Word : il nomme l’organisme, sauf si la personne écrit elle-même."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def structure(self) -> str:
        """Le nom en tête du papier."""


Dit = TypeVar("Dit", bound=_AvecEnTete)


@dataclass(frozen=True, slots=True)
class Demande:
    """De quoi écrire un papier : le dossier, ses modèles, le jour imprimé.

    `avant` est le dossier tel qu’il était à la version précédente du plan, pour un avenant.
    """

    dossier: Dossier
    gabarits: Gabarits
    le: date
    avant: Dossier | None = None

    def habiller(self, dit: Dit) -> Dit:
        """Le contenu, avec l’en-tête et le signataire que l’organisme a réglés.

        Une lettre de la personne n’a ni l’un ni l’autre.
        """
        regles, change = self.gabarits.regles(), {}
        if not dit.structure:
            return dit
        if regles.en_tete:
            change["structure"] = composer(regles.en_tete)
        if regles.signature and hasattr(dit, "signataire"):
            change["signataire"] = composer(regles.signature)
        return replace(dit, **change) if change else dit


Fichiers = Iterator[tuple[str, bytes]]
"""Fin du nom et octets de chaque fichier d’un papier : « .docx », « -2.xlsx »."""


def ecrire(nature: NaturePapier, demande: Demande) -> Fichiers:
    """Écrit les fichiers d’un papier. Lève `ErreurMetier` si le dossier ne le permet pas."""
    return _ECRIVAINS[nature](demande)


def possibles(dossier: Dossier, *, avant: Dossier | None = None) -> tuple[NaturePapier, ...]:
    """Les papiers à composer que ce dossier permet d’écrire, l’essentiel d’abord."""
    from cep_desktop.documents.courrier.financeur import a_qui_ecrire

    suivi, formations = dossier.accompagnement, dossier.accompagnement.formations
    conditions: Mapping[NaturePapier, bool] = {
        NaturePapier.COURRIER_FINANCEUR: bool(a_qui_ecrire(dossier)),
        NaturePapier.COURRIER_EMPLOYEUR: _a_un_employeur(dossier),
        NaturePapier.COURRIER_AMENAGEMENT: any(f.amenagements for f in formations),
        NaturePapier.COURRIER_REORIENTATION: bool(dossier.accueil.orientations),
        NaturePapier.PREUVE: suivi.revision is not None and suivi.revision.signee_le is not None,
        NaturePapier.BILAN: suivi.clos_le is not None,
        NaturePapier.AVENANT: avant is not None,
        NaturePapier.ALERTE: False,
        NaturePapier.AGENDA: False,
        NaturePapier.INVENTAIRE: False,
    }
    return tuple(nature for nature in NaturePapier if conditions.get(nature, True))


def _a_un_employeur(dossier: Dossier) -> bool:
    from cep_desktop.domain.fait import CodeFait
    from cep_desktop.domain.situation import Mot

    employeur = dossier.situation.fait(CodeFait.EMPLOYEUR, le=date.max)
    a_des_dates = any(f.periode for f in dossier.accompagnement.formations)
    return employeur is not None and isinstance(employeur.reponse, Mot) and a_des_dates


def _plan_action(demande: Demande) -> Fichiers:
    from cep_desktop.documents.plan_action import ancres, contenu, ecriture

    dit = demande.habiller(contenu.composer(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ancres.NOM_DU_GABARIT))


def _plan_financement(demande: Demande) -> Fichiers:
    from cep_desktop.documents.plan_financement import contenu, ecriture

    yield ".xlsx", ecriture.ecrire(contenu.composer(demande.dossier, le=demande.le))


def _synthese(demande: Demande) -> Fichiers:
    from cep_desktop.documents.synthese_accueil import contenu, ecriture

    dit = demande.habiller(contenu.composer_synthese(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _projet(demande: Demande) -> Fichiers:
    from cep_desktop.documents.projet_strategie import contenu, ecriture

    dit = demande.habiller(contenu.composer_projet(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _fiche(demande: Demande) -> Fichiers:
    from cep_desktop.documents.fiche_falc import contenu, ecriture

    dit = demande.habiller(contenu.composer_fiche(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _recu(demande: Demande) -> Fichiers:
    from cep_desktop.documents.recu import contenu, ecriture

    dit = demande.habiller(contenu.composer_recu(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _preuve(demande: Demande) -> Fichiers:
    from cep_desktop.documents.preuve import contenu, ecriture

    dit = demande.habiller(contenu.composer_preuve(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _bilan(demande: Demande) -> Fichiers:
    from cep_desktop.documents.bilan import contenu, ecriture

    dit = demande.habiller(contenu.composer_bilan(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _alerte(demande: Demande) -> Fichiers:
    from cep_desktop.documents.alerte import contenu, ecriture

    dit = demande.habiller(contenu.composer_alerte(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _avenant(demande: Demande) -> Fichiers:
    from cep_desktop.documents.avenant import contenu, ecriture

    avant = demande.avant or demande.dossier
    dit = demande.habiller(contenu.composer_avenant(avant, demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


def _courriers_financeur(demande: Demande) -> Fichiers:
    from cep_desktop.documents.courrier import ecriture, financeur

    for rang, organisme in enumerate(financeur.a_qui_ecrire(demande.dossier), 1):
        dit = demande.habiller(
            financeur.composer_financeur(demande.dossier, organisme, le=demande.le)
        )
        modele = demande.gabarits.lire(ecriture.modele_de(dit).nom)
        yield f"-{rang}.docx", ecriture.ecrire(dit, modele)


def _employeur(demande: Demande) -> Fichiers:
    from cep_desktop.documents.courrier import ecriture, employeur

    dit = demande.habiller(employeur.composer_employeur(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.modele_de(dit).nom))


def _amenagement(demande: Demande) -> Fichiers:
    from cep_desktop.documents.courrier import amenagement, ecriture

    dit = demande.habiller(amenagement.composer_amenagement(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.modele_de(dit).nom))


def _reorientation(demande: Demande) -> Fichiers:
    from cep_desktop.documents.courrier import ecriture, reorientation

    dit = demande.habiller(reorientation.composer_reorientation(demande.dossier, le=demande.le))
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.modele_de(dit).nom))


def _inventaire(demande: Demande) -> Fichiers:
    from cep_desktop.documents.inventaire import ecriture
    from cep_desktop.usecases.livres import inventaire, papier_inventaire

    vise = inventaire.metier_choisi(demande.dossier) or MetierVise(
        id="M0", appellation="Un métier à choisir"
    )
    dit = papier_inventaire.composer_contenu(
        demande.dossier,
        inventaire.inventorier_le_dossier(demande.dossier, vise),
        le=demande.le,
    )
    yield ".docx", ecriture.ecrire(dit, demande.gabarits.lire(ecriture.MODELE.nom))


_ECRIVAINS: Mapping[NaturePapier, Callable[[Demande], Fichiers]] = {
    NaturePapier.PLAN_ACTION: _plan_action,
    NaturePapier.PLAN_FINANCEMENT: _plan_financement,
    NaturePapier.SYNTHESE_ACCUEIL: _synthese,
    NaturePapier.PROJET_STRATEGIE: _projet,
    NaturePapier.FICHE_FALC: _fiche,
    NaturePapier.RECU: _recu,
    NaturePapier.COURRIER_FINANCEUR: _courriers_financeur,
    NaturePapier.COURRIER_EMPLOYEUR: _employeur,
    NaturePapier.COURRIER_AMENAGEMENT: _amenagement,
    NaturePapier.COURRIER_REORIENTATION: _reorientation,
    NaturePapier.PREUVE: _preuve,
    NaturePapier.BILAN: _bilan,
    NaturePapier.AVENANT: _avenant,
    NaturePapier.ALERTE: _alerte,
    NaturePapier.INVENTAIRE: _inventaire,
}
