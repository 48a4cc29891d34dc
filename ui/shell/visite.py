"""La visite guidée : elle se joue sur un dossier d’exemple, s’arrête par Échap, se rejoue."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.visite.couche import CoucheVisite
from ui.pages.visite.etat import ETAPES, Cible, halte
from ui.shell.registre import Action, Rubrique
from ui.taches import Suivi, lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


class Visite(QObject):
    """`finie` part quand elle s’arrête, à la fin ou en chemin."""

    finie = Signal()

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._exemple: UUID | None = None
        self._rang = 0
        self.couche: CoucheVisite | None = None
        fenetre.aide.visite.connect(self.commencer)
        fenetre.registre.ajouter(
            [
                Action(
                    "aide.visite", "Visite guidée", self.commencer, Rubrique.AIDE, (),
                    "path-bold", "découvrir premiers pas tutoriel", est_partageable=False,
                ),
            ]
        )  # fmt: skip

    def commencer(self) -> None:
        """Revient à la liste, trouve ou ajoute un exemple, et montre la première halte."""
        fenetre = self._fenetre
        fenetre.revenir()
        if fenetre.ouvert is not None:
            return
        fenetre.attente.faire(
            "Préparation de la visite…",
            self._trouver_un_exemple,
            self._partir_ou_ajouter,
            fenetre.accueil.refus.dire,
        )

    def arreter(self) -> None:
        """S’arrête là où elle en est, et revient à la liste."""
        self._retirer()
        self._fenetre.revenir()
        self._fenetre.message.dire("Vous retrouverez la visite dans l’aide (F1)")
        self.finie.emit()

    def _trouver_un_exemple(self) -> UUID | None:
        fiches = self._fenetre.atelier.fiches()
        return next((fiche.id for fiche in fiches if fiche.est_fictif), None)

    def _partir_ou_ajouter(self, exemple: UUID | None) -> None:
        if exemple is not None:
            self._partir(exemple)
            return
        fenetre = self._fenetre

        def ajouter(_suivi: Suivi) -> UUID | None:
            fenetre.atelier.ajouter_un_exemple()
            return self._trouver_un_exemple()

        tache = lancer_a_la_suite(ajouter, self)
        tache.fini.connect(self._partir_apres_l_ajout)
        tache.refuse.connect(fenetre.accueil.refus.dire)

    def _partir_apres_l_ajout(self, exemple: UUID) -> None:
        self._fenetre.montrer_accueil()
        self._partir(exemple)

    def _partir(self, exemple: UUID) -> None:
        self._exemple = exemple
        self._montrer(0)

    def _avancer(self, pas: int) -> None:
        rang = self._rang + pas
        if rang >= len(ETAPES):
            self.arreter()
        else:
            self._montrer(rang)

    def _montrer(self, rang: int) -> None:
        self._retirer()
        self._rang = rang
        self._se_rendre(halte(rang).etape.page, self._designer)

    def _designer(self) -> None:
        etat = halte(self._rang)
        cible = self._trouver(etat.etape.cible)
        self.couche = couche = CoucheVisite(etat, cible, self._fenetre)
        couche.va.connect(self._avancer)
        couche.fermee.connect(self.arreter)
        couche.ouvrir()
        couche.suivant.setFocus()

    def _se_rendre(self, page: str, ensuite: Callable[[], None]) -> None:
        fenetre = self._fenetre

        def aller() -> None:
            fenetre.aller(page)
            ensuite()

        if not page:
            fenetre.revenir()
            ensuite()
        elif fenetre.ouvert is None and self._exemple is not None:
            fenetre.ouvrir(self._exemple, ensuite=aller)
        else:
            aller()

    def _trouver(self, cible: Cible) -> QWidget:
        fenetre = self._fenetre
        ou: dict[Cible, QWidget] = {
            Cible.LISTE: fenetre.accueil.carte,
            Cible.RAIL: fenetre.rail,
            Cible.PAGE: fenetre.page,
            Cible.BARRE: fenetre.barre,
            Cible.CHERCHER: fenetre.barre.chercher,
            Cible.AFFICHAGE: fenetre.barre.affichage,
            Cible.AIDE: fenetre.barre.aide,
        }
        return ou[cible]

    def _retirer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None
