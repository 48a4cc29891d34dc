"""Joindre à une compétence le fichier qui la montre, et reconnaître un exemplaire."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from cep_desktop.domain.piece import PieceJointe
from cep_desktop.usecases.commandes.competence import JoindrePiece
from cep_desktop.usecases.piece_jointe import est_le_meme, lire_piece
from cep_desktop.usecases.session import Commande
from ui.dialogs.dialogues import Dialogues
from ui.taches import Tache, lancer
from ui.widgets.champ_piece import ChampPiece

_MEME = "C’est bien le fichier que vous aviez joint."
_AUTRE = "Ce n’est pas le même fichier : il a changé, ou c’est un autre."


class FichierJoint(QObject):
    """Lit hors du fil de l’écran ; le fichier va à la compétence pour laquelle on l’a choisi."""

    def __init__(
        self,
        champ: ChampPiece,
        executer: Callable[[Commande], str],
        dialogues: Dialogues,
        le: Callable[[], date],
    ) -> None:
        super().__init__(champ)
        self._champ, self._executer = champ, executer
        self._dialogues, self._le = dialogues, le
        self._cle = ""
        self._piece: PieceJointe | None = None
        self._tache: Tache | None = None
        champ.demande.connect(self._demander)
        champ.depose.connect(self._joindre)
        champ.verification.connect(self._choisir_un_exemplaire)
        champ.retire.connect(lambda: self._poser(self._cle, None))

    def montrer(self, cle: str, piece: PieceJointe | None) -> None:
        """Affiche le fichier d’une compétence ; une lecture en cours le reste."""
        if self._tache is not None and cle == self._cle:
            return
        self._cle, self._piece, self._tache = cle, piece, None
        self._champ.montrer(piece)

    def _demander(self) -> None:
        fichier = self._dialogues.choisir_piece("Quel fichier montre cette compétence ?")
        if fichier is not None:
            self._joindre(fichier)

    def _joindre(self, fichier: Path) -> None:
        cle, le = self._cle, self._le()
        tache = self._lancer(lambda: lire_piece(fichier, le=le))
        tache.fini.connect(lambda piece: self._recevoir(tache, cle, piece))

    def _choisir_un_exemplaire(self) -> None:
        piece = self._piece
        fichier = self._dialogues.choisir_piece("Quel exemplaire vérifier ?")
        if fichier is None or piece is None:
            return
        tache = self._lancer(lambda: est_le_meme(fichier, piece))
        tache.fini.connect(lambda meme: self._conclure(tache, meme=meme))

    def _lancer(self, travail: Callable[[], object]) -> Tache:
        self._champ.annoncer("Le fichier se lit…")
        self._champ.occuper(occupe=True)
        self._tache = tache = lancer(lambda _: travail(), self)
        tache.refuse.connect(lambda phrase: self._refuser(tache, phrase))
        return tache

    def _recevoir(self, tache: Tache, cle: str, piece: PieceJointe) -> None:
        self._liberer(tache)
        self._poser(cle, piece)

    def _poser(self, cle: str, piece: PieceJointe | None) -> None:
        refus = self._executer(JoindrePiece(cle, piece))
        if refus:
            self._champ.refuser(refus)

    def _conclure(self, tache: Tache, *, meme: bool) -> None:
        if self._liberer(tache):
            if meme:
                self._champ.annoncer(_MEME)
            else:
                self._champ.refuser(_AUTRE)

    def _refuser(self, tache: Tache, phrase: str) -> None:
        if self._liberer(tache):
            self._champ.refuser(phrase)

    def _liberer(self, tache: Tache) -> bool:
        """Rend le champ à la main ; faux si l’on est passé à une autre compétence entre-temps."""
        if self._tache is not tache:
            return False
        self._tache = None
        self._champ.montrer(self._piece)
        return True
