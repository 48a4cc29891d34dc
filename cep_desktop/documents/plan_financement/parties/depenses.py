"""Ce que coûte le projet, ligne par ligne."""

from dataclasses import dataclass
from decimal import Decimal

from cep_desktop.documents.typographie import ecrire_nombre
from cep_desktop.domain.depense import Depense, RegimeTaxe
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Montant, connu

SANS_ETAPE = "Tout le projet"
SANS_JUSTIFICATIF = "À fournir"


@dataclass(frozen=True, slots=True)
class LigneDepense:
    """Une dépense ; `montant` est toutes taxes comprises, `None` si le prix est inconnu."""

    cle: str
    poste: str
    etape: str
    objet: str
    unite: str
    quantite: Decimal
    prix_unitaire: Montant | None
    taxe: str
    montant: Montant | None
    justificatif: str

    @property
    def taux(self) -> Decimal | None:
        """Taux de taxe en pour cent, lu dans « HT, taxe 5,5 % » ; `None` sans taxe à ajouter."""
        if not self.taxe.startswith(RegimeTaxe.HT.libelle):
            return None
        return Decimal(self.taxe.split()[-2].replace(",", "."))


def lister(dossier: Dossier) -> tuple[LigneDepense, ...]:
    """Rend les dépenses dans l’ordre du dossier."""
    accompagnement = dossier.accompagnement
    rangs = {etape.id: n for n, etape in enumerate(accompagnement.plan_action.etapes, start=1)}
    return tuple(
        LigneDepense(
            cle=depense.id,
            poste=depense.poste.libelle,
            etape=f"Étape\u00a0{rangs[depense.etape]}" if depense.etape else SANS_ETAPE,
            objet=_objet(depense),
            unite=depense.unite.libelle,
            quantite=depense.quantite,
            prix_unitaire=connu(depense.prix_unitaire),
            taxe=_taxe(depense),
            montant=depense.montant,
            justificatif=str(depense.justificatif or SANS_JUSTIFICATIF),
        )
        for depense in accompagnement.plan_financement.depenses
    )


def _objet(depense: Depense) -> str:
    if not depense.fournisseur:
        return depense.libelle
    if depense.libelle in {depense.fournisseur, depense.poste.libelle}:
        return depense.fournisseur
    return f"{depense.libelle}, {depense.fournisseur}"


def _taxe(depense: Depense) -> str:
    if depense.taux_taxe is None:
        return depense.regime.libelle
    return f"{depense.regime.libelle}, taxe {ecrire_nombre(depense.taux_taxe)}\u00a0%"
