"""Quand : sans date, avant le, le, du … au …, ou seulement un mois."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour, Pendant
from ui.widgets.champ import Champ
from ui.widgets.champ_date import ChampDate, ChampMois
from ui.widgets.choix import Choix
from ui.widgets.mise_en_page import colonne

FORMES = (
    ("", "Sans date"),
    ("avant_le", "Avant le"),
    ("le", "Le"),
    ("pendant", "Du… au…"),
    ("mois", "En mois"),
)
Quand = AvantLe | LeJour | Pendant | EnMois | None


class ChampEcheance(Champ):
    """Choisit la forme, puis les dates ; `saisi` porte les champs d’une échéance, ou `None`."""

    saisi = Signal(object)

    def __init__(self, titre: str, parent: QWidget | None = None) -> None:
        self._boite = QWidget()
        self.forme = Choix(titre, FORMES)
        super().__init__(titre, self._boite, parent=parent)
        disposition = colonne(self._boite, espace=8)
        disposition.addWidget(self.forme)
        self.jour = ChampDate("Jour")
        self.du, self.au = ChampDate("Premier jour"), ChampDate("Dernier jour")
        self.mois_du, self.mois_au = ChampMois("Premier mois"), ChampMois("Dernier mois")
        self._champs: dict[str, tuple[ChampDate | ChampMois, ...]] = {
            "": (),
            "avant_le": (self.jour,),
            "le": (self.jour,),
            "pendant": (self.du, self.au),
            "mois": (self.mois_du, self.mois_au),
        }
        for champ in (self.jour, self.du, self.au, self.mois_du, self.mois_au):
            disposition.addWidget(champ)
            champ.saisi.connect(self._emettre)
        self.forme.choisi.connect(self._changer_forme)
        self.montrer(None)

    def suivre(self, echeance: Quand) -> None:
        """Affiche celle du dossier ; une date refusée reste écrite, si elle n’a pas bougé."""
        a_une_faute = self.faute or any(c.faute for c in self._champs[self.forme.code])
        if not (a_une_faute and echeance == self._montree):
            self.montrer(echeance)

    def montrer(self, echeance: Quand) -> None:
        """Affiche une échéance du dossier et efface l’erreur."""
        self.accepter()
        self._montree = echeance
        self.forme.montrer(echeance.nature if echeance else "")
        self._remplir(
            echeance.au_plus_tot if echeance else None, echeance.au_plus_tard if echeance else None
        )
        self._afficher()

    def _remplir(self, debut: date | None, fin: date | None) -> None:
        self.jour.montrer(fin)
        self.du.montrer(debut)
        self.au.montrer(fin)
        self.mois_du.montrer(debut.replace(day=1) if debut else None)
        self.mois_au.montrer(fin.replace(day=1) if fin else None)

    def _afficher(self) -> None:
        montres = self._champs[self.forme.code]
        for champ in (self.jour, self.du, self.au, self.mois_du, self.mois_au):
            champ.setVisible(champ in montres)

    def _changer_forme(self, _code: str) -> None:
        self._afficher()
        self._emettre()

    def _emettre(self) -> None:
        forme = self.forme.code
        if not forme:
            self.saisi.emit(None)
            return
        valeurs = [champ.valeur for champ in self._champs[forme]]
        if any(valeur is None for valeur in valeurs):
            return
        noms = ("le",) if len(valeurs) == 1 else ("du", "au")
        champs: Mapping[str, object] = dict(zip(noms, valeurs, strict=True))
        self.saisi.emit({"nature": forme, **champs})
