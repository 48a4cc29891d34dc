"""Un bloc de questions, avec ce qu’il reste à chercher."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from ui.completion import Chercheur, Completion
from ui.pages.situation.etat import BlocFaits
from ui.pages.situation.ligne_fait import RangeeFait
from ui.widgets.champ import ChampTexte
from ui.widgets.depliant import Depliant
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, vider


class CarteFaits(Depliant):
    """Les rangées se refont seulement quand les questions changent : on n’est jamais interrompu.

    `choisie` porte la question, l’origine et ce que le livre a proposé.
    """

    repondu = Signal(object, object, str)
    precise = Signal(object, str, str)
    efface = Signal(object)
    cree = Signal(str)
    choisie = Signal(object, str, object)

    def __init__(
        self, titre: str, *a_droite: QWidget, chercheurs: Mapping[CodeFait, Chercheur]
    ) -> None:
        self.compte = libelle("", "second")
        super().__init__(titre, self.compte, *a_droite)
        self._rangees = colonne(espace=6)
        self.corps.addLayout(self._rangees)
        self.rangees: dict[CodeFait, RangeeFait] = {}
        self.completions: dict[CodeFait, Completion] = {}
        self._chercheurs = chercheurs

    def remplir(self, bloc: BlocFaits) -> Iterator[RangeeFait]:
        """Fabrique les rangées une à une, la première fois."""
        for ligne in bloc.lignes:
            self.rangees[ligne.code] = rangee = self._rangee(ligne.code)
            rangee.montrer(ligne)
            yield rangee

    def montrer(self, bloc: BlocFaits) -> None:
        """Affiche les questions et leurs réponses ; replié, seulement leur nombre."""
        self.compte.montrer(bloc.compte)
        inconnues = sum(ligne.est_inconnu for ligne in bloc.lignes)
        self.resume.montrer(f"{inconnues} à chercher" if inconnues else "")
        if not self.est_ouvert:
            return
        codes = tuple(ligne.code for ligne in bloc.lignes)
        if codes != tuple(self.rangees):
            vider(self._rangees)
            self.rangees = {code: self._rangee(code) for code in codes}
        for ligne in bloc.lignes:
            self.rangees[ligne.code].montrer(ligne)

    def _rangee(self, code: CodeFait) -> RangeeFait:
        rangee = RangeeFait(code)
        rangee.repondu.connect(lambda reponse, origine: self.repondu.emit(code, reponse, origine))
        rangee.precise.connect(lambda origine, mots: self.precise.emit(code, origine, mots))
        rangee.efface.connect(lambda: self.efface.emit(code))
        rangee.cree.connect(self.cree)
        champ = rangee.fait.champ
        if code in self._chercheurs and isinstance(champ, ChampTexte):
            self.completions[code] = completion = Completion(champ, self._chercheurs[code])
            completion.choisie.connect(
                lambda choix: self.choisie.emit(code, rangee.fait.origine.code, choix)
            )
        self._rangees.addWidget(rangee)
        return rangee
