"""Écrit la matrice : ce que paie chaque aide, ce que paie la personne, et l’écart."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import Case, adresse, plage
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.mesures import hauteur
from cep_desktop.documents.excel.styles import A_DROITE, CELLULE, GRAS, SOUS_TITRE, TOTAL, Style
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles import financements
from cep_desktop.documents.plan_financement.feuilles.couverture.places import (
    A_REPARTIR,
    COUVERT,
    ECART,
    EN_EUROS,
    ETAT,
    LA_PERSONNE,
    PREMIERE,
    TITRES,
    Bloc,
    Places,
)
from cep_desktop.documents.plan_financement.feuilles.formules import arrondir, dire
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    ecrire_entetes,
    ecrire_rangee_vide,
    reprendre,
)
from cep_desktop.documents.plan_financement.feuilles.totaux import HORS_INCONNU
from cep_desktop.documents.plan_financement.parties.couverture import (
    AUCUNE_DEPENSE,
    Couverture,
    LigneCouverture,
)

_RANGEE = 21.0
_A_REPARTIR: Style = {**CELLULE, "text_wrap": False}
_ETAT: Style = SOUS_TITRE


def ecrire(
    feuille: Feuille,
    places: Places,
    contenu: ContenuPlanFinancement,
    *,
    montants: Sequence[str],
    total: str,
    largeurs: Sequence[float],
) -> None:
    """Écrit la matrice ; `montants` et `total` sont les cases de ce que coûtent les dépenses."""
    couverture = contenu.couverture
    cases = financements.citer_retenus(contenu)
    retenus = [cases[aide.cle] for aide in couverture.aides]
    for bloc in places.blocs:
        _ecrire_entete(feuille, places, bloc, couverture, largeurs)
        _ecrire_lignes(feuille, bloc, contenu, largeurs)
        _ecrire_bas(feuille, bloc, couverture, retenus)
    _Conclusion(feuille, places, couverture, total).ecrire(montants)


def _ecrire_entete(
    feuille: Feuille,
    places: Places,
    bloc: Bloc,
    couverture: Couverture,
    largeurs: Sequence[float],
) -> None:
    titres = [(titre, False) for titre in TITRES]
    titres += [(f"{couverture.aides[rang].nom}{EN_EUROS}", True) for rang in bloc.aides]
    if bloc is places.dernier:
        titres += [(titre, True) for titre in (LA_PERSONNE, COUVERT, ECART)]
    ecrire_entetes(feuille, bloc.bande.entete, titres, largeurs)
    for reprise in bloc.bande.entetes_repris:
        ecrire_entetes(feuille, reprise, reprendre(titres), largeurs)


def _ecrire_lignes(
    feuille: Feuille, bloc: Bloc, contenu: ContenuPlanFinancement, largeurs: Sequence[float]
) -> None:
    for numero, depense in enumerate(contenu.depenses):
        rangee = bloc.bande.rangee(numero)
        textes = (depense.cle, depense.poste, depense.etape, depense.objet)
        for colonne, texte in enumerate(textes):
            feuille.texte((rangee, colonne), texte, CELLULE)
        parts = contenu.couverture.lignes[numero].parts
        for colonne, rang in enumerate(bloc.aides, start=PREMIERE):
            feuille.montant((rangee, colonne), parts[rang], CELLULE)
        mesures = zip(textes, largeurs, strict=False)
        feuille.page.set_row(rangee, hauteur(mesures, minimum=_RANGEE))
    if not contenu.depenses:
        ecrire_rangee_vide(feuille, bloc.bande.premiere, bloc.apres_les_aides, AUCUNE_DEPENSE)


def _ecrire_bas(
    feuille: Feuille, bloc: Bloc, couverture: Couverture, retenus: Sequence[str]
) -> None:
    bande, totaux = bloc.bande, couverture.total.parts
    noms = ((bande.derniere, A_REPARTIR, _A_REPARTIR), (bande.suite, "Total", TOTAL))
    for colonne in range(PREMIERE):
        for rangee, nom, style in noms:
            feuille.texte((rangee, colonne), "" if colonne else nom, style)
    if None in (*totaux, *(ligne.personne for ligne in couverture.lignes)):
        feuille.texte((bande.suite, PREMIERE - 1), HORS_INCONNU, TOTAL)
    feuille.texte((bloc.etats, 0), ETAT, _ETAT)
    for colonne, rang in enumerate(bloc.aides, start=PREMIERE):
        case, part = (bande.derniere, colonne), couverture.a_repartir.parts[rang]
        deja = plage((bande.premiere, colonne), (bande.derniere - 1, colonne))
        if part is not None and totaux[rang] is None:
            feuille.montant(case, part, CELLULE)
        else:
            calcul = arrondir(f"{retenus[rang]}-SUM({deja})")
            feuille.formule(case, retenus[rang] if part is None else calcul, part, CELLULE)
        calcul = arrondir(f"SUM({bande.colonne(colonne)})")
        feuille.formule((bande.suite, colonne), dire(calcul, totaux[rang]), totaux[rang], TOTAL)
        feuille.texte((bloc.etats, colonne), couverture.aides[rang].etat, {**_ETAT, **A_DROITE})
    if bloc.aides:
        feuille.griser_les_zeros(bande.relative(PREMIERE, bloc.apres_les_aides - 1))
    for rangee in (bande.derniere, bande.suite, bloc.etats):
        feuille.page.set_row(rangee, _RANGEE)


@dataclass(frozen=True, slots=True)
class _Conclusion:
    """Les trois dernières colonnes : la personne, le total couvert, l’écart."""

    feuille: Feuille
    places: Places
    couverture: Couverture
    total: str

    def ecrire(self, montants: Sequence[str]) -> None:
        bande, premiere = self.places.dernier.bande, self.places.personne
        for numero, ligne in enumerate(self.couverture.lignes):
            self._ecrire_ligne(numero, ligne, montants[numero])
        if not self.couverture.lignes:
            ecrire_rangee_vide(self.feuille, bande.premiere, premiere + 3, AUCUNE_DEPENSE)
        deja = plage((bande.premiere, premiere), (bande.derniere - 1, premiere))
        cout = f"SUM({self.total})"
        aides = self.places.ligne_d_aides(lambda bloc: bloc.bande.suite)
        personne = arrondir(f"{cout}-MIN({cout},SUM({aides}))-SUM({deja})")
        self._ecrire(bande.derniere, self.couverture.a_repartir, personne, "0", CELLULE)
        self._ecrire(
            bande.suite,
            self.couverture.total,
            dire(arrondir(f"SUM({bande.colonne(premiere)})"), self.couverture.total.personne),
            f"SUM({self.total})",
            TOTAL,
            couvert=arrondir(f"SUM({bande.colonne(premiere + 1)})"),
        )

    def _ecrire_ligne(self, numero: int, ligne: LigneCouverture, montant: str) -> None:
        rangee = self.places.dernier.bande.rangee(numero)
        paye = self.places.ligne_d_aides(lambda bloc: bloc.bande.rangee(numero))
        personne = arrondir(f"{montant}-MIN({montant},SUM({paye}))")
        self._ecrire(
            rangee, ligne, montant if ligne.personne is None else personne, montant, CELLULE
        )

    def _ecrire(
        self,
        rangee: int,
        ligne: LigneCouverture,
        personne: str,
        depense: str,
        style: Style,
        *,
        couvert: str = "",
    ) -> None:
        decalage = rangee - self.places.dernier.bande.premiere
        cases: list[Case] = [(rangee, self.places.personne + n) for n in range(3)]
        paye = self.places.ligne_d_aides(lambda bloc: bloc.bande.premiere + decalage)
        ici = [adresse(case) for case in cases]
        couvert = couvert or arrondir(f"SUM({paye},{ici[0]})")
        ecart = depense if ligne.ecart is None else arrondir(f"{depense}-{ici[1]}")
        self.feuille.formule(cases[0], personne, ligne.personne, style)
        self.feuille.formule(cases[1], couvert, ligne.couvert, {**style, **GRAS})
        self.feuille.formule(cases[2], ecart, ligne.ecart, style)
