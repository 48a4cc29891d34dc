"""La feuille Dépenses : ce que ça coûte, et qui couvre quoi."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import adresse
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.mesures import elargir
from cep_desktop.documents.excel.styles import BLOC
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.controle import (
    ecrire_controle,
    lire_controle,
)
from cep_desktop.documents.plan_financement.feuilles.couverture import ecriture, lecture
from cep_desktop.documents.plan_financement.feuilles.couverture import places as matrices
from cep_desktop.documents.plan_financement.feuilles.formules import (
    arrondir,
    tous_nombres,
)
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE, Page, fermer, ouvrir
from cep_desktop.documents.plan_financement.feuilles.reprises import repartir
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    RANGEE,
    Colonne,
    Genre,
    ecrire_tableau,
    lire_tableau,
    mesurer_ligne,
)
from cep_desktop.documents.plan_financement.feuilles.totaux import Somme, ecrire_total
from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.plan_financement.parties.couverture import (
    AUCUNE_DEPENSE,
    Couverture,
)
from cep_desktop.documents.plan_financement.parties.depenses import LigneDepense
from cep_desktop.domain.montant import Montant, Total

NOM = "Dépenses"

_COLONNE_CONTROLE = 2
_QUANTITE, _PRIX, _MONTANT = 5, 6, 8
_LARGEURS = (7, 13, 11, 28, 13, 15, 20, 17, 19, 17)
_LARGEUR_EN_PLUS = 15


def _formule_montant(ligne: LigneDepense, rangee: int) -> str:
    prix, quantite = adresse((rangee, _PRIX)), adresse((rangee, _QUANTITE))
    if ligne.prix_unitaire is None:
        return prix
    hors_taxe = arrondir(f"{prix}*{quantite}")
    if ligne.taux is None:
        return hors_taxe
    taxe = arrondir(f"{hors_taxe}*{ligne.taux}/100")
    return arrondir(f"{hors_taxe}+{taxe}")


_COLONNES: tuple[Colonne[LigneDepense], ...] = (
    Colonne("Clé", "cle"),
    Colonne("Poste", "poste"),
    Colonne("Étape", "etape"),
    Colonne("Fournisseur ou objet", "objet"),
    Colonne("Unité", "unite"),
    Colonne("Quantité", "quantite", Genre.QUANTITE),
    Colonne("Prix unitaire (€)", "prix_unitaire", Genre.MONTANT),
    Colonne("Taxe", "taxe"),
    Colonne("Montant total (€)", "montant", Genre.MONTANT, formule=_formule_montant),
    Colonne("Justificatif", "justificatif"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Où sont les dépenses et la matrice, et les cases que d’autres feuilles citent."""

    depenses: Bande
    matrice: matrices.Places

    @property
    def total(self) -> str:
        """Ce que coûte le projet."""
        return adresse((self.depenses.suite, _MONTANT), NOM)

    @property
    def controle(self) -> str:
        """Le mot du contrôle."""
        return adresse((self.matrice.controle, _COLONNE_CONTROLE), NOM)


def placer(contenu: ContenuPlanFinancement) -> Places:
    """Rend la place des tableaux d’après le nombre de dépenses et d’aides."""
    hauteurs = [mesurer_ligne(d, _COLONNES, _LARGEURS, RANGEE) for d in contenu.depenses]
    reprises = repartir(hauteurs, _LARGEURS)
    depenses = Bande(ENTETE, len(contenu.depenses), reprises)
    matrice = matrices.placer(contenu.couverture, premiere=depenses.suite + 3, reprises=reprises)
    return Places(depenses, matrice)


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    places = placer(contenu)
    en_plus = max(0, places.matrice.largeur - len(_LARGEURS))
    page = Page(
        "Dépenses",
        "Une ligne par dépense. Montants en euros, pour toute la formation.",
        elargir((*_LARGEURS, *[_LARGEUR_EN_PLUS] * en_plus), _montants(contenu, places)),
        a_un_seul_tableau=False,
    )
    ouvrir(feuille, page)
    ici = places.depenses
    ecrire_tableau(
        feuille, ici, _COLONNES, contenu.depenses, largeurs=page.largeurs, vide=AUCUNE_DEPENSE
    )
    somme = Somme(
        arrondir(f"SUM({ici.colonne(_MONTANT)})"),
        Total.de([ligne.montant for ligne in contenu.depenses] or [None]),
    )
    ecrire_total(
        feuille, ici.suite, "Total", {_MONTANT: somme}, largeur=len(_COLONNES), colonne_mot=3
    )
    feuille.texte((ici.suite + 2, 0), "Qui couvre quoi", BLOC)
    feuille.page.set_row(ici.suite + 2, 20)
    ecriture.ecrire(
        feuille,
        places.matrice,
        contenu,
        montants=[adresse((rangee, _MONTANT)) for rangee in ici.rangees],
        total=adresse((ici.suite, _MONTANT)),
        largeurs=page.largeurs,
    )
    derniere = ecrire_controle(
        feuille,
        places.matrice.controle,
        _formule_controle(places),
        contenu.couverture.controle,
        contenu.couverture.explications(),
        colonne=_COLONNE_CONTROLE,
    )
    coupures = [*ici.entetes_repris, ici.suite + 2, *places.matrice.coupures]
    fermer(feuille, page, contenu.reperes, derniere=derniere, coupures=coupures)


def _montants(
    contenu: ContenuPlanFinancement, places: Places
) -> Mapping[int, list[Montant | None]]:
    montants = places.matrice.montants(contenu.couverture)
    couts = [ligne.montant for ligne in contenu.depenses]
    prix = [ligne.prix_unitaire for ligne in contenu.depenses]
    for colonne, liste in ((_PRIX, prix), (_MONTANT, [*couts, contenu.synthese.cout.montant])):
        montants.setdefault(colonne, []).extend(liste)
    return montants


def _formule_controle(places: Places) -> str:
    revoir, completer, equilibre = (
        f'"{c.libelle}"' for c in (Controle.A_REVOIR, Controle.A_COMPLETER, Controle.EQUILIBRE)
    )
    ici, bande = places.matrice, places.depenses
    prix = [adresse((r, _MONTANT)) for r in bande.rangees or (bande.premiere,)]
    aides = ici.totaux_des_aides()
    return (
        f"IF(MIN({ici.ecarts})<0,{revoir},"
        f"IF({tous_nombres(prix)},"
        f"IF({ici.total_ecart}<0,{revoir},IF({tous_nombres(aides)},{equilibre},{completer})),"
        f"{completer}))"
    )


def lire(grille: Grille, cles: Sequence[str]) -> tuple[LigneDepense, ...]:
    """Relit les dépenses."""
    return tuple(LigneDepense(**ligne) for ligne in lire_tableau(grille, _COLONNES, cles))  # type: ignore[arg-type]  # genres des colonnes


def lire_couverture(grille: Grille, cles: Sequence[str], aides: Sequence[str]) -> Couverture:
    """Relit la matrice et son contrôle."""
    return lecture.lire(grille, cles, aides, lire_controle(grille, colonne=_COLONNE_CONTROLE))
