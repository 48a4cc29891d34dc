"""Les deux petites fiches à remplir : noter un échange, demander un aménagement."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.echange import Canal
from cep_desktop.domain.formation import ObjetAmenagement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, fixer

_A_REMPLIR = "À remplir pour continuer."


class FicheEchange(Carte):
    """`note` porte les champs d’un échange ; la fiche se ferme quand le geste est fait."""

    note = Signal(object)

    def __init__(self, prenom: str, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.canal = Choix("Moyen", ((c.value, c.libelle) for c in Canal))
        self.objet = ChampTexte("Ce qui a été dit, en une phrase")
        self.recit = ChampRecit("Détails")
        fixer(self.recit.zone, hauteur=80)
        self.promesse = ChampDate("Réponse promise le", aide="La relance suit le jour ouvré après.")
        self.partage = CaseACocher(f"{prenom} peut le voir")
        self.noter = Bouton("Noter l’échange", "plein", "check-bold")
        self.fermer = Bouton("Fermer", "discret")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=12)
        disposition.addWidget(libelle("Noter un échange", "carte"))
        for champ in (
            Champ("Moyen", self.canal), self.objet, self.recit, self.promesse, self.partage,
            _boutons(self.noter, self.fermer),
        ):  # fmt: skip
            disposition.addWidget(champ)
        self.noter.clicked.connect(self._noter)
        self.fermer.clicked.connect(self.hide)
        self.hide()

    def preparer(self) -> None:
        """Vide la fiche et la montre."""
        self.canal.montrer(Canal.APPEL)
        self.objet.montrer("")
        self.recit.montrer("")
        self.promesse.montrer(None)
        self.partage.setChecked(False)
        self.show()
        self.objet.viser()

    def _noter(self) -> None:
        if not self.objet.texte:
            self.objet.refuser(_A_REMPLIR)
            self.objet.viser()
            return
        if self.promesse.faute:
            self.promesse.viser()
            return
        champs: Mapping[str, object] = {
            "canal": code_choisi(Canal, self.canal.code),
            "objet": self.objet.texte,
            "compte_rendu": self.recit.zone.texte.strip(),
            "reponse_promise_le": self.promesse.valeur,
            "est_partageable": self.partage.isChecked(),
        }
        self.note.emit(champs)


class FicheAmenagement(Carte):
    """`demande` porte la formation, les objets et les mots ; `repond`, la réponse à une trace."""

    demande = Signal(str, object, str)
    repond = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._trace = ""
        self.titre = libelle("", "carte")
        self.formation = ListeChoix("Formation ou prestation")
        self.objets = {o: CaseACocher(o.libelle) for o in ObjetAmenagement}
        self.mots = ChampTexte("Ce que l’on demande d’adapter")
        self.reponse = ChampTexte("Réponse de l’organisme")
        self.le = ChampDate("Répondu le")
        self.valider = Bouton("", "plein", "check-bold")
        self.fermer = Bouton("Fermer", "discret")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=12)
        self._demander = (
            Champ("Formation ou prestation", self.formation), *self.objets.values(), self.mots,
        )  # fmt: skip
        self._repondre = (self.reponse, self.le)
        boutons = _boutons(self.valider, self.fermer)
        for widget in (self.titre, *self._demander, *self._repondre, boutons):
            disposition.addWidget(widget)
        self.valider.clicked.connect(self._valider)
        self.fermer.clicked.connect(self.hide)
        self.hide()

    def preparer(self, formations: tuple[tuple[str, str], ...]) -> None:
        """Prépare une demande d’aménagement."""
        self._trace = ""
        self.titre.montrer("Demander un aménagement")
        self.valider.setText("Noter la demande")
        self.formation.proposer(formations)
        self.mots.montrer("")
        for case in self.objets.values():
            case.setChecked(False)
        self._basculer(est_une_reponse=False)
        self.mots.viser()

    def repondre(self, trace: str, reponse: str, le: date) -> None:
        """Prépare la réponse à une demande déjà faite."""
        self._trace = trace
        self.titre.montrer("Réponse à l’aménagement")
        self.valider.setText("Noter la réponse")
        self.reponse.montrer(reponse)
        self.le.montrer(le)
        self._basculer(est_une_reponse=True)
        self.reponse.viser()

    def _basculer(self, *, est_une_reponse: bool) -> None:
        for widget in self._demander:
            widget.setVisible(not est_une_reponse)
        for widget in self._repondre:
            widget.setVisible(est_une_reponse)
        self.show()

    def _valider(self) -> None:
        if self._trace:
            if not self.reponse.texte:
                self.reponse.refuser(_A_REMPLIR)
            elif not self.le.faute:
                self.repond.emit(self._trace, self.reponse.texte, self.le.valeur)
            return
        objets = tuple(o for o, case in self.objets.items() if case.isChecked())
        if not self.mots.texte or not objets:
            self.mots.refuser("Cochez ce que l’on adapte, puis dites comment.")
            return
        self.demande.emit(self.formation.code, objets, self.mots.texte)


def _boutons(*boutons: Bouton) -> QWidget:
    boite = QWidget()
    flux = Flux(boite, espace=10)
    for bouton in boutons:
        flux.addWidget(bouton)
    return boite
