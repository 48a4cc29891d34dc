"""Le seul pont entre un dossier ouvert et les écrans : ses changements deviennent des signaux."""

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.session import Commande, Session
from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from cep_desktop.usecases.signature.sceau import Sceau


class SessionQt(QObject):
    """Une session que les pages regardent ; `change` porte le dossier tel qu’il est devenu.

    `empechement` dit pourquoi rien ne se change ; vide, tout se change. `sceau` est la clé de
    l’organisme, tant qu’elle est ouverte ; elle se referme avec le dossier. `signe` porte la
    signature que la personne prépare sur l’écran tourné vers elle, ou `None`.
    """

    change = Signal(object)
    signe = Signal(object)

    def __init__(
        self, session: Session, parent: QObject | None = None, *, empechement: str = ""
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.empechement = empechement
        self.sceau: Sceau | None = None
        self._desabonner = session.abonner(self._prevenir)
        self._detourner = session.feuille.abonner(self._annoncer)

    @property
    def dossier(self) -> Dossier:
        """Le dossier tel qu’il est maintenant."""
        return self.session.dossier

    def executer(self, commande: Commande) -> str:
        """Fait un geste ; rend la phrase de refus, vide si le geste est fait."""
        if self.empechement:
            return self.empechement
        try:
            self.session.executer(commande)
        except ErreurMetier as refus:
            return str(refus)
        return ""

    @property
    def en_cours(self) -> SignatureEnCours | None:
        """La signature que la personne prépare, ou `None`."""
        return self.session.feuille.tenue

    def tenir(self, signature: SignatureEnCours | None) -> str:
        """Tient ce que la personne vient de signer ; rend la phrase de refus, ou vide."""
        if not self.empechement:
            self.session.feuille.tenir(signature)
        return self.empechement

    def annuler(self) -> None:
        """Défait le dernier geste."""
        self.session.annuler()

    def retablir(self) -> None:
        """Refait le dernier geste défait."""
        self.session.retablir()

    def fermer(self) -> None:
        """Cesse de regarder la session, et oublie la clé."""
        self.sceau = None
        self._desabonner()
        self._detourner()

    def _annoncer(self, signature: SignatureEnCours | None) -> None:
        self.signe.emit(signature)

    def _prevenir(self, dossier: Dossier) -> None:
        self.change.emit(dossier)
