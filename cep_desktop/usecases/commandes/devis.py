"""Les gestes sur un devis : le noter, le corriger, le retenir, le retirer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.depense import Depense, Justificatif, Poste, RegimeTaxe
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.formation import Devis
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
from cep_desktop.usecases.commandes.formation import changer_formation
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver


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


@dataclass(frozen=True, slots=True)
class ModifierDevis:
    """Corrige un devis ; ce qu’il a chiffré et prouvé au plan se corrige avec lui."""

    formation: str
    devis: str
    champs: Mapping[str, object]
    libelle: str = field(default="devis corrigé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le devis corrigé. Lève `ElementIntrouvable`."""
        parcours = trouver(dossier.accompagnement.formations, self.formation)
        ancien = trouver(parcours.devis, self.devis)
        neuf = ancien.avec(**self.champs)
        if neuf == ancien:
            return dossier
        dossier = changer_formation(
            dossier,
            self.formation,
            lambda f: f.avec(devis=changer(f.devis, self.devis, lambda _: neuf)),
        )
        if not neuf.est_retenu:
            return dossier
        for depense in dossier.accompagnement.plan_financement.depenses:
            if depense.justificatif == _preuve(ancien):
                preuve = {"justificatif": _preuve(neuf)}
                dossier = ModifierDepense(depense.id, preuve).appliquer(dossier)
        return RetenirDevis(self.formation, self.devis).appliquer(dossier)


def champs_du_devis(
    organisme: str,
    prix: Montant | None,
    *,
    numero: str = "",
    date_le: date | None = None,
    valable_jusqu_au: date | None = None,
) -> dict[str, object]:
    """Rend les champs d’un devis lu : son prix écrit vaut preuve ; absent, il est inconnu."""
    montant: Chiffre = INCONNU
    if prix is not None:
        source = f"Devis de {organisme}"
        montant = MontantConnu(montant=prix, certitude=Certitude.CONFIRME, source=source)
    return {
        "organisme": organisme,
        "montant": montant,
        "numero": numero,
        "date_le": date_le,
        "valable_jusqu_au": valable_jusqu_au,
    }


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
