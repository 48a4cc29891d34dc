"""Comment nous avançons : l’appui voulu, l’état des idées, le rythme, dits avec la personne."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.autonomie import Autonomie, FaconAvancer, Maturite
from cep_desktop.domain.dossier import Dossier
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_trace import ChampTrace
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.depliant import Depliant
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.validation import BoutonValider


class CarteFacon(Depliant):
    """`change` porte le nom du champ et sa valeur ; rien n’est choisi d’avance."""

    change = Signal(str, object)

    def __init__(self, dossier: Dossier) -> None:
        self.validation = BoutonValider("notre façon d’avancer")
        super().__init__("Comment nous avançons")
        self.corps.addWidget(
            paragraphe("La personne se situe elle-même ; cela peut changer en chemin.", "second")
        )
        self.autonomie = Choix("L’appui que je souhaite", ((a.value, a.libelle) for a in Autonomie))
        self.maturite = Choix("Où en est mon projet", ((m.value, m.libelle) for m in Maturite))
        self.rythme = ChampTexte("Mon rythme", exemple="Un rendez-vous toutes les trois semaines")
        self.modalites = ChampTexte(
            "Comment nous travaillons ensemble", exemple="En face, puis au téléphone entre deux"
        )
        self.trace = ChampTrace(dossier.beneficiaire.prenom, dossier.referent.prenom)
        for partie in (
            Champ("L’appui que je souhaite", self.autonomie),
            Champ("Où en est mon projet", self.maturite),
            self.rythme,
            self.modalites,
            self.trace,
            _a_gauche(self.validation),
        ):
            self.corps.addWidget(partie)
        self.autonomie.choisi.connect(
            lambda code: self.change.emit("autonomie", code_choisi(Autonomie, code))
        )
        self.maturite.choisi.connect(
            lambda code: self.change.emit("maturite", code_choisi(Maturite, code))
        )
        self.rythme.saisi.connect(lambda mots: self.change.emit("rythme", mots))
        self.modalites.saisi.connect(lambda mots: self.change.emit("modalites", mots))
        self.trace.trace.connect(lambda trace: self.change.emit("co_construction", trace))

    def montrer(self, facon: FaconAvancer, resume: str, *, le: date) -> None:
        """Affiche la façon d’avancer du dossier ; `le` date les mots que l’on écrira."""
        self.resume.montrer(resume or "À dire ensemble")
        self.autonomie.montrer(facon.autonomie or "")
        self.maturite.montrer(facon.maturite or "")
        self.rythme.montrer(facon.rythme)
        self.modalites.montrer(facon.modalites)
        self.trace.montrer(facon.co_construction, le=le)
        self.validation.montrer(facon.co_construction.valide_ensemble_le)
        self.validation.setVisible(bool(resume))

    def refuser(self, nom: str, phrase: str) -> None:
        """Montre, à côté du champ, pourquoi il n’est pas noté."""
        champs = {"rythme": self.rythme, "modalites": self.modalites}
        champs.get(nom, self.rythme).refuser(phrase)


def _a_gauche(bouton: QWidget) -> QWidget:
    boite = QWidget()
    Flux(boite).addWidget(bouton)
    return boite
