"""Ce qui arrive de l’écran tourné vers la personne : où elle en est, puis sa signature."""

from PySide6.QtCore import Signal

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from ui.pages.signature.etat import dire_ou_en_est
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne


class DepuisLEcranPartage(Carte):
    """`recu` porte la signature dite par la personne ; `perime`, le plan a changé depuis."""

    recu = Signal(object)
    perime = Signal()

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        super().__init__("douce")
        self._session, self._atelier = session, atelier
        self._recue: SignatureEnCours | None = None
        rangee = ligne(self, marges=(16, 12, 16, 12), espace=12)
        rangee.addWidget(Picto("users-bold", "primary_text", 22), 0, Alignement.AlignTop)
        self.phrase = paragraphe()
        rangee.addWidget(self.phrase, 1)
        self.hide()

    def dire(self, phrase: str) -> None:
        """Montre une phrase, ou se cache si elle est vide."""
        self.phrase.montrer(phrase)
        self.setAccessibleName(phrase)
        self.setVisible(bool(phrase))

    def suivre(self, signature: SignatureEnCours | None) -> None:
        """Dit où en est la personne, et remet sa signature quand elle l’a dite."""
        if signature is None or not self._vaut(signature):
            self.dire("")
            return
        self.dire(dire_ou_en_est(self._nom, signature.avancee))
        if signature.est_posee and signature != self._recue:
            self._recue = signature
            self.recu.emit(signature)

    def verifier(self) -> None:
        """Oublie la signature d’un texte qui vient de changer, et le dit."""
        tenue = self._session.en_cours
        if tenue is not None and not self._vaut(tenue):
            self._recue = None
            self._session.tenir(None)
            self.perime.emit()
            self.dire(composer(f"Le plan vient de changer : {self._nom} le relit et le signe."))

    @property
    def _nom(self) -> str:
        return self._session.dossier.beneficiaire.nom_complet

    def _vaut(self, signature: SignatureEnCours) -> bool:
        from cep_desktop.usecases.signature.plan import empreinte_du_plan

        dossier = self._session.dossier
        return signature.empreinte == empreinte_du_plan(dossier, le=self._atelier.maintenant())
