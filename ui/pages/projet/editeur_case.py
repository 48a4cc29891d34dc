"""Répondre à un critère pour une piste : l’état, la raison, et l’action si l’on doute."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.projet import Faisable
from cep_desktop.domain.typographie import composer
from ui.pages.projet.etat_pistes import Case
from ui.qt import Alignement, Touche
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.choix import Choix
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 720


class EditeurCase(Carte):
    """`repondu` porte la réponse et la raison ; Échap ferme."""

    repondu = Signal(str, str)
    cree = Signal(str)
    ferme = Signal()

    def __init__(self) -> None:
        super().__init__("simple")
        self.case: Case | None = None
        disposition = colonne(self, marges=(20, 10, 20, 16), espace=10)
        tete = ligne(espace=8)
        self.titre = paragraphe("", "carte")
        tete.addWidget(self.titre, 1)
        self.fermeture = BoutonPicto("Fermer le détail", "x-bold")
        self.fermeture.clicked.connect(self.ferme)
        tete.addWidget(self.fermeture, 0, Alignement.AlignTop)
        disposition.addLayout(tete)
        self.reponse = Choix("Réponse", ((f.value, f.libelle) for f in Faisable))
        self.reponse.choisi.connect(self._repondre)
        self.raison = ChampTexte("Pourquoi", exemple="Lundi au vendredi")
        self.raison.saisi.connect(self._expliquer)
        disposition.addWidget(
            RangeeSouple(
                Champ("Réponse", self.reponse),
                self.raison,
                seuil=_SEUIL,
                parts=(0, 1),
                espace=20,
            )
        )
        bas = QWidget()
        rangee = ligne(bas, espace=8)
        self.creation = Bouton("Créer l’action", "contour", "plus-bold")
        self.creation.clicked.connect(self._creer)
        self.deja = Etiquette(Marque("Dans le plan", "ok", "check-circle-fill"))
        self.intitule = paragraphe("", "second")
        rangee.addWidget(self.creation)
        rangee.addWidget(self.deja)
        rangee.addWidget(self.intitule, 1)
        self._bas = bas
        disposition.addWidget(bas)

    def montrer(self, case: Case, piste: str) -> None:
        """Affiche une case du tableau."""
        self.case = case
        self.titre.montrer(f"{case.critere} – {piste}")
        self.reponse.montrer(case.reponse if case.est_ecrite else "")
        self.raison.montrer(case.raison if case.est_ecrite else "")
        self._bas.setVisible(bool(case.action))
        self.creation.setVisible(not case.est_dans_le_plan)
        self.creation.setAccessibleName(composer(f"Créer l’action : {case.action}"))
        self.deja.setVisible(case.est_dans_le_plan)
        self.intitule.montrer(case.action)

    def viser(self) -> None:
        """Donne le clavier à la réponse."""
        self.reponse.bouton(self.reponse.code or Faisable.OUI.value).setFocus()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme."""
        if evenement.key() == Touche.Key_Escape:
            self.ferme.emit()
            return
        super().keyPressEvent(evenement)

    def _repondre(self, code: str) -> None:
        self.repondu.emit(code, self.raison.texte)

    def _expliquer(self, mots: str) -> None:
        """Une raison sans réponse laisse le critère à vérifier."""
        self.repondu.emit(self.reponse.code or Faisable.A_VERIFIER.value, mots)

    def _creer(self) -> None:
        if self.case is not None:
            self.cree.emit(self.case.action)
