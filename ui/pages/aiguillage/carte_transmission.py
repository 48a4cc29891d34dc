"""Ce que l’on transmet, comment, et l’accord de la personne : rien n’est coché d’avance."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import MoyenOrientation
from ui.pages.aiguillage.transmission import Brouillon, EtatTransmission
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.choix import code_choisi
from ui.widgets.grand_choix import GrandsChoix, Option
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne

_MOYENS = (
    Option(MoyenOrientation.FICHE, MoyenOrientation.FICHE.libelle, "printer-duotone"),
    Option(MoyenOrientation.COURRIEL, MoyenOrientation.COURRIEL.libelle, "envelope-simple-duotone"),
)


class CarteTransmission(QWidget):
    """`change` porte ce que la personne a coché, à chaque geste."""

    change = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brouillon = Brouillon()
        self.cases: dict[str, CaseACocher] = {}
        disposition = colonne(self, espace=16)
        disposition.addWidget(self._quoi())
        disposition.addWidget(self._comment())
        douce = Carte("douce")
        self.accord = CaseACocher("", usage="fort")
        colonne(douce, marges=(18, 12, 18, 12)).addWidget(self.accord)
        disposition.addWidget(douce)
        self.accord.clicked.connect(
            lambda coche: self._changer(replace(self._brouillon, accord=coche))
        )
        self.moyen.choisi.connect(
            lambda code: self._changer(
                replace(self._brouillon, moyen=code_choisi(MoyenOrientation, code))
            )
        )

    def montrer(self, etat: EtatTransmission) -> None:
        """Affiche les cases et l’accord ; une orientation déjà partie ne se change plus."""
        self._brouillon = Brouillon(etat.cochees, etat.moyen, etat.est_accordee)
        est_partie = etat.ouverte is not None and etat.ouverte.faite_le is not None
        noms = [case.nom for case in etat.cases]
        for case in etat.cases:
            if case.nom not in self.cases:
                self._ajouter(case.nom)
            self.cases[case.nom].dire(case.nom, case.precision)
            self.cases[case.nom].setChecked(case.nom in etat.cochees)
        for nom, case_ in self.cases.items():
            case_.setVisible(nom in noms)
            case_.setEnabled(not est_partie)
        self.moyen.montrer(etat.moyen)
        self.moyen.setEnabled(not est_partie)
        self.accord.dire(etat.accord)
        self.accord.setChecked(etat.est_accordee)
        self.accord.setEnabled(not est_partie)

    def _quoi(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(22, 16, 22, 16), espace=6)
        disposition.addWidget(libelle("Ce que nous transmettons", "carte"))
        self._cases = colonne(espace=4)
        disposition.addLayout(self._cases)
        privee = Carte("privee")
        rangee = ligne(privee, marges=(12, 8, 12, 8), espace=10)
        rangee.addWidget(Picto("lock-key-fill", "priv", 20), 0, Alignement.AlignVCenter)
        rangee.addWidget(paragraphe("Jamais les notes privées", "fort", ton="priv"), 1)
        disposition.addWidget(privee)
        return carte

    def _comment(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(22, 16, 22, 18), espace=10)
        disposition.addWidget(libelle("Comment ?", "carte"))
        self.moyen = GrandsChoix("Comment transmettre", _MOYENS)
        disposition.addWidget(self.moyen)
        return carte

    def _ajouter(self, nom: str) -> None:
        case = CaseACocher(nom)
        case.clicked.connect(lambda coche, nom=nom: self._cocher(nom, est_cochee=coche))
        self._cases.addWidget(filet())
        self._cases.addWidget(case)
        self.cases[nom] = case

    def _cocher(self, nom: str, *, est_cochee: bool) -> None:
        coches = self._brouillon.transmis
        transmis = coches | {nom} if est_cochee else coches - {nom}
        self._changer(replace(self._brouillon, transmis=transmis))

    def _changer(self, brouillon: Brouillon) -> None:
        self._brouillon = brouillon
        self.change.emit(brouillon)
