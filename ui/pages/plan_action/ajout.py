"""L’ajout rapide : une ligne, Entrée, et l’action est dans le plan."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.catalogue import ActionType
from ui.pages.plan_action.etat import LigneEtape
from ui.qt import Raison
from ui.widgets.boutons import Bouton
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.saisie import LigneSaisie

_PROPOSEES, _LETTRES = 4, 2
Chercheur = Callable[[str], Sequence[ActionType]]
"""Rend les actions du catalogue qui répondent à ces mots."""


class AjoutRapide(QFrame):
    """`ajoutee` porte l’étape et l’action voulue ; le champ se vide si le geste est fait.

    Pendant la frappe, le catalogue propose des actions déjà bien dites ; aucune n’est choisie
    d’avance.
    """

    ajoutee = Signal(str, object)

    def __init__(self, chercher: Chercheur, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chercher = chercher
        self.propositions: list[Bouton] = []
        self.setObjectName("pied")
        disposition = colonne(self, marges=(20, 8, 16, 8), espace=4)
        titre = libelle("Nouvelle action", "libelle")
        self.ligne = LigneSaisie()
        self.ligne.setAccessibleName("Nouvelle action")
        self.ligne.setPlaceholderText(composer("Un verbe, puis Entrée"))
        self.ligne.returnPressed.connect(self._ajouter)
        titre.setBuddy(self.ligne)
        gauche = QWidget()
        rangee = ligne(gauche, espace=12)
        rangee.addWidget(titre)
        rangee.addWidget(self.ligne, 1)
        self.etape = ListeChoix("Dans l’étape")
        fixer(self.etape, largeur_min=190)
        bouton = Bouton("Ajouter", "contour", "plus-bold")
        bouton.clicked.connect(self._ajouter)
        droite = QWidget()
        rangee = ligne(droite, espace=10)
        rangee.addWidget(self.etape, 1)
        rangee.addWidget(bouton)
        disposition.addWidget(RangeeSouple(gauche, droite, seuil=600, espace=10))
        self._catalogue = QWidget()
        self._rangee = Flux(self._catalogue, espace=8)
        self._catalogue.hide()
        disposition.addWidget(self._catalogue)
        self.ligne.textEdited.connect(lambda _: self._proposer())
        self._refus = paragraphe("", "second", ton="bad")
        self._refus.hide()
        disposition.addWidget(self._refus)

    def montrer(self, etapes: tuple[LigneEtape, ...], courante: str) -> None:
        """Propose les étapes ; `courante` est choisie si rien ne l’est encore."""
        a_choisi = bool(self.etape.code)
        self.etape.proposer((e.cle, f"{e.rang}. {e.titre}") for e in etapes)
        if courante and not a_choisi:
            self.etape.montrer(courante)

    def viser(self, etape: str = "") -> None:
        """Donne le clavier au champ, et choisit l’étape si elle est donnée."""
        if etape:
            self.etape.montrer(etape)
        self.ligne.setFocus(Raison.OtherFocusReason)

    def repondre(self, refus: str) -> None:
        """Vide le champ si le geste est fait, sinon garde le texte et dit pourquoi."""
        self._refus.montrer(refus[:1].upper() + refus[1:])
        self._refus.setVisible(bool(refus))
        self.ligne.setAccessibleDescription(composer(refus))
        if not refus:
            self.ligne.clear()
            self._proposer()

    def _ajouter(self) -> None:
        texte = self.ligne.text().strip()
        if not texte:
            self.repondre("Écrivez d’abord ce qu’il y a à faire.")
            self.ligne.setFocus(Raison.OtherFocusReason)
            return
        self.ajoutee.emit(self.etape.code, ActionType(texte))

    def _proposer(self) -> None:
        """Montre ce que le catalogue a pour les mots écrits."""
        texte = self.ligne.text().strip()
        trouvees = self._chercher(texte)[:_PROPOSEES] if len(texte) >= _LETTRES else ()
        vider(self._rangee)
        self.propositions = [self._bouton(action) for action in trouvees]
        self._catalogue.setVisible(bool(self.propositions))

    def _bouton(self, action: ActionType) -> Bouton:
        bouton = Bouton(action.libelle, "pilule", "plus-bold")
        bouton.setAccessibleName(composer(f"Du catalogue : {action.libelle}"))
        bouton.clicked.connect(lambda: self.ajoutee.emit(self.etape.code, action))
        self._rangee.addWidget(bouton)
        return bouton
