"""Ce que la fenêtre montre de son coffre : sa page, sa ligne d’état, le travail à reprendre."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pages.accueil.page import PageAccueil
from ui.pages.coffre.couche_phrase import CouchePhrase
from ui.pages.coffre.etat import dire_la_derniere, est_a_jour
from ui.shell.garde import Garde
from ui.shell.rail import COFFRE, CONSERVATION, EQUIPE, JOURNAL
from ui.shell.reprises import Reprises
from ui.taches import lancer, lancer_a_la_suite
from ui.widgets.avis import Avis, Picto
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.pages.coffre.page import PageCoffre
    from ui.shell.fenetre import Fenetre

DELAIS = ((2, "2 min"), (5, "5 min"), (10, "10 min"), (15, "15 min"), (30, "30 min"))
"""Minutes d’inactivité proposées avant le verrouillage, et leurs mots."""


class LigneSauvegarde(QWidget):
    """« Dernière sauvegarde vérifiée … », en bas de la liste des dossiers."""

    def __init__(self) -> None:
        super().__init__()
        rangee = ligne(self, espace=8)
        self._picto = Picto("hard-drives", "ink2", 20)
        self.phrase = paragraphe("", "second")
        rangee.addWidget(self._picto)
        rangee.addWidget(self.phrase, 1)

    def montrer(self, phrase: str, *, est_bonne: bool) -> None:
        """Change la phrase et son sens."""
        self.phrase.montrer(phrase)
        self.phrase.teinter("ink2" if est_bonne else "warn")
        self._picto.montrer("hard-drives" if est_bonne else "warning-fill",
                            "ink2" if est_bonne else "warn")  # fmt: skip


class CoteCoffre(QObject):
    """Vit avec la fenêtre d’un coffre ouvert ; ses pages se fabriquent à la première visite."""

    def __init__(self, fenetre: "Fenetre", coffre: Coffre, dialogues: Dialogues) -> None:
        super().__init__(fenetre)
        self._atelier = fenetre.atelier
        self._garde = fenetre.garde
        self._coffre = coffre
        self._fenetre = fenetre
        self._dialogues = dialogues
        self.ligne = LigneSauvegarde()
        self.alertes = Avis("avis")
        self.travail = Avis("avis")
        self.reprises = Reprises(
            self._atelier, coffre, self.travail, fenetre, est_ouvert=self._est_ouvert
        )
        self.couche: CouchePhrase | None = None
        self.pages: dict[str, Page] = {}
        self._recettes: dict[str, Callable[[], Page]] = {
            COFFRE: lambda: self.page,
            CONSERVATION: self._conservation,
            JOURNAL: self._journal,
            **({EQUIPE: lambda: equipe.page} if (equipe := fenetre.cote_equipe) else {}),
        }
        self.alertes.dire(_dire_les_alertes(coffre, self._garde))

    @cached_property
    def page(self) -> "PageCoffre":
        """La page du coffre."""
        from ui.pages.coffre.page import PageCoffre

        page = PageCoffre(self._coffre, self._dialogues, self._atelier.aujourd_hui, DELAIS)
        page.phrase.connect(self.changer_phrase)
        page.sauvegarde_faite.connect(self.actualiser)
        return page

    def page_de(self, code: str) -> Page | None:
        """Rend une page de la maison, fabriquée à la première visite ; `None` si inconnue."""
        if code not in self._recettes:
            return None
        if code not in self.pages:
            page = self.pages[code] = self._recettes[code]()
            page.dit_sans_annuler.connect(self._fenetre.message.dire)
            page.aller.connect(self._fenetre.aller)
            self._fenetre.ajouter_page(page)
        return self.pages[code]

    def installer(self, accueil: PageAccueil) -> None:
        """Place les avis en haut de la liste des dossiers, et la ligne d’état en bas."""
        for avis in (self.travail, self.alertes):
            accueil.corps.insertWidget(1, avis)
        accueil.corps.addWidget(self.ligne)
        accueil.cherche.connect(self._chercher)
        self.reprises.refuse.connect(accueil.refus.dire)
        self.reprises.ouvre.connect(self._reprendre)
        self.actualiser()
        self.reprises.chercher()

    def actualiser(self) -> None:
        """Relit l’heure de la dernière sauvegarde vérifiée."""
        tache = lancer_a_la_suite(lambda _: self._coffre.derniere_sauvegarde_le, self)
        tache.fini.connect(self._montrer)
        tache.refuse.connect(lambda phrase: self.ligne.montrer(phrase, est_bonne=False))

    def signaler(self, phrase: str) -> None:
        """Dit qu’une sauvegarde n’a pas pu se faire."""
        self.ligne.montrer(phrase, est_bonne=False)

    def changer_phrase(self) -> None:
        """Montre la couche qui change la phrase secrète."""
        self._fermer()
        self.couche = couche = CouchePhrase(self._garde.proposer_phrase, self._fenetre)
        couche.fermee.connect(self._fermer)
        couche.demandee.connect(self._changer)
        couche.ouvrir()

    def _journal(self) -> Page:
        from ui.pages.journal.page import PageJournal

        return PageJournal(self._atelier, self._coffre)

    def _conservation(self) -> Page:
        from ui.pages.conservation.page import PageConservation

        page = PageConservation(self._atelier, self._coffre, self._dialogues)
        page.triee.connect(self._fenetre.cote_accueil.actualiser)
        return page

    def _chercher(self, recherche: str) -> None:
        """Cherche dans les notes, et malgré les fautes, hors du fil de l’écran."""
        accueil, atelier = self._fenetre.accueil, self._atelier
        tache = lancer(lambda _: frozenset(f.id for f in atelier.chercher(recherche)), self)
        tache.fini.connect(lambda trouves: accueil.completer(recherche, trouves))

    def _est_ouvert(self, identifiant: UUID) -> bool:
        ouvert = self._fenetre.ouvert
        return ouvert is not None and ouvert.session.dossier.id == identifiant

    def _reprendre(self, session: Session) -> None:
        """Ouvre un travail qui n’avait pas pu être enregistré, et l’enregistre."""
        self._fenetre.montrer_session(session)
        if self._fenetre.ouvert is not None:
            self._fenetre.ouvert.enregistreur.enregistrer()

    def _montrer(self, derniere: datetime | None) -> None:
        le = self._atelier.aujourd_hui()
        self.ligne.montrer(dire_la_derniere(derniere, le=le), est_bonne=est_a_jour(derniere, le=le))

    def _changer(self, phrase: str) -> None:
        tache = lancer_a_la_suite(lambda _: self._coffre.changer_phrase(phrase), self)
        tache.fini.connect(lambda _: self._reussir())
        if self.couche is not None:
            tache.refuse.connect(self.couche.refuser)

    def _reussir(self) -> None:
        self._fermer()
        self._fenetre.message.dire("La phrase secrète est changée")

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None


def _dire_les_alertes(coffre: Coffre, garde: Garde) -> str:
    """Les alertes du coffre ; celle qui nomme qui le tient est dite par l’empêchement."""
    autres = (a for a in coffre.alertes if not (coffre.tenu_par and coffre.tenu_par in a))
    return " ".join((*autres, garde.empechement)).strip()
