"""Les gestes sur une formation : ses devis comparés, ses aménagements négociés."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.depense import Depense, Justificatif, Poste, RegimeTaxe
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.formation import Amenagement, Devis, ObjetAmenagement, ParcoursFormation
from cep_desktop.domain.montant import (
    INCONNU,
    Certitude,
    Chiffre,
    Montant,
    MontantConnu,
    connu,
    sommer,
)
from cep_desktop.usecases.commandes.depense import AjouterDepense, ModifierDepense
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver


def changer_formation(
    dossier: Dossier, cle: str, changement: Callable[[ParcoursFormation], ParcoursFormation]
) -> Dossier:
    """Rend le dossier où cette formation est changée. Lève `ElementIntrouvable`."""
    volet = dossier.accompagnement
    formations = changer(volet.formations, cle, changement)
    return dossier.avec(accompagnement=volet.avec(formations=formations))


@dataclass(frozen=True, slots=True)
class AjouterFormation:
    """Ajoute le parcours de formation envisagé ; `champs` sont les siens, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="formation ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette formation."""
        volet = dossier.accompagnement
        cle = cle_suivante("P", (f.id for f in volet.formations))
        neuve = ParcoursFormation.model_validate({**self.champs, "id": cle})
        return dossier.avec(accompagnement=volet.avec(formations=(*volet.formations, neuve)))


@dataclass(frozen=True, slots=True)
class ModifierFormation:
    """Change des champs d’une formation."""

    formation: str
    champs: Mapping[str, object]
    libelle: str = field(default="formation modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la formation changée. Lève `ElementIntrouvable`."""
        return changer_formation(dossier, self.formation, lambda f: f.avec(**self.champs))


@dataclass(frozen=True, slots=True)
class SupprimerFormation:
    """Retire une formation du plan, avec ses devis et ses aménagements."""

    formation: str
    libelle: str = field(default="formation supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans elle ; ses dépenses restent. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        return dossier.avec(
            accompagnement=volet.avec(formations=retirer(volet.formations, self.formation))
        )


@dataclass(frozen=True, slots=True)
class AjouterDevis:
    """Ajoute un devis à comparer ; `champs` sont ceux de `Devis`, sans la clé."""

    formation: str
    champs: Mapping[str, object]
    libelle: str = field(default="devis ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce devis. Lève `ElementIntrouvable`."""
        cles = (d.id for f in dossier.accompagnement.formations for d in f.devis)
        devis = Devis.model_validate({**self.champs, "id": cle_suivante("V", cles)})
        return changer_formation(dossier, self.formation, lambda f: f.avec(devis=(*f.devis, devis)))


def devis_recu(
    formation: str, organisme: str, prix: Montant | None, valable_jusqu_au: date | None
) -> AjouterDevis:
    """Rend le geste qui note un devis : son prix écrit vaut preuve ; absent, il est inconnu."""
    montant: Chiffre = INCONNU
    if prix is not None:
        source = f"Devis de {organisme}"
        montant = MontantConnu(montant=prix, certitude=Certitude.CONFIRME, source=source)
    champs = {"organisme": organisme, "montant": montant, "valable_jusqu_au": valable_jusqu_au}
    return AjouterDevis(formation, champs)


@dataclass(frozen=True, slots=True)
class SupprimerDevis:
    """Retire un devis noté par erreur ; la dépense qu’il a chiffrée garde son prix."""

    formation: str
    devis: str
    libelle: str = field(default="devis supprimé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce devis. Lève `ElementIntrouvable`."""
        return changer_formation(
            dossier, self.formation, lambda f: f.avec(devis=retirer(f.devis, self.devis))
        )


@dataclass(frozen=True, slots=True)
class RetenirDevis:
    """Retient un devis parmi d’autres ; la dépense de formation prend son prix et sa preuve."""

    formation: str
    devis: str
    libelle: str = field(default="devis retenu", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où ce devis est le seul retenu. Lève `ElementIntrouvable`."""
        parcours = trouver(dossier.accompagnement.formations, self.formation)
        choisi = trouver(parcours.devis, self.devis)
        dossier = changer_formation(
            dossier,
            self.formation,
            lambda f: f.avec(devis=tuple(d.avec(est_retenu=d.id == self.devis) for d in f.devis)),
        )
        ancienne = _depense(dossier)
        champs = {
            "prix_unitaire": _prix(dossier, choisi, ancienne),
            "quantite": 1,
            "regime": RegimeTaxe.TTC,
            "taux_taxe": None,
            "fournisseur": choisi.organisme,
            "justificatif": _preuve(choisi),
        }
        if ancienne is not None:
            return ModifierDepense(ancienne.id, champs).appliquer(dossier)
        neuve = {"poste": Poste.PEDAGOGIE, "libelle": parcours.intitule, **champs}
        return AjouterDepense(neuve).appliquer(dossier)


@dataclass(frozen=True, slots=True)
class DemanderAmenagement:
    """Note la demande d’adapter un parcours ou une prestation : durée, contenu, coût."""

    formation: str
    objets: tuple[ObjetAmenagement, ...]
    demande: str
    interlocuteur: str
    le: date
    libelle: str = field(default="aménagement demandé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette demande. Lève `ElementIntrouvable`."""
        cles = (a.id for f in dossier.accompagnement.formations for a in f.amenagements)
        amenagement = Amenagement(
            id=cle_suivante("G", cles),
            objets=self.objets,
            demande=self.demande,
            interlocuteur=self.interlocuteur,
            demande_le=self.le,
        )
        return changer_formation(
            dossier, self.formation, lambda f: f.avec(amenagements=(*f.amenagements, amenagement))
        )


@dataclass(frozen=True, slots=True)
class NoterReponseAmenagement:
    """Note ce que l’organisme a répondu à une demande d’aménagement."""

    amenagement: str
    reponse: str
    le: date
    libelle: str = field(default="réponse à l’aménagement notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la réponse. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        trouver((a for f in volet.formations for a in f.amenagements), self.amenagement)
        champs = {"reponse": self.reponse, "reponse_le": self.le if self.reponse else None}
        formations = tuple(
            f.avec(
                amenagements=tuple(
                    a.avec(**champs) if a.id == self.amenagement else a for a in f.amenagements
                )
            )
            for f in volet.formations
        )
        return dossier.avec(accompagnement=volet.avec(formations=formations))


def _depense(dossier: Dossier) -> Depense | None:
    depenses = dossier.accompagnement.plan_financement.depenses
    return next((d for d in depenses if d.poste is Poste.PEDAGOGIE), None)


def _prix(dossier: Dossier, devis: Devis, formation: Depense | None) -> Chiffre:
    """Le prix de la formation seule : le devis, moins les frais notés à part sur le même devis."""
    total = connu(devis.montant)
    if total is None or not isinstance(devis.montant, MontantConnu) or not devis.numero:
        return devis.montant
    autres = sommer(
        d.montant
        for d in dossier.accompagnement.plan_financement.depenses
        if d is not formation and d.montant is not None and d.justificatif is not None
        if d.justificatif.numero == devis.numero
    )
    reste = total - autres
    return devis.montant if reste.centimes <= 0 else devis.montant.avec(montant=reste)


def _preuve(devis: Devis) -> Justificatif:
    return Justificatif(
        nature="Devis",
        numero=devis.numero,
        date_le=devis.date_le,
        valable_jusqu_au=devis.valable_jusqu_au,
    )
