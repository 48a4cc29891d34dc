"""La frise du calendrier : une ligne par étape, un mois par colonne."""

from collections.abc import Sequence
from datetime import date

from cep_desktop.documents.images import BLANC, MARGE, Toile, couleur, couper, mesurer, sait_ecrire
from cep_desktop.documents.plan_action.calendrier import Frise, LigneFrise
from cep_desktop.documents.plan_action.dessins.etiquettes import CORPS, etiqueter
from cep_desktop.documents.plan_action.dessins.moments import Echelle, placer, tracer
from cep_desktop.domain.typographie import MOIS_COURTS

LARGEUR = 170.0
LIGNES_PAR_IMAGE = 18
_GOUTTIERE = 45.0
_EN_TETE = 13.5
_LIGNE = 10.4
_LIGNE_SERREE = 8.6
_LIGNES_LARGES = 9
_PIED = 5.0
_MOIS_LISIBLE = 8.0
_MOIS_COMPTABLE = 2.8
_CORPS_MOIS = 8.5
_CORPS_TITRE = 9.5


def dessiner_frises(frise: Frise, *, le: date) -> tuple[tuple[bytes, float], ...]:
    """Rend chaque image de la frise et sa hauteur en millimètres ; `le` est marqué Aujourd’hui."""
    debut, fin = frise.bornes(le)
    echelle = Echelle(debut, fin, _GOUTTIERE, LARGEUR)
    lots = [
        frise.lignes[i : i + LIGNES_PAR_IMAGE]
        for i in range(0, len(frise.lignes), LIGNES_PAR_IMAGE)
    ]
    return tuple(_dessiner(lot, echelle, le) for lot in lots)


def _dessiner(lignes: Sequence[LigneFrise], echelle: Echelle, le: date) -> tuple[bytes, float]:
    pas = _LIGNE if len(lignes) <= _LIGNES_LARGES else _LIGNE_SERREE
    bas = _EN_TETE + pas * len(lignes)
    toile = Toile(LARGEUR, bas + _PIED)
    _fond(toile, echelle, bas)
    for rang, ligne in enumerate(lignes):
        haut = _EN_TETE + rang * pas
        _titre(toile, ligne, haut=haut, pas=pas)
        milieu = haut + pas / 2
        traces = placer(ligne.moments, echelle)
        etiquette = etiqueter(ligne, traces, echelle, barrage=echelle.x(le))
        if etiquette and not etiquette.est_dans_une_barre:
            coin = (etiquette.gauche - 0.6, milieu - 2.4)
            toile.cadre(coin, (etiquette.largeur + 1.2, 4.8), 0, fond=BLANC)
        for trace in traces:
            tracer(toile, trace, milieu)
        if etiquette:
            toile.texte(
                (etiquette.gauche, milieu),
                etiquette.texte,
                CORPS,
                couleur("ink"),
                graisse="SemiBold" if ligne.est_forte else "Medium",
                ancre="lm",
            )
        toile.ligne([(0, haut + pas), (LARGEUR, haut + pas)], "#B7C5CB", 0.18)
    _aujourd_hui(toile, echelle.x(le), bas)
    return toile.png(), bas + _PIED


def _fond(toile: Toile, echelle: Echelle, bas: float) -> None:
    for rang, mois in enumerate(echelle.mois):
        gauche, droite = echelle.x(mois), echelle.fin_du_mois(mois)
        if rang % 2:
            toile.cadre((gauche, 6.5), (droite - gauche, bas - 6.5), 0, fond="#F1F5F6")
        if mois.month == 1 and rang:
            toile.ligne([(gauche, 0), (gauche, bas)], couleur("line_strong"), 0.25)
        if mois.month == 1 or rang == 0:
            _annee(toile, echelle, mois, est_premiere=rang == 0)
        if texte := _nom_du_mois(mois, droite - gauche):
            toile.texte(
                ((gauche + droite) / 2, 11), texte, _CORPS_MOIS, couleur("ink"),
                graisse="Medium", ancre="ms",
            )  # fmt: skip
    toile.ligne([(0, _EN_TETE), (LARGEUR, _EN_TETE)], couleur("primary"), 0.53)


def _annee(toile: Toile, echelle: Echelle, mois: date, *, est_premiere: bool) -> None:
    place = echelle.x(mois) + 0.8
    suivante = [m for m in echelle.mois if m.year > mois.year]
    libre = (echelle.x(suivante[0]) if suivante else LARGEUR) - place
    if not est_premiere or libre >= mesurer(str(mois.year), 10.5, "Bold") + 1:
        toile.texte((place, 4.6), str(mois.year), 10.5, couleur("ink"), graisse="Bold")


def _nom_du_mois(mois: date, largeur: float) -> str:
    if largeur >= _MOIS_LISIBLE:
        return MOIS_COURTS[mois.month - 1]
    if largeur >= _MOIS_COMPTABLE:
        return MOIS_COURTS[mois.month - 1][0].upper()
    return ""


def _titre(toile: Toile, ligne: LigneFrise, *, haut: float, pas: float) -> None:
    milieu = haut + pas / 2
    rayon = min(3.2, pas / 2 - 0.8)
    toile.rond((rayon, milieu), rayon - MARGE, couleur("primary"))
    toile.texte((rayon, milieu), str(ligne.numero), 9, BLANC, graisse="Bold", ancre="mm")
    titre = ligne.titre if sait_ecrire(ligne.titre) else f"Étape {ligne.numero}"
    largeur = _GOUTTIERE - 2 * rayon - 4
    lignes = couper(titre, largeur, _CORPS_TITRE, "SemiBold")
    if len(lignes) > 2:  # noqa: PLR2004
        lignes = (lignes[0], f"{lignes[1][:-1].rstrip()}…")
    for rang, texte in enumerate(lignes):
        y = milieu + (rang - (len(lignes) - 1) / 2) * 4.1
        toile.texte(
            (2 * rayon + 2.2, y), texte, _CORPS_TITRE, couleur("ink"), graisse="SemiBold",
            ancre="lm",
        )  # fmt: skip


def _aujourd_hui(toile: Toile, x: float, bas: float) -> None:
    rouge = couleur("today")
    toile.ligne([(x, _EN_TETE - 1), (x, bas + 1)], rouge, 0.45)
    largeur = mesurer("Aujourd’hui", 8.5, "SemiBold") + 2.6
    gauche = min(max(x - largeur / 2, 0), LARGEUR - largeur)
    toile.cadre((gauche, bas + 0.5), (largeur, 4.4), 2.2, fond=rouge)
    milieu = (gauche + largeur / 2, bas + 2.7)
    toile.texte(milieu, "Aujourd’hui", 8.5, BLANC, graisse="SemiBold", ancre="mm")
