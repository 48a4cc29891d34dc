"""Ce que montre la liste des dossiers quand on y revient, et où l’on reprend un dossier."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from cep_desktop.usecases.agenda import RendezVous
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.reperes import GardeReperes, Repere, Reperes, ReperesEnMemoire
from cep_desktop.usecases.signature.fins import prevenir
from ui.ecoute import ecouter
from ui.pages.accueil.etat import deriver
from ui.pages.accueil.etat_aujourd_hui import deriver as deriver_le_jour
from ui.qt import Raison
from ui.shell.etat import mots_des_pages
from ui.shell.registre import Action, Rubrique
from ui.taches import lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

_MOTS = mots_des_pages()


class CoteAccueil(QObject):
    """Relit la liste et l’agenda à chaque retour ; retient la page et le champ que l’on quitte."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        coffre = fenetre.garde.coffre
        self._garde: GardeReperes = coffre.reperes if coffre else ReperesEnMemoire()
        self._reperes = self._garde.lire()
        self._fiches: tuple[FicheDossier, ...] = ()
        self._rendez_vous: tuple[RendezVous, ...] = ()
        self._champ = ""
        accueil = fenetre.accueil
        accueil.jour.ouvert.connect(self.reprendre)
        accueil.jour.repris.connect(self.reprendre)
        accueil.invitation.visite.connect(fenetre.visite.commencer)
        accueil.invitation.plus_tard.connect(self._oublier_la_visite)
        accueil.invitation.supprime.connect(self._supprimer_l_exemple)
        fenetre.visite.finie.connect(self._oublier_la_visite)
        fenetre.regarde.connect(self._changer_de_page)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            ecouter(application.focusChanged, self._suivre_le_clavier)
        fenetre.registre.ajouter(self._actions())

    def actualiser(self) -> None:
        """Relit la liste, puis l’agenda du jour, hors du fil de l’écran."""
        atelier, accueil = self._fenetre.atelier, self._fenetre.accueil
        self._fenetre.attente.relever(
            atelier.fiches, self._montrer_la_liste, accueil.refus.dire, self
        )
        tache = lancer_a_la_suite(lambda _: atelier.rendez_vous(), self)
        tache.fini.connect(self._recevoir)
        tache.refuse.connect(accueil.refus.dire)
        rappel = lancer_a_la_suite(
            lambda _: prevenir(atelier.annuaires, le=atelier.aujourd_hui()), self
        )
        rappel.fini.connect(accueil.cle.dire)

    def _montrer_la_liste(self, fiches: tuple[FicheDossier, ...]) -> None:
        atelier, self._fiches = self._fenetre.atelier, fiches
        etat = deriver(fiches, atelier.vocabulaire, le=atelier.aujourd_hui())
        self._fenetre.accueil.montrer(etat)
        self._montrer_le_jour()

    def reprendre(self, identifiant: UUID) -> None:
        """Ouvre un dossier là où on l’avait quitté : page, élément et champ."""
        fenetre, repere = self._fenetre, self._reperes.du_dossier(identifiant)

        def retrouver() -> None:
            if repere is None or fenetre.rail.courante != repere.page:
                return
            if repere.element:
                fenetre.page.rouvrir(repere.element)
            if repere.champ:
                _viser(fenetre.page, repere.champ)

        fenetre.ouvrir(identifiant, repere.page if repere else "", retrouver)

    def noter(self) -> None:
        """Retient où l’on est dans le dossier ouvert, et le garde hors du fil de l’écran."""
        fenetre = self._fenetre
        if fenetre.ouvert is None:
            return
        dossier = fenetre.ouvert.session.dossier.id
        element = fenetre.montree.element if fenetre.montree.est_finie else ""
        self._garder(
            self._reperes.noter(Repere(dossier, fenetre.rail.courante, element, self._champ))
        )

    def _garder(self, reperes: Reperes) -> None:
        if reperes != self._reperes:
            self._reperes = reperes
            garde = self._garde
            lancer_a_la_suite(lambda _: garde.garder(reperes))

    def _changer_de_page(self) -> None:
        self._champ = ""
        self.noter()

    def _suivre_le_clavier(self, _avant: QWidget | None, champ: QWidget | None) -> None:
        est_un_champ = isinstance(champ, QLineEdit | QPlainTextEdit | QComboBox)
        if champ is not None and est_un_champ and self._fenetre.page.isAncestorOf(champ):
            self._champ = champ.accessibleName()
            self.noter()

    def _recevoir(self, rendez_vous: tuple[RendezVous, ...]) -> None:
        self._rendez_vous = rendez_vous
        self._montrer_le_jour()

    def _montrer_le_jour(self) -> None:
        atelier, accueil = self._fenetre.atelier, self._fenetre.accueil
        accueil.jour.montrer(
            deriver_le_jour(
                self._rendez_vous,
                self._reperes,
                self._fiches,
                _MOTS,
                maintenant=atelier.maintenant(),
                le=atelier.aujourd_hui(),
            )
        )
        accueil.invitation.proposer(
            est_neuf=not self._reperes.visite_vue,
            a_un_exemple=self._fenetre.garde.est_durable and self._exemple() is not None,
        )

    def _exemple(self) -> FicheDossier | None:
        return next((fiche for fiche in self._fiches if fiche.est_fictif), None)

    def _oublier_la_visite(self) -> None:
        self._garder(Reperes(self._reperes.derniers, visite_vue=True))
        self._montrer_le_jour()

    def _supprimer_l_exemple(self) -> None:
        exemple, fenetre = self._exemple(), self._fenetre
        if exemple is None or not fenetre.dialogues.confirmer(
            "Supprimer l’exemple ?",
            f"Le dossier fictif de {exemple.personne} est effacé. Vos dossiers restent.",
            "Supprimer",
        ):
            return
        atelier = fenetre.atelier
        tache = lancer_a_la_suite(lambda _: atelier.dossiers.effacer(exemple.id), self)
        tache.fini.connect(lambda _: self._apres_la_suppression(exemple.id))
        tache.refuse.connect(fenetre.accueil.refus.dire)

    def _apres_la_suppression(self, exemple: UUID) -> None:
        self._garder(self._reperes.oublier(exemple))
        self.actualiser()
        self._fenetre.message.dire("L’exemple est supprimé")

    def _actions(self) -> Iterator[Action]:
        fenetre = self._fenetre

        def sur_la_liste(raison: Callable[[], str]) -> Callable[[], str]:
            return lambda: (
                "Revenez d’abord à la liste des dossiers." if fenetre.ouvert else raison()
            )

        yield Action(
            "accueil.reprendre", "Reprendre où nous en étions",
            lambda: self.reprendre(self._reperes.derniers[0].dossier), Rubrique.DOSSIER, (),
            "arrow-u-up-left-bold", "dernier dossier continuer",
            sur_la_liste(lambda: "" if self._reperes.derniers else "Aucun dossier à reprendre."),
            est_partageable=False,
        )  # fmt: skip
        yield Action(
            "accueil.supprimer_l_exemple", "Supprimer le dossier d’exemple",
            self._supprimer_l_exemple, Rubrique.DOSSIER, (), "trash", "effacer fictif",
            sur_la_liste(lambda: "" if self._exemple() else "Il n’y a plus d’exemple."),
            est_partageable=False,
        )  # fmt: skip


def _viser(page: QWidget, nom: str) -> None:
    """Donne le clavier au champ visible qui porte ce nom."""
    for champ in page.findChildren(QWidget):
        if champ.accessibleName() == nom and champ.isVisible() and champ.isEnabled():
            champ.setFocus(Raison.OtherFocusReason)
            return
