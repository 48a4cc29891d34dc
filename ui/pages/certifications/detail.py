"""Le détail d’une certification : ce que vaut son code, ses blocs, le chemin qu’elle ouvre."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.referentiels.certification import ControleCertification, FicheCertification
from ui.pages.certifications.etat import dire_le_chemin
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider


class DetailCertification(Carte):
    """`etudie` demande d’en faire un chemin, avec les blocs cochés."""

    etudie = Signal()

    def __init__(self) -> None:
        super().__init__("simple")
        self._controle: ControleCertification | None = None
        self.titre = paragraphe("", "section")
        self.code = paragraphe("", "second")
        self._phrases = QWidget()
        self._pile_phrases = colonne(self._phrases, espace=6)
        self.titre_blocs = paragraphe("Ce que je sais déjà faire", "libelle")
        self._blocs = QWidget()
        self._pile_blocs = colonne(self._blocs, espace=2)
        self.cases: dict[str, CaseACocher] = {}
        self.chemin = paragraphe("", "fort")
        self.etudier = Bouton("En faire un chemin à étudier", "plein", "path-bold")
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        for partie in (
            self.titre, self.code, self._phrases, self.titre_blocs, self._blocs, self.chemin,
            self.etudier,
        ):  # fmt: skip
            disposition.addWidget(partie)
        self.etudier.clicked.connect(self.etudie)

    @property
    def fiche(self) -> FicheCertification | None:
        """La certification montrée, si elle est dans le livre."""
        return self._controle.fiche if self._controle is not None else None

    @property
    def couverts(self) -> frozenset[str]:
        """Codes des blocs cochés."""
        return frozenset(code for code, case in self.cases.items() if case.isChecked())

    def montrer(self, controle: ControleCertification) -> None:
        """Affiche un code contrôlé, qu’il soit dans le livre ou non."""
        self._controle = controle
        fiche = controle.fiche
        self.titre.montrer(fiche.intitule if fiche else controle.code)
        self.code.montrer(controle.code)
        self.code.setVisible(fiche is not None)
        vider(self._pile_phrases)
        for rang, phrase in enumerate(controle.phrases):
            alerte = controle.est_a_revoir and rang == 0
            self._pile_phrases.addWidget(_phrase(phrase, est_a_revoir=alerte))
        vider(self._pile_blocs)
        self.cases = {}
        for bloc in fiche.blocs if fiche else ():
            case = CaseACocher(bloc.libelle, bloc.code)
            case.clicked.connect(self._suivre)
            self.cases[bloc.code] = case
            self._pile_blocs.addWidget(case)
        self.titre_blocs.setVisible(bool(self.cases))
        for partie in (self.chemin, self.etudier):
            partie.setVisible(fiche is not None)
        self._suivre()

    def _suivre(self) -> None:
        if self._controle is not None:
            self.chemin.montrer(dire_le_chemin(self._controle, self.couverts))


def _phrase(texte: str, *, est_a_revoir: bool) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=10)
    picto, jeton = ("warning-fill", "warn") if est_a_revoir else ("info-bold", "ink2")
    rangee.addWidget(Picto(picto, jeton, 20), 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(texte), 1)
    return boite
