"""La carte des dates que l’on ajoute soi-même au calendrier."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.calendrier import DateCalendrier, NatureDate
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.date import AjouterDate, ModifierDate, SupprimerDate, mettre_au
from ui.dates import ecrire_quand
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL, _CRAYON = 640, "pencil-simple-line-bold"
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
        self.laisser = Bouton("Laisser", "discret")
        self.laisser.hide()
        self.corriger: dict[str, BoutonPicto] = {}
        self.retirer: dict[str, BoutonPicto] = {}
        self._corrigee: DateCalendrier | None = None
        self._dates = colonne(espace=6)
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("Vos dates", "carte"))
        disposition.addWidget(self.refus)
        disposition.addLayout(self._dates)
        disposition.addWidget(RangeeSouple(self.quoi, self.quand, seuil=_SEUIL, parts=(2, 1)))
        self._nature = Champ("Nature", self.nature)
        disposition.addWidget(self._nature)
        rangee = ligne()
        rangee.addWidget(self.ajouter)
        rangee.addWidget(self.laisser)
        rangee.addStretch(1)
        disposition.addLayout(rangee)
        self.ajouter.clicked.connect(self._ajouter)
        self.laisser.clicked.connect(self._laisser)

    def montrer(self, dates: tuple[DateCalendrier, ...]) -> None:
        """Affiche les dates ajoutées, avec de quoi les corriger et les retirer."""
        vider(self._dates)
        self.corriger, self.retirer = {}, {}
        if self._corrigee is not None and self._corrigee.id not in {une.id for une in dates}:
            self._laisser()
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
        corriger = self.corriger[une.id] = BoutonPicto(
            f"Corriger : {une.libelle}", "pencil-simple-line-bold"
        )
        corriger.clicked.connect(lambda: self._commencer(une))
        rangee.addWidget(corriger)
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
        if self._corrigee is not None:
            self._corriger(self._corrigee, quoi, jour)
            return
        champs = {"libelle": quoi, "nature": self.nature.code, "quand": LeJour(le=jour)}
        if self._faire(AjouterDate(champs), "Date ajoutée"):
            self._laisser()

    def _commencer(self, une: DateCalendrier) -> None:
        """Met une date dans les champs ; une nature qui ne se choisit pas ici ne change pas."""
        self._habiller(une)
        self.quoi.montrer(une.libelle)
        self.quand.montrer(une.quand.au_plus_tot)
        if une.nature in NATURES:
            self.nature.montrer(une.nature)
        self._nature.setVisible(une.nature in NATURES)
        self.quoi.viser()

    def _corriger(self, une: DateCalendrier, quoi: str, jour: date) -> None:
        """Garde la forme de l’échéance : une période glisse, et dure autant."""
        champs: dict[str, object] = {"libelle": quoi, "quand": mettre_au(une.quand, jour)}
        if une.nature in NATURES:
            champs["nature"] = code_choisi(NatureDate, self.nature.code)
        if self._faire(ModifierDate(une.id, champs), "Date corrigée"):
            self._laisser()
            self.corriger[une.id].setFocus()

    def _laisser(self) -> None:
        """Vide les champs : la prochaine date s’ajoute."""
        self._habiller(None)
        for champ in (self.quoi, self.quand):
            champ.accepter()
        self.quoi.montrer("")
        self.quand.montrer(None)

    def _habiller(self, corrigee: DateCalendrier | None) -> None:
        self._corrigee = corrigee
        self.ajouter.setText("Corriger la date" if corrigee else "Ajouter la date")
        self.laisser.setVisible(corrigee is not None)
        self._nature.show()

    def _faire(self, geste: AjouterDate | ModifierDate | SupprimerDate, dit: str) -> bool:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if not refus:
            self.faite.emit(dit)
        return not refus
