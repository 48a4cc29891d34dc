"""La certification visée et le domaine de la formation, complétés par les livres."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.formation import Certification
from cep_desktop.referentiels.certification import FicheCertification
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.livres.code_ecrit import dire_le_code
from cep_desktop.usecases.livres.completion import Proposition, Recueil, proposer
from cep_desktop.usecases.livres.formation import (
    Champs,
    certification_choisie,
    certification_ecrite,
    ecrire_la_certification,
)
from ui.completion import Completion
from ui.taches import DernierCalcul
from ui.widgets.champ import ChampTexte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne

_CHIFFRES = 5


class Vise(QWidget):
    """Ce que le livre dit du code écrit ; les deux champs se placent où l’on veut.

    `certifiee` porte les champs d’une certification ou `None`, `situee` un Formacode ou `None`.
    """

    certifiee = Signal(object)
    situee = Signal(object)

    def __init__(self, atelier: Atelier) -> None:
        super().__init__()
        self._atelier = atelier
        self.visee: Champs | None = None
        self.code: str | None = None
        self._dit = ""
        self.certification = ChampTexte("Certification visée", exemple="Aide-soignant, RNCP40692")
        self.domaine = ChampTexte("Domaine (Formacode)", exemple="43436")
        livres = atelier.livres
        self.certifications = Completion(
            self.certification, partial(proposer, livres, Recueil.CERTIFICATIONS)
        )
        self.domaines = Completion(self.domaine, partial(proposer, livres, Recueil.FORMACODE))
        self.controle = paragraphe("", "second")
        colonne(self).addWidget(self.controle)
        self.hide()
        self._calcul = DernierCalcul(self)
        self._calcul.pret.connect(self._dire)
        self.certification.saisi.connect(
            lambda texte: self._viser(certification_ecrite(texte, self.visee))
        )
        self.certifications.choisie.connect(self._choisir)
        self.domaine.saisi.connect(self._situer)
        self.domaines.choisie.connect(lambda choix: self._situer(choix.valeur))

    def montrer(self, certification: Certification | None, formacode: str | None) -> None:
        """Affiche ce que le dossier porte."""
        self.visee = certification.model_dump() if certification is not None else None
        self.code = formacode
        self.certification.montrer(ecrire_la_certification(self.visee))
        self.domaine.montrer(formacode or "")
        self._controler()

    def _choisir(self, choix: Proposition) -> None:
        if isinstance(choix.fiche, FicheCertification):
            self._viser(certification_choisie(choix.fiche))

    def _viser(self, certification: Champs | None) -> None:
        self.visee = certification
        self.certifiee.emit(certification)
        self._controler()

    def _situer(self, texte: str) -> None:
        if texte and not (texte.isdecimal() and len(texte) == _CHIFFRES):
            self.domaine.refuser("Un Formacode a cinq chiffres. Laissez vide s’il est inconnu.")
            return
        self.code = texte or None
        self.situee.emit(self.code)

    def _controler(self) -> None:
        """Le code ne se relit que s’il a changé."""
        code = str(self.visee.get("code") or "") if self.visee is not None else ""
        if code == self._dit:
            return
        self._dit = code
        atelier = self._atelier
        self._calcul.demander(
            lambda: dire_le_code(code, atelier.livres, atelier.regles, le=atelier.aujourd_hui())
        )

    def _dire(self, phrase: str) -> None:
        self.controle.montrer(phrase)
        self.setVisible(bool(phrase))
