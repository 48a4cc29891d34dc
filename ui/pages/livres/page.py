"""La page « Livres » : voir ce qui est installé, importer une archive, télécharger, retirer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.referentiels.livre import Livre, RapportImport
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from ui.dialogs.dialogues import Dialogues
from ui.pages.livres.carte_livre import CarteLivre
from ui.pages.livres.consultation import Consultation
from ui.pages.livres.etat import EtatLivres, deriver, raconter
from ui.taches import Suivi, Tache, lancer_a_la_suite
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 620
_LIVRES = {livre.value: livre for livre in Livre}


class PageLivres(Page):
    """Un import se fait hors du fil de l’écran, se suit, et s’arrête ; l’ancien livre reste."""

    def __init__(
        self, bibliotheque: Bibliotheque, dialogues: Dialogues, aujourd_hui: Callable[[], date]
    ) -> None:
        self.dossier = Bouton("Importer un dossier", "contour", "folder-open")
        self.importer = Bouton("Importer une archive", "plein", "book-open-text")
        super().__init__("Livres", (self.dossier, self.importer))
        self._bibliotheque = bibliotheque
        self._dialogues = dialogues
        self._aujourd_hui = aujourd_hui
        self._tache: Tache | None = None
        self.refus = Avis("refus")
        self.bilan = paragraphe("", "corps")
        self.etape = paragraphe("", "corps")
        self.arret = Bouton("Arrêter", "contour", "x-bold")
        self.suivi = self._carte_suivi()
        self.consultation = Consultation(bibliotheque)
        self.cartes = {livre.value: CarteLivre(livre.value) for livre in Livre}
        for partie in (
            self.refus, self.suivi, self.bilan, *self.cartes.values(), self.consultation,
        ):  # fmt: skip
            self.corps.addWidget(partie)
        self.corps.addStretch(1)
        self.bilan.hide()
        self.suivi.hide()
        self._brancher()
        self.intituler("Livres", "Métiers, compétences, certifications, territoires")

    def viser(self) -> None:
        """Donne le clavier au titre, et relit les livres installés."""
        super().viser()
        self.actualiser()

    def actualiser(self) -> None:
        """Relit les livres installés, hors du fil de l’écran."""
        tache = lancer_a_la_suite(lambda _: self._relever(), self)
        tache.fini.connect(self._montrer)
        tache.refuse.connect(self.refus.dire)

    def agir(self) -> None:
        """Ctrl+Entrée : choisit une archive et l’installe."""
        if self._tache is None:
            self._installer(self._dialogues.choisir_archive("Archive officielle à importer"))

    def _installer(self, chemin: Path | None) -> None:
        if chemin is not None:
            le = self._aujourd_hui()
            self._faire(
                lambda suivi: self._bibliotheque.importer(chemin, le=le, avancer=suivi.dire)
            )

    def _telecharger(self, code: str) -> None:
        le, livre = self._aujourd_hui(), _LIVRES[code]
        self._faire(lambda suivi: self._bibliotheque.telecharger(livre, le=le, avancer=suivi.dire))

    def _regler(self, code: str, adresse: str, empreinte: str) -> None:
        carte = self.cartes[code]
        try:
            self._bibliotheque.regler_adresse(_LIVRES[code], adresse, empreinte)
        except ErreurMetier as refus:
            carte.reglage.refus.dire(str(refus))
            carte.reglage.adresse.viser()
            return
        carte.reglage.hide()
        carte.ou_prendre.setFocus()
        self.dit_sans_annuler.emit("Adresse gardée")
        self.actualiser()

    def _retirer(self, code: str) -> None:
        livre = _LIVRES[code]
        phrase = f"{livre.libelle}. Vous pourrez l’importer de nouveau."
        if self._dialogues.confirmer("Retirer ce livre ?", phrase, "Retirer"):
            self._bibliotheque.retirer(livre)
            self.dit_sans_annuler.emit("Livre retiré")
            self.actualiser()

    def _faire(self, travail: Callable[[Suivi], tuple[RapportImport, ...]]) -> None:
        if self._tache is not None:
            return
        self.refus.dire("")
        self.bilan.hide()
        self.etape.montrer("Lecture de l’archive…")
        self._occuper(est_occupee=True)
        self._tache = tache = lancer_a_la_suite(travail, self)
        tache.avance.connect(self.etape.montrer)
        tache.fini.connect(self._reussir)
        tache.refuse.connect(self._echouer)
        tache.annule.connect(lambda: self._finir("Arrêté. Les livres déjà là n’ont pas changé."))

    def _reussir(self, rapports: tuple[RapportImport, ...]) -> None:
        self._finir(raconter(rapports))
        self.dit_sans_annuler.emit("Livre installé")

    def _echouer(self, phrase: str) -> None:
        self._finir("")
        self.refus.dire(phrase)

    def _finir(self, phrase: str) -> None:
        self._tache = None
        self._occuper(est_occupee=False)
        self.bilan.montrer(phrase)
        self.bilan.setVisible(bool(phrase))
        self.actualiser()

    def _occuper(self, *, est_occupee: bool) -> None:
        """Le clavier va à « Arrêter », puis revient au bouton d’import : la réponse est en haut."""
        if est_occupee:
            self.suivi.show()
            self.arret.setFocus()
        for bouton in (self.importer, self.dossier):
            bouton.setEnabled(not est_occupee)
        for carte in self.cartes.values():
            carte.setEnabled(not est_occupee)
        if not est_occupee:
            if self.arret.hasFocus():
                self.importer.setFocus()
            self.suivi.hide()
        self.verticalScrollBar().setValue(0)

    def _arreter(self) -> None:
        if self._tache is not None:
            self.etape.montrer("Arrêt demandé…")
            self._tache.annuler()

    def _relever(self) -> EtatLivres:
        livres = self._bibliotheque.livres
        le = self._aujourd_hui()
        return deriver(livres.editions(), livres.adresses(), livres.perimes(), le=le)

    def _montrer(self, etat: EtatLivres) -> None:
        self.intituler("Livres", etat.sous_titre)
        for ligne in etat.lignes:
            self.cartes[ligne.code].montrer(ligne)

    def _brancher(self) -> None:
        self.importer.clicked.connect(self.agir)
        self.dossier.clicked.connect(
            lambda: self._installer(self._dialogues.choisir_dossier("Dossier du livre"))
        )
        self.arret.clicked.connect(self._arreter)
        for carte in self.cartes.values():
            carte.telecharge.connect(self._telecharger)
            carte.retire.connect(self._retirer)
            carte.regle.connect(self._regler)

    def _carte_suivi(self) -> QWidget:
        carte = Carte()
        boite = colonne(carte, marges=(20, 14, 20, 14))
        boite.addWidget(RangeeSouple(self.etape, self.arret, seuil=_SEUIL, espace=12))
        return carte
