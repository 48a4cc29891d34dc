"""Ce que coûte le projet, ligne par ligne."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.erreurs import MontantIllisible
from cep_desktop.domain.formation import Pourcentage
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import Chiffre, Montant, connu
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur

Quantite = Annotated[Decimal, Field(gt=0, le=100_000, max_digits=8, decimal_places=2)]
"""Nombre d’unités, supérieur à zéro, deux décimales au plus."""


class Poste(Code):
    """Nature d’une dépense ; un financeur paie ou non un poste."""

    PEDAGOGIE = "pedagogie", "Formation"
    VALIDATION = "validation", "Jury, validation"
    INSCRIPTION = "inscription", "Inscription"
    MATERIEL = "materiel", "Matériel"
    TRANSPORT = "transport", "Transport"
    REPAS = "repas", "Repas"
    HEBERGEMENT = "hebergement", "Hébergement"
    GARDE = "garde", "Garde d’enfants"
    REMUNERATION = "remuneration", "Rémunération"
    AUTRE = "autre", "Autre"


class Unite(Code):
    """Unité du prix ; le libellé s’écrit au singulier."""

    HEURE = "heure", "heure"
    JOUR = "jour", "jour"
    MOIS = "mois", "mois"
    KILOMETRE = "kilometre", "kilomètre"
    NUIT = "nuit", "nuit"
    REPAS = "repas", "repas"
    TITRE = "titre", "titre de transport"
    CARNET = "carnet", "carnet"
    FORFAIT = "forfait", "forfait"


class RegimeTaxe(Code):
    """Comment le prix est exprimé."""

    NET = "net", "Net de taxe"
    TTC = "ttc", "TTC"
    HT = "ht", "HT"


class Justificatif(Valeur):
    """La pièce qui prouve une dépense ou une décision."""

    nature: Intitule
    numero: Ligne = ""
    date_le: date | None = None
    valable_jusqu_au: date | None = None

    def __str__(self) -> str:
        return f"{self.nature} {self.numero}".strip()


class Depense(Valeur):
    """Une ligne de coût. Le montant est arrondi au centime, ligne par ligne."""

    id: Cle
    poste: Poste
    libelle: Intitule
    etape: Cle | None = None
    fournisseur: Ligne = ""
    unite: Unite = Unite.FORFAIT
    quantite: Quantite = Decimal(1)
    prix_unitaire: Chiffre
    regime: RegimeTaxe = RegimeTaxe.TTC
    taux_taxe: Pourcentage | None = None
    justificatif: Justificatif | None = None

    @model_validator(mode="after")
    def _taxe_dite(self) -> Self:
        if self.regime is RegimeTaxe.HT and self.taux_taxe is None:
            raise ValueError("un prix hors taxe demande un taux de taxe, en pour cent.")
        if self.regime is not RegimeTaxe.HT and self.taux_taxe is not None:
            raise ValueError("le taux de taxe ne s’écrit que pour un prix hors taxe.")
        return self

    @model_validator(mode="after")
    def _montant_vraisemblable(self) -> Self:
        try:
            _ = self.montant
        except MontantIllisible as cause:
            raise ValueError(f"le total de cette ligne est impossible. {cause}") from cause
        return self

    @property
    def montant(self) -> Montant | None:
        """Ce que la ligne coûte, taxe comprise, en euros ; `None` si le prix est inconnu."""
        prix = connu(self.prix_unitaire)
        if prix is None:
            return None
        hors_taxe = prix.fois(self.quantite)
        if self.taux_taxe is None:
            return hors_taxe
        return hors_taxe + hors_taxe.fois(self.taux_taxe / 100)
