"""L’enregistrement continu : après chaque geste, sans bouton, et toujours dit."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from ui.pont import SessionQt
from ui.taches import Tache, lancer

ATTENTE_MS, NOUVEL_ESSAI_MS = 800, 5_000


class EtatEnregistrement(StrEnum):
    """Où en est l’enregistrement."""

    ENREGISTRE = "enregistre"
    EN_COURS = "en_cours"
    EN_MEMOIRE = "en_memoire"
    EN_ECHEC = "en_echec"


class Enregistreur(QObject):
    """Garde le dossier 0,8 s après le dernier geste ; recommence si le disque refuse.

    `change` porte l’état et ses mots ; `refuse`, la raison d’un échec, ou vide.
    """

    change = Signal(object, str)
    refuse = Signal(str)

    def __init__(
        self, atelier: Atelier, session: SessionQt, fichier: Path | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._atelier = atelier
        self._session = session
        self.fichier = fichier
        self._garde: Dossier = session.dossier
        self._ecriture: Tache | None = None
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.timeout.connect(self.enregistrer)
        session.change.connect(self._attendre)

    @property
    def a_perdre(self) -> bool:
        """Vrai si des gestes ne sont dans aucun fichier."""
        return self._session.dossier != self._garde

    def annoncer(self) -> None:
        """Dit l’état de départ."""
        if self.fichier is None:
            self.change.emit(EtatEnregistrement.EN_MEMOIRE, self._phrase_en_memoire())
        else:
            self.change.emit(EtatEnregistrement.ENREGISTRE, "Enregistré")

    def rattacher(self, fichier: Path) -> None:
        """Enregistre dans un fichier, maintenant puis à chaque geste."""
        self.fichier = fichier
        self.enregistrer()

    def enregistrer(self) -> None:
        """Garde le dossier, hors du fil de l’écran s’il va dans un fichier."""
        self._minuterie.stop()
        if refus := self._garder():
            self._echouer(refus)
            return
        fichier, dossier = self.fichier, self._session.dossier
        if fichier is None:
            self.annoncer()
            return
        self.change.emit(EtatEnregistrement.EN_COURS, "Enregistrement en cours…")
        if self._ecriture is not None:
            return
        self._ecriture = lancer(lambda _: self._atelier.exporter(dossier, fichier), self)
        self._ecriture.fini.connect(lambda _: self._reussir(dossier))
        self._ecriture.refuse.connect(self._echouer)

    def terminer(self) -> str:
        """Enregistre tout de suite, avant de fermer ; rend la phrase de refus, ou vide."""
        self._minuterie.stop()
        if refus := self._garder():
            return refus
        if self.fichier is None or not self.a_perdre:
            return ""
        try:
            self._atelier.exporter(self._session.dossier, self.fichier)
        except ErreurMetier as refus:
            return str(refus)
        self._garde = self._session.dossier
        return ""

    def _garder(self) -> str:
        """Remet le dossier à l’atelier ; rend la phrase de refus, ou vide."""
        try:
            self._atelier.enregistrer(self._session.session)
        except ErreurMetier as refus:
            return str(refus)
        return ""

    def _attendre(self, _dossier: Dossier) -> None:
        if self.fichier is not None:
            self.change.emit(EtatEnregistrement.EN_COURS, "Enregistrement en cours…")
        self._minuterie.start(ATTENTE_MS)

    def _reussir(self, dossier: Dossier) -> None:
        self._garde, self._ecriture = dossier, None
        if self.a_perdre:
            self._minuterie.start(ATTENTE_MS)
        else:
            self.change.emit(EtatEnregistrement.ENREGISTRE, "Enregistré")
            self.refuse.emit("")

    def _echouer(self, phrase: str) -> None:
        self._ecriture = None
        self.change.emit(
            EtatEnregistrement.EN_ECHEC,
            "Pas encore enregistré. Nouvel essai dans 5 secondes.",
        )
        self.refuse.emit(phrase)
        self._minuterie.start(NOUVEL_ESSAI_MS)

    def _phrase_en_memoire(self) -> str:
        if self._session.dossier.est_fictif:
            return "Exemple, oublié à la fermeture"
        return "Gardé jusqu’à la fermeture"
