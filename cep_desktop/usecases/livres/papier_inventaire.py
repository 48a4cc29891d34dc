"""L’inventaire des compétences en Word : seul, ou joint au paquet de remise."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.livres.inventaire import (
    Inventaire,
    InventaireImpossible,
    LigneInventaire,
    inventorier,
    inventorier_le_dossier,
    metier_choisi,
)
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import Papier

if TYPE_CHECKING:
    from cep_desktop.documents.inventaire.contenu import ContenuInventaire, Rubrique
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

RIEN_D_ECRIT = "Rien encore d’écrit."
TOUT_EST_LA = "Rien : tout est déjà là."


def composer_contenu(dossier: Dossier, inventaire: Inventaire, *, le: date) -> "ContenuInventaire":
    """Rend ce que le papier dira d’un inventaire, le jour `le`, sans rien de privé."""
    from cep_desktop.documents.inventaire.contenu import ContenuInventaire
    from cep_desktop.documents.plan_action.noms import Noms

    partage = dossier.partageable()
    noms = Noms.de(partage)
    fictif = "Exemple fictif – " if partage.est_fictif else ""
    code = f" {inventaire.code}" if inventaire.code else ""
    source = f"Fiche du métier{code} : {inventaire.source}. " if inventaire.source else ""
    return ContenuInventaire(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=composer(f"{fictif}Mes compétences – {ecrire_date(le)}"),
        sous_titre=f"{noms.personne}, avec {noms.conseiller_et_fonction}",
        metier=composer(inventaire.metier),
        rubriques=(
            _rubrique("Je sais déjà le faire", "Ce qui le montre", inventaire.tenues,
                      RIEN_D_ECRIT),
            _rubrique("Je le fais autrement", "D’où cela vient", inventaire.transferables,
                      RIEN_D_ECRIT),
            _rubrique("À apprendre", "Ce qui est prévu", inventaire.a_acquerir,
                      TOUT_EST_LA if inventaire.tenues else RIEN_D_ECRIT),
        ),
        source=composer(f"{source}Aucune note n’est donnée. Je peux tout corriger."),
    )  # fmt: skip


def composer_inventaire(
    dossier: Dossier, inventaire: Inventaire, gabarits: Gabarits, *, le: date
) -> Papier:
    """Compose le papier en mémoire. Lève `GabaritInvalide` ou `PapierImpossible`."""
    from cep_desktop.documents.inventaire.ecriture import MODELE, ecrire

    octets = ecrire(composer_contenu(dossier, inventaire, le=le), gabarits.lire(MODELE.nom))
    nature, fin = NaturePapier.INVENTAIRE, f"-{inventaire.code}" if inventaire.code else ""
    nom = gabarits.regles().nommer(nature.value, f"{fin}.docx", dossier, le=le)
    return Papier(nature, nom, octets)


def deposer_inventaire(
    dossier: Dossier,
    code: str,
    bibliotheque: "Bibliotheque",
    gabarits: Gabarits,
    sortie: Path,
    *,
    le: date,
) -> Path:
    """Dépose l’inventaire d’un métier du livre, sous un nom neutre. Lève `ErreurMetier`."""
    inventaire = inventorier(dossier, code, bibliotheque)
    if inventaire is None:
        raise InventaireImpossible(
            f"Le métier {code} n’est pas dans les livres installés.",
            remede="Vérifiez le code ROME, ou installez le livre des métiers.",
        )
    papier = composer_inventaire(dossier, inventaire, gabarits, le=le)
    return deposer(sortie, {papier.nom: papier.octets})[0]


def inventaire_a_remettre(
    dossier: Dossier, bibliotheque: "Bibliotheque", gabarits: Gabarits, *, le: date
) -> tuple[Papier, ...]:
    """L’inventaire du métier choisi, à joindre au paquet ; rien si aucun métier n’est choisi.

    Sans livre, ou si le métier n’y est pas, il se fait avec ce que le dossier en dit.
    """
    vise = metier_choisi(dossier.partageable())
    if vise is None:
        return ()
    du_livre = inventorier(dossier, vise.rome, bibliotheque) if vise.rome else None
    inventaire = du_livre or inventorier_le_dossier(dossier, vise)
    if not (inventaire.tenues or inventaire.transferables or inventaire.a_acquerir):
        return ()
    return (composer_inventaire(dossier, inventaire, gabarits, le=le),)


def _rubrique(
    titre: str, preuve: str, lignes: tuple[LigneInventaire, ...], vide: str
) -> "Rubrique":
    from cep_desktop.documents.inventaire.contenu import LigneDeCompetence, Rubrique

    return Rubrique(
        composer(f"{titre} : {len(lignes)}"),
        preuve,
        tuple(LigneDeCompetence(composer(x.libelle), composer(x.preuve) or "–") for x in lignes),
        "" if lignes else composer(vide),
    )
