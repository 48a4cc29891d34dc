"""Le champ d’un fichier joint : un bouton, ou un fichier que l’on dépose dessus."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.piece import PieceJointe
from cep_desktop.usecases.dire import dire
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne

_INVITATION = "PDF, PNG ou JPEG. Vous pouvez aussi déposer le fichier ici."
_GARDE = (
    "Le fichier reste où il est : le dossier en garde l’empreinte, qui reconnaît un exemplaire."
)


class ChampPiece(Champ):
    """`depose` porte un fichier du poste ; les autres signaux sont des demandes."""

    depose = Signal(object)
    demande = Signal()
    verification = Signal()
    retire = Signal()

    def __init__(self, titre: str, parent: QWidget | None = None) -> None:
        self.joindre = Bouton("Joindre un fichier")
        self.verifier = Bouton("Vérifier")
        self.verifier.setAccessibleName("Vérifier un exemplaire du fichier")
        self.retirer = Bouton("Retirer")
        self.retirer.setAccessibleName("Retirer le fichier")
        contenu = QWidget()
        super().__init__(titre, contenu, parent=parent)
        self.setAcceptDrops(True)
        self.dit = paragraphe("", "corps")
        self.aide = paragraphe(_INVITATION, "legende")
        pile = colonne(contenu, espace=8)
        pile.addWidget(self.dit)
        gestes = QWidget()
        flux = Flux(gestes, espace=8)
        for bouton in (self.joindre, self.verifier, self.retirer):
            flux.addWidget(bouton)
        pile.addWidget(gestes)
        pile.addWidget(self.aide)
        self.joindre.clicked.connect(self.demande)
        self.verifier.clicked.connect(self.verification)
        self.retirer.clicked.connect(self.retire)

    def montrer(self, piece: PieceJointe | None) -> None:
        """Affiche le fichier joint, ou de quoi en joindre un, et efface l’erreur."""
        self.annoncer(dire(piece) if piece else "")
        self.joindre.setText("Remplacer" if piece else "Joindre un fichier")
        self.joindre.setAccessibleName("Remplacer le fichier" if piece else "Joindre un fichier")
        self.verifier.setVisible(piece is not None)
        self.retirer.setVisible(piece is not None)
        self.aide.montrer(_GARDE if piece else _INVITATION)
        self.occuper(occupe=False)

    def annoncer(self, phrase: str) -> None:
        """Dit une phrase à la place du nom du fichier, et efface l’erreur."""
        self.dit.montrer(phrase)
        self.dit.setVisible(bool(phrase))
        self.accepter()

    def occuper(self, *, occupe: bool) -> None:
        """Pendant qu’un fichier se lit, aucun autre ne s’y ajoute."""
        for bouton in (self.joindre, self.verifier, self.retirer):
            bouton.setEnabled(not occupe)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un fichier du poste, un seul à la fois."""
        if self._fichier(evenement) is not None:
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Joint le fichier déposé."""
        fichier = self._fichier(evenement)
        if fichier is not None:
            evenement.acceptProposedAction()
            self.depose.emit(fichier)

    def _fichier(self, evenement: QDropEvent) -> Path | None:
        liens = evenement.mimeData().urls()
        if not self.joindre.isEnabled() or len(liens) != 1 or not liens[0].isLocalFile():
            return None
        return Path(liens[0].toLocalFile())
