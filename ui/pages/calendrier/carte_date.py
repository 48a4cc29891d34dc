"""La carte des dates que l’on ajoute soi-même au calendrier."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.calendrier import DateCalendrier, NatureDate
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.date import AjouterDate, SupprimerDate
from ui.dates import ecrire_quand
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.choix import Choix
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 640
NATURES = (NatureDate.RENDEZ_VOUS, NatureDate.LIMITE, NatureDate.REPONSE_ATTENDUE)


class CarteDate(Carte):
    """`faite` annonce un geste annulable."""

    faite = Signal(str)

    def __init__(self, session: SessionQt, aujourd_hui: Callable[[], date]) -> None:
        super().__init__()
        self._session = session
        self._aujourd_hui = aujourd_hui
        self.refus = Avis("refus")
        self.quoi = ChampTexte("Quoi", exemple="Réunion au centre de formation")
        self.quand = ChampDate("Quel jour")
        self.nature = Choix("Nature", ((n.value, n.libelle) for n in NATURES))
        self.nature.montrer(NatureDate.RENDEZ_VOUS)
        self.ajouter = Bouton("Ajouter la date", "contour", "calendar-plus")
        self.retirer: dict[str, BoutonPicto] = {}
        self._dates = colonne(espace=6)
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("Vos dates", "carte"))
        disposition.addWidget(self.refus)
        disposition.addLayout(self._dates)
        disposition.addWidget(RangeeSouple(self.quoi, self.quand, seuil=_SEUIL, parts=(2, 1)))
        disposition.addWidget(Champ("Nature", self.nature))
        rangee = ligne()
        rangee.addWidget(self.ajouter)
        rangee.addStretch(1)
        disposition.addLayout(rangee)
        self.ajouter.clicked.connect(self._ajouter)

    def montrer(self, dates: tuple[DateCalendrier, ...]) -> None:
        """Affiche les dates ajoutées, avec de quoi les retirer."""
        vider(self._dates)
        self.retirer = {}
        for une in dates:
            self._dates.addWidget(self._rangee(une))
        if not dates:
            self._dates.addWidget(paragraphe("Aucune date ajoutée pour le moment.", "second"))

    def _rangee(self, une: DateCalendrier) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, espace=10)
        quand = ecrire_quand(une.quand, le=self._aujourd_hui())
        mots = composer(f"{quand[:1].upper()}{quand[1:]} : {une.libelle}, {une.nature.libelle}")
        rangee.addWidget(paragraphe(mots, "second"), 1)
        retirer = self.retirer[une.id] = BoutonPicto(f"Retirer : {une.libelle}", "trash")
        retirer.clicked.connect(lambda: self._faire(SupprimerDate(une.id), "Date retirée"))
        rangee.addWidget(retirer)
        return boite

    def _ajouter(self) -> None:
        jour, quoi = self.quand.valeur, self.quoi.texte
        self.quoi.accepter()
        if not quoi:
            self.quoi.refuser("Écrivez ce qui se passe ce jour-là.")
            self.quoi.viser()
            return
        if jour is None:
            self.quand.refuser("Écrivez le jour. Exemple : 01/12/2026.")
            self.quand.viser()
            return
        champs = {"libelle": quoi, "nature": self.nature.code, "quand": LeJour(le=jour)}
        if self._faire(AjouterDate(champs), "Date ajoutée"):
            self.quoi.montrer("")
            self.quand.montrer(None)

    def _faire(self, geste: AjouterDate | SupprimerDate, dit: str) -> bool:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if not refus:
            self.faite.emit(dit)
        return not refus
