"""Une ligne de l’écran partagé : pictogramme, mots, état, valeur, gestes."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement, Taille
from ui.vue_partagee import Ligne
from ui.widgets.avis import Picto
from ui.widgets.barre_empilee import Part, Pastille
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.partage.gestes import Agir, bouton_de_ligne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.trame import Trame

_SEUIL = 440
_TONS = {"ok": "ok", "warn": "warn", "bad": "bad", "primary": "action", "sun_ink": "soleil"}


def ligne_partagee(montree: Ligne, agir: Agir) -> QFrame:
    """Rend une ligne ; celle que l’on met en avant a un fond soleil et un trait."""
    cadre = QFrame()
    cadre.setObjectName("ligne_partagee")
    cadre.setProperty("avant", "true" if montree.est_en_avant else "false")
    cadre.setAccessibleName(
        composer(". ".join(filter(None, (montree.titre, montree.phrase, montree.etiquette))))
    )
    rangee = ligne(cadre, marges=(16, 10, 16, 10), espace=16)
    if montree.part is not None:
        part = Part(montree.part.poids, Trame(montree.part.picto), montree.part.ton)
        rangee.addWidget(Pastille(part, 28), 0, Alignement.AlignVCenter)
    elif montree.picto:
        rangee.addWidget(Picto(montree.picto, montree.ton, 28), 0, Alignement.AlignVCenter)
    mots, bout = _mots(montree), _bout(montree, agir)
    if bout is None:
        rangee.addWidget(mots, 1)
    else:
        rangee.addWidget(RangeeSouple(mots, bout, seuil=_SEUIL, espace=8), 1)
    fixer(cadre, hauteur_min=64)
    return cadre


def _bout(montree: Ligne, agir: Agir) -> QWidget | None:
    """Ce qui est à droite des mots : l’état, la valeur, les gestes ; rien s’il n’y en a pas."""
    if not montree.etiquette and not montree.valeur and not montree.gestes:
        return None
    boite = QWidget()
    rangee = ligne(boite, espace=12)
    if montree.etiquette:
        marque = Marque(montree.etiquette, _TONS.get(montree.ton, "neutre"))
        rangee.addWidget(Etiquette(marque), 0, Alignement.AlignVCenter)
    if montree.valeur:
        valeur = libelle(montree.valeur, "montant_simple")
        rangee.addWidget(valeur, 0, Alignement.AlignVCenter)
    for geste in montree.gestes:
        rangee.addWidget(bouton_de_ligne(geste, agir), 0, Alignement.AlignVCenter)
    rangee.addStretch(1)
    return boite


def _mots(montree: Ligne) -> QWidget:
    boite = QWidget()
    boite.setSizePolicy(Taille.Expanding, Taille.Preferred)
    mots = colonne(boite, espace=2)
    mots.addStretch(1)
    mots.addWidget(paragraphe(montree.titre, "fort"))
    if montree.phrase and montree.part is not None:
        mots.addLayout(_avec_picto(montree))
    elif montree.phrase:
        mots.addWidget(paragraphe(montree.phrase, "second"))
    mots.addStretch(1)
    return boite


def _avec_picto(montree: Ligne) -> QHBoxLayout:
    rangee = ligne(espace=8)
    rangee.addWidget(Picto(montree.picto, montree.ton, 22), 0, Alignement.AlignVCenter)
    ton = "ok" if montree.ton == "ok" else ""
    rangee.addWidget(paragraphe(montree.phrase, "second", ton=ton), 1)
    return rangee
