"""Les pages du niveau 3 en image : vides, en cours, complètes, après un refus ou un changement."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest

from cep_desktop.domain.bilan import AtteinteProjet
from cep_desktop.domain.changement import Evenement
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.usecases.commandes.bilan import CloreDossier, FaireBilan
from cep_desktop.usecases.commandes.changement import (
    OuvrirChangement,
    PreciserChangement,
    SuivrePropositions,
)
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.session import Commande
from tests.cas.dossier import LE
from tests.documents.plan_financement.renvois import remplir, renvoyer
from ui.pages.echanges.page import PageEchanges
from ui.pages.retour.page import PageRetour
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin

Geste = Callable[[Fenetre], None]
PAGES = (
    ("05", "calendrier"), ("16", "aides"), ("25", "montage"), ("26", "tresorerie"),
    ("18", "echanges"), ("27", "retour"), ("37", "alerte"), ("28", "revision"), ("45", "bilan"),
)  # fmt: skip
REPONSES = {"E7": "Accordé partiellement", "F7": 4500, "G7": date(2026, 11, 20), "E6": "Refusé"}
REFUS = (
    ChangerStatutFinancement("F2", StatutFinancement.REFUSE, LE),
    ChangerStatutFinancement("F3", StatutFinancement.REFUSE, LE),
)
CHANGEMENT = (
    OuvrirChangement(Evenement.DATES),
    SuivrePropositions(LE),
    PreciserChangement(date(2027, 9, 6)),
)


def _ouvrir(prenom: str, page: str, *commandes: Commande) -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fiches = fenetre.atelier.fiches()
        fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(prenom)))
        if fenetre.ouvert is not None:
            for commande in commandes:
                fenetre.ouvert.session.executer(commande)
        fenetre.aller(page)
        _attendre()

    return geste


def _suivre_une_demande(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "echanges")(fenetre)
    page = fenetre.page
    if isinstance(page, PageEchanges):
        page.ouvrir("F3")
        page.fiche.demande.deplier(est_ouvert=True)


def _lire_un_retour(fenetre: Fenetre) -> None:
    """Le classeur de Camille, rempli par deux organismes ; une réponse déjà retenue."""
    _ouvrir("Camille", "retour")(fenetre)
    page = fenetre.page
    if isinstance(page, PageRetour) and fenetre.ouvert is not None:
        with tempfile.TemporaryDirectory() as recu:
            classeur = Path(recu) / "retour.xlsx"
            classeur.write_bytes(renvoyer(fenetre.ouvert.session.dossier, remplir(REPONSES)))
            page.lire(classeur)
            _attendre()
        page.ecarts.boutons["F3", "recu"].click()
        QTest.qWait(100)


def _a_faire(fenetre: Fenetre) -> None:
    fenetre.aller("suivi")
    _attendre()


def _attendre() -> None:
    """Laisse finir ce qui se calcule hors du fil de l’écran, puis arriver sa réponse."""
    QTest.qWait(0)
    attendre_la_fin()
    QTest.qWait(300)


def _clore(page: str) -> Geste:
    return _ouvrir("Camille", page, FaireBilan(AtteinteProjet.ATTEINT, LE), CloreDossier(LE))


def _signer(fenetre: Fenetre) -> None:
    """Le plan de Solène, déjà signé."""
    _ouvrir("Solène", "plan_action")(fenetre)


NIVEAU_3: tuple[tuple[str, Geste], ...] = (
    *(
        (f"{numero}-{page}-{prenom.lower()}", _ouvrir(prenom, page))
        for numero, page in PAGES
        for prenom in ("Camille", "Vide")
    ),
    ("18-echanges-suivi", _suivre_une_demande),
    ("27-retour-lu", _lire_un_retour),
    ("25-montage-refus", _ouvrir("Camille", "montage", *REFUS)),
    ("37-alerte-refus", _ouvrir("Camille", "alerte", *REFUS)),
    ("28-revision-changement", _ouvrir("Camille", "revision", *CHANGEMENT)),
    ("46-suivi", _a_faire),
    ("47-plan-signe", _signer),
    ("47-plan-clos", _clore("plan_action")),
    ("47-calendrier-clos", _clore("calendrier")),
    ("47-bilan-clos", _clore("bilan")),
)
"""Chaque image : son nom, et ce qu’il faut faire pour l’obtenir."""
