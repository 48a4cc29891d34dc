"""Prendre un montage : le plan de financement devient celui qui est proposé, en un seul geste."""

from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Affectation,
    Assurance,
    Demarche,
    Financement,
    ReferenceRegle,
)
from cep_desktop.domain.montant import connu, estime
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.commandes.depense import changer_financement
from cep_desktop.usecases.commandes.financement import SupprimerFinancement
from cep_desktop.usecases.commandes.suite import changer, cle_neuve

_OUVERTES = {Assurance.DEMANDE, Assurance.A_DEMANDER}


def demandes_ouvertes(plan: PlanFinancement) -> tuple[Financement, ...]:
    """Les demandes que rien n’a encore décidées : ce qu’un montage peut changer."""
    return tuple(aide for aide in plan.aides if aide.assurance in _OUVERTES)


def remplacee(plan: PlanFinancement, apportee: Apportee) -> Financement | None:
    """La demande ouverte que cette aide reprend, ou `None` si elle est nouvelle."""
    ouvertes = (d for d in demandes_ouvertes(plan) if d.dispositif == apportee.offre.code)
    return next(ouvertes, None)


def delaissees(
    plan: PlanFinancement, melange: Melange, calculees: frozenset[str]
) -> tuple[Financement, ...]:
    """Les demandes ouvertes que le calcul a regardées, et que le montage ne reprend pas."""
    reprises = {
        demande.id for a in melange.apportees if (demande := remplacee(plan, a)) is not None
    }
    return tuple(
        d for d in demandes_ouvertes(plan) if d.id not in reprises and d.dispositif in calculees
    )


def hors_calcul(plan: PlanFinancement, calculees: frozenset[str]) -> tuple[Financement, ...]:
    """Les demandes ouvertes que les règles ne savent pas calculer : un montage n’y touche pas."""
    return tuple(d for d in demandes_ouvertes(plan) if d.dispositif not in calculees)


@dataclass(frozen=True, slots=True)
class PrendreMontage:
    """Reprend les aides d’un mélange ; ce qui est accordé ou refusé ne change pas.

    Une demande non reprise disparaît si rien n’est parti ; envoyée, elle est notée abandonnée.
    Celle que le calcul n’a pas regardée (`calculees` nomme les autres) reste comme elle est.
    """

    melange: Melange
    calculees: frozenset[str]
    libelle: str = field(default="montage pris", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où le plan suit le montage."""
        plan = dossier.accompagnement.plan_financement
        for demande in delaissees(plan, self.melange, self.calculees):
            dossier = _delaisser(dossier, demande)
        for apportee in self.melange.apportees:
            if apportee.offre.confiance is not Confiance.ACCORDE:
                dossier = _demander(dossier, apportee)
        return dossier


def _delaisser(dossier: Dossier, demande: Financement) -> Dossier:
    if demande.envoye_le is None and demande.demarche is Demarche.A_PREPARER:
        return SupprimerFinancement(demande.id).appliquer(dossier)
    return _changer(dossier, demande.id, {"demarche": Demarche.ABANDONNEE, "decision": None})


def _demander(dossier: Dossier, apportee: Apportee) -> Dossier:
    volet = dossier.accompagnement
    champs: dict[str, object] = {
        "demande": estime(apportee.montant),
        "affectations": tuple(
            Affectation(depense=p.cout.cle, montant=p.montant) for p in apportee.paiements
        ),
    }
    ancienne = remplacee(volet.plan_financement, apportee)
    if ancienne is not None:
        if connu(ancienne.demande) == apportee.montant:
            champs.pop("demande")
        return _changer(dossier, ancienne.id, champs)
    offre = apportee.offre
    neuve = Financement.model_validate(
        {
            "id": cle_neuve("F", volet),
            "dispositif": offre.code,
            "libelle": offre.nom,
            "financeur": offre.financeur,
            "nature": offre.nature,
            "regle": _regle(apportee),
            **champs,
        }
    )
    return changer_financement(
        dossier, lambda plan: plan.avec(financements=(*plan.financements, neuve))
    )


def _regle(apportee: Apportee) -> ReferenceRegle | None:
    """Le texte qui borne cette aide, s’il y en a un."""
    textes = (p.reference for p in apportee.offre.plafonds if p.reference)
    texte = next(textes, "")
    return ReferenceRegle(texte=texte) if texte else None


def _changer(dossier: Dossier, cle: str, champs: dict[str, object]) -> Dossier:
    return changer_financement(
        dossier,
        lambda plan: plan.avec(
            financements=changer(plan.financements, cle, lambda f: f.avec(**champs))
        ),
    )
