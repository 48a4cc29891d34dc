"""L’avenant de la version en cours : ce qu’il dit, et de quoi le faire et l’ouvrir."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.pages.revision.etat_avenant import EtatAvenant, deriver
from ui.pont import SessionQt
from ui.taches import lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 620


class CarteAvenant(Carte):
    """N’est là que si la version en cours change quelque chose à la précédente."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__("douce")
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._fait = Path()
        self.titre, self.phrase = libelle("", "carte"), paragraphe("", "second")
        self.refus = Avis("refus")
        self.faire = Bouton("Faire l’avenant", "contour", "file-text")
        self.ouvrir = Bouton("Ouvrir l’avenant", "contour", "eye")
        mots, gestes = QWidget(), QWidget()
        textes = colonne(mots, espace=2)
        textes.addWidget(self.titre)
        textes.addWidget(self.phrase)
        flux = Flux(gestes, espace=10)
        flux.addWidget(self.faire)
        flux.addWidget(self.ouvrir)
        boite = colonne(self, marges=(20, 14, 20, 14), espace=8)
        boite.addWidget(RangeeSouple(mots, gestes, seuil=_SEUIL))
        boite.addWidget(self.refus)
        self.ouvrir.hide()
        self.faire.clicked.connect(self._faire)
        self.ouvrir.clicked.connect(self._ouvrir)

    def rafraichir(self) -> None:
        """Relit ce que la version en cours change ; l’avenant déjà fait n’est plus à jour."""
        etat = deriver(self._session.dossier)
        self.setVisible(etat is not None)
        self.ouvrir.hide()
        if etat is not None:
            self._montrer(etat)

    def _montrer(self, etat: EtatAvenant) -> None:
        self.titre.montrer(etat.titre)
        self.phrase.montrer(etat.phrase)

    def _faire(self) -> None:
        sortie = self._dialogues.choisir_dossier("Où déposer l’avenant ?")
        if sortie is None:
            return
        dossier, atelier = self._session.dossier, self._atelier
        self.refus.dire("")
        self.faire.setEnabled(False)
        tache = lancer(lambda _: atelier.faire_l_avenant(dossier, sortie), self)
        tache.fini.connect(self._finir)
        tache.refuse.connect(self._refuser)

    def _finir(self, fichier: Path) -> None:
        self.faire.setEnabled(True)
        self._fait = fichier
        self.phrase.montrer(f"{fichier.name} est prêt.")
        self.ouvrir.show()
        self.ouvrir.setFocus()
        self._ouvrir()

    def _refuser(self, phrase: str) -> None:
        self.faire.setEnabled(True)
        self.refus.dire(phrase)

    def _ouvrir(self) -> None:
        if not self._dialogues.montrer_dossier(self._fait):
            self.refus.dire(f"L’ordinateur n’a pas pu ouvrir ce fichier : {self._fait}.")
