"""La feuille Trésorerie : ce que la personne paie et reçoit, mois par mois."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.excel.cases import adresse, plage
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.mesures import elargir, hauteur
from cep_desktop.documents.excel.styles import (
    ATTENTION,
    CELLULE,
    GRAS,
    MOIS_EN_LETTRES,
    TOTAL,
)
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles import depenses, synthese
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.controle import ecrire_controle, lire_controle
from cep_desktop.documents.plan_financement.feuilles.formules import arrondir, dire, tous_nombres
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE, Page, fermer, ouvrir
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    ecrire_entetes,
    ecrire_rangee_vide,
)
from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.plan_financement.parties.tresorerie import (
    HORS_INCONNU,
    LE_PLUS_DIFFICILE,
    ColonneMouvement,
    LigneMois,
    Tresorerie,
)
from cep_desktop.domain.montant import ZERO, Montant
from cep_desktop.domain.tresorerie import Sens

NOM = "Trésorerie"

_MOIS, _SOLDE, _CUMUL, _REPERE = "Mois", "Solde du mois\n(€ / mois)", "Solde cumulé (€)", "Repère"
_PAR_MOIS = "\n(€ / mois)"
_INCOMPLETS = (HORS_INCONNU, f"{LE_PLUS_DIFFICILE}, {HORS_INCONNU.lower()}")
"""Repères d’un mois où manque un paiement ; le mois, une date, compte comme un nombre."""

_PREMIERE = 1
_COLONNE_CONTROLE = 1
_RANGEE = 21.0
_LARGEUR_REPERE = 26
_LARGEURS = {Sens.REVENU: 16, Sens.PAIE: 14, Sens.RECOIT: 16}
_SENS = {sens.value: sens for sens in Sens}


@dataclass(frozen=True, slots=True)
class _Places:
    """Les colonnes du tableau, d’après les mouvements."""

    bande: Bande
    revenus: int
    paiements: int

    @property
    def premier_paiement(self) -> int:
        return _PREMIERE + self.revenus

    @property
    def solde(self) -> int:
        return self.premier_paiement + self.paiements

    def paiements_de(self, rangee: int) -> list[str]:
        return [adresse((rangee, n)) for n in range(self.premier_paiement, self.solde)]

    def somme_de(self, rangee: int) -> str:
        if not self.paiements:
            return "SUM(0)"
        cases = plage((rangee, self.premier_paiement), (rangee, self.solde - 1))
        return arrondir(f"SUM({cases})")


def _placer(tresorerie: Tresorerie) -> _Places:
    revenus = sum(colonne.sens is Sens.REVENU for colonne in tresorerie.colonnes)
    paiements = len(tresorerie.colonnes) - revenus
    return _Places(Bande(ENTETE, len(tresorerie.mois)), revenus, paiements)


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    tresorerie = contenu.tresorerie
    places = _placer(tresorerie)
    mouvements = [_LARGEURS[colonne.sens] for colonne in tresorerie.colonnes]
    page = Page(
        "Trésorerie mois par mois",
        f"Ce que la personne paie et reçoit, en euros par mois.{_dire_le_revenu(tresorerie)}",
        elargir((20, *mouvements, 16, 18, _LARGEUR_REPERE), _montants(tresorerie)),
    )
    ouvrir(feuille, page)
    titres = [(_MOIS, False)]
    titres += [(f"{c.libelle}{_PAR_MOIS}", True) for c in tresorerie.colonnes]
    titres += [(_SOLDE, True), (_CUMUL, True), (_REPERE, False)]
    ecrire_entetes(feuille, ENTETE, titres, page.largeurs)
    for rang, mois in enumerate(tresorerie.mois):
        _ecrire_mois(feuille, places, rang, mois)
    if not tresorerie.mois:
        phrase = "Aucun paiement n’est encore prévu."
        ecrire_rangee_vide(feuille, places.bande.premiere, len(titres), phrase)
    _ecrire_totaux(feuille, places, tresorerie)
    _colorier(feuille, places)
    derniere = ecrire_controle(
        feuille,
        places.bande.suite + 1,
        _formule_controle(contenu, places),
        tresorerie.controle,
        (_expliquer(contenu),),
        colonne=_COLONNE_CONTROLE,
    )
    fermer(feuille, page, contenu.reperes, derniere=derniere)


def _montants(tresorerie: Tresorerie) -> Mapping[int, list[Montant | None]]:
    rangees: list[tuple[Montant | None, ...]] = [
        (*mois.montants, mois.solde, mois.cumul) for mois in tresorerie.mois
    ]
    rangees.append((*tresorerie.totaux, tresorerie.solde, None))
    return dict(enumerate(map(list, zip(*rangees, strict=True)), start=_PREMIERE))


def _dire_le_revenu(tresorerie: Tresorerie) -> str:
    revenus = [c for c in tresorerie.colonnes if c.sens is Sens.REVENU]
    if not revenus:
        return ""
    inconnu = any(mois.montants[n] is None for mois in tresorerie.mois for n in range(len(revenus)))
    if inconnu:
        return " Le revenu pendant la formation est encore inconnu."
    return " Le revenu est montré à part\u00a0: il n’entre pas dans le solde."


def _ecrire_mois(feuille: Feuille, places: _Places, rang: int, mois: LigneMois) -> None:
    rangee, bande, solde = places.bande.premiere + rang, places.bande, places.solde
    feuille.date((rangee, 0), mois.mois, {**CELLULE, **MOIS_EN_LETTRES})
    for colonne, montant in enumerate(mois.montants, start=_PREMIERE):
        feuille.montant((rangee, colonne), montant, CELLULE)
    ici, dessus = adresse((rangee, solde)), adresse((rangee - 1, solde + 1))
    somme = places.somme_de(rangee)
    feuille.formule((rangee, solde), dire(somme, mois.solde), mois.solde, {**CELLULE, **GRAS})
    soldes = plage((bande.premiere, solde), (rangee, solde))
    cumul = f"IF(ISNUMBER({ici}),{arrondir(f'SUM({soldes})')},{dessus})" if rang else ici
    feuille.formule((rangee, solde + 1), cumul, mois.cumul, CELLULE)
    avant = plage((bande.entete, solde), (rangee - 1, solde))
    pire = f"AND(ISNUMBER({ici}),{ici}<0,{ici}=MIN({bande.colonne(solde)}),MIN({avant})>{ici})"
    complet = tous_nombres(places.paiements_de(rangee))
    formule = (
        f'IF({pire},IF({complet},"{LE_PLUS_DIFFICILE}",'
        f'"{_INCOMPLETS[1]}"),IF({complet},"","{HORS_INCONNU}"))'
    )
    feuille.formule((rangee, solde + 2), formule, mois.repere, CELLULE)
    feuille.page.set_row(rangee, hauteur([(mois.repere, _LARGEUR_REPERE)], minimum=_RANGEE))


def _ecrire_totaux(feuille: Feuille, places: _Places, tresorerie: Tresorerie) -> None:
    bande = places.bande
    feuille.texte((bande.suite, 0), "Total", TOTAL)
    totaux: list[tuple[int, Montant | None]] = [
        *enumerate(tresorerie.totaux, start=_PREMIERE),
        (places.solde, tresorerie.solde),
    ]
    for colonne, total in totaux:
        formule = dire(arrondir(f"SUM({bande.colonne(colonne)})"), total)
        feuille.formule((bande.suite, colonne), formule, total, TOTAL)
    for colonne in (places.solde + 1, places.solde + 2):
        feuille.texte((bande.suite, colonne), "", TOTAL)
    feuille.page.set_row(bande.suite, _RANGEE)


def _colorier(feuille: Feuille, places: _Places) -> None:
    bande, fin = places.bande, places.solde + 2
    debut = adresse((bande.premiere, fin)).replace("$", "").rstrip("0123456789")
    critere = f'=LEFT(${debut}{bande.premiere + 1},4)="{LE_PLUS_DIFFICILE[:4]}"'
    format_ = feuille.classeur.livre.add_format(dict(ATTENTION))
    feuille.page.conditional_format(
        bande.relative(0, fin), {"type": "formula", "criteria": critere, "format": format_}
    )
    if places.solde > _PREMIERE:
        feuille.griser_les_zeros(bande.relative(_PREMIERE, places.solde - 1))


def _formule_controle(contenu: ContenuPlanFinancement, places: _Places) -> str:
    equilibre, completer, revoir = (f'"{controle.libelle}"' for controle in Controle)
    bande = places.bande
    mois, reperes = bande.colonne(0), bande.colonne(places.solde + 2)
    incomplets = "+".join(f'SUMIF({reperes},"{mot}",{mois})' for mot in _INCOMPLETS)
    solde = adresse((bande.suite, places.solde))
    ecart = arrondir(f"SUM({solde})+SUM({synthese.placer(contenu).reste})")
    faux = revoir if places.paiements else completer
    return (
        f"IF({depenses.placer(contenu).controle}={completer},{completer},"
        f"IF({incomplets}=0,IF({ecart}=0,{equilibre},{faux}),{completer}))"
    )


def _expliquer(contenu: ContenuPlanFinancement) -> str:
    tresorerie, reste = contenu.tresorerie, contenu.synthese.reste.montant
    match tresorerie.controle:
        case Controle.EQUILIBRE:
            return f"Le total du mois par mois est égal au reste à payer, {reste or ZERO}."
        case Controle.A_REVOIR:
            return f"Le total du mois par mois n’est pas égal au reste à payer, {reste or ZERO}."
        case Controle.A_COMPLETER if not tresorerie.mois:
            return "Les paiements de chaque mois restent à écrire."
        case _:
            return "Il manque un montant pour comparer au reste à payer."


def lire(grille: Grille, mois: Sequence[str], sens: Sequence[str]) -> Tresorerie:
    """Relit les mois ; `mois` et `sens` disent l’ordre des lignes et le sens des colonnes."""
    entete, places = grille.trouver([_MOIS, _SOLDE, _CUMUL, _REPERE])
    titres = grille.rangees[entete]
    colonnes = range(_PREMIERE, places[_SOLDE])
    rangees = range(entete + 1, entete + 1 + len(mois))
    total = (rangees[-1] if mois else entete + 1) + 1
    return Tresorerie(
        colonnes=tuple(
            ColonneMouvement(str(titres[colonne]).removesuffix(_PAR_MOIS), _SENS[nature])
            for colonne, nature in zip(colonnes, sens, strict=True)
        ),
        mois=tuple(
            LigneMois(
                mois=date.fromisoformat(jour),
                montants=tuple(grille.montant((rangee, colonne)) for colonne in colonnes),
                solde=grille.montant((rangee, places[_SOLDE])),
                cumul=grille.montant((rangee, places[_CUMUL])),
                repere=grille.texte((rangee, places[_REPERE])),
            )
            for jour, rangee in zip(mois, rangees, strict=True)
        ),
        totaux=tuple(grille.montant((total, colonne)) for colonne in colonnes),
        solde=grille.montant((total, places[_SOLDE])),
        controle=lire_controle(grille, colonne=_COLONNE_CONTROLE),
    )
