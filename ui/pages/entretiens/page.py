"""La page « Entretiens » : le temps qui passe, ce qui attend, la feuille de route, vos notes."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.entretien import (
    AjouterALaRoute,
    CommencerEntretien,
    MettreDeCote,
    ReprendreSujet,
    RetirerDeLaRoute,
)
from ui.dialogs.dialogues import Dialogues
from ui.pages.entretiens.carte_notes import CarteNotes
from ui.pages.entretiens.etat import DUREES, Pas, Sujet, deriver, dire_le_temps, ecrire_la_route
from ui.pont import SessionQt
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_BATTEMENT_MS = 20_000
_SEUIL = 640


class PageEntretiens(Page):
    """Un rappel discret du temps ; rien n’y sonne ni ne clignote.

    `lieux` donne, pour le titre d’une page du parcours, le code qui y mène.
    """

    def __init__(
        self, session: SessionQt, atelier: Atelier, dialogues: Dialogues, lieux: Mapping[str, str]
    ) -> None:
        self.commencer_entretien = Bouton("Commencer l’entretien", "plein", "clock-bold")
        super().__init__("Entretiens", (self.commencer_entretien,))
        self._session = session
        self._atelier = atelier
        self._dialogues = dialogues
        self._lieux = lieux
        self.refus = Avis("refus")
        self.duree = Choix("Durée prévue", DUREES)
        self.duree.montrer("45")
        self.temps = paragraphe("", "corps")
        self._passages = colonne(espace=6)
        self._sujets = colonne(espace=8)
        self.sujet = AjoutLigne("Mettre un sujet de côté", exemple="Le logement")
        self._route = colonne(espace=8)
        self._jusqu_a = paragraphe("", "second")
        self.pas = AjoutLigne("À faire d’ici là", exemple="Apporter le contrat de travail")
        self.imprimer = Bouton("Imprimer la feuille de route", "contour", "printer")
        self.notes = CarteNotes(session, atelier.aujourd_hui)
        self._disposer()
        self._brancher()
        self.montrer(session.dossier)
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_BATTEMENT_MS)
        self._minuterie.timeout.connect(self.battre)
        self._minuterie.start()

    def montrer(self, dossier: Dossier) -> None:
        """Affiche les entretiens du dossier."""
        self.etat = etat = deriver(dossier, self._lieux, le=self._atelier.aujourd_hui())
        self.intituler("Entretiens", etat.sous_titre)
        self.commencer_entretien.setEnabled(not etat.est_commence)
        _remplir(self._passages, (paragraphe(p.phrase, "second") for p in etat.passages),
                 "Aucun entretien noté pour le moment.")  # fmt: skip
        _remplir(self._sujets, map(self._rangee_sujet, etat.sujets), "Rien n’attend.")
        _remplir(self._route, map(self._rangee_pas, etat.route), "Rien à faire pour le moment.")
        self._jusqu_a.montrer(etat.jusqu_a)
        self.imprimer.setEnabled(bool(etat.route))
        self.notes.montrer(etat.notes)
        self.battre()

    def battre(self) -> None:
        """Redit le temps qui reste."""
        temps = dire_le_temps(self._session.dossier, self._atelier.maintenant().astimezone())
        self.temps.montrer(temps.phrase if temps else "Aucun entretien n’est commencé aujourd’hui.")

    def commencer(self) -> None:
        """Ctrl+N : écrit un sujet à mettre de côté."""
        self.sujet.viser()

    def agir(self) -> None:
        """Ctrl+Entrée : commence l’entretien du jour."""
        if not self.commencer_entretien.isEnabled():
            return
        maintenant = self._atelier.maintenant().astimezone()
        heure = maintenant.time().replace(second=0, microsecond=0)
        geste = CommencerEntretien(maintenant.date(), heure, int(self.duree.code))
        self.refus.dire(self._session.executer(geste))

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        duree = QWidget()
        rangee = ligne(duree, espace=10)
        rangee.addWidget(libelle("Durée prévue", "libelle"))
        rangee.addWidget(self.duree)
        temps = colonne(espace=10)
        temps.addWidget(RangeeSouple(self.temps, duree, seuil=_SEUIL, espace=12))
        temps.addLayout(self._passages)
        self.corps.addWidget(_carte("Le temps", temps))
        attente = colonne(espace=12)
        attente.addLayout(self._sujets)
        attente.addWidget(self.sujet)
        self.corps.addWidget(_carte("Mis de côté", attente))
        route = colonne(espace=12)
        route.addWidget(RangeeSouple(self._jusqu_a, self.imprimer, seuil=_SEUIL, espace=12))
        route.addLayout(self._route)
        route.addWidget(self.pas)
        self.corps.addWidget(_carte("Feuille de route", route))
        self.corps.addWidget(self.notes)
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self._session.change.connect(self.montrer)
        self.commencer_entretien.clicked.connect(self.agir)
        self.imprimer.clicked.connect(self._imprimer)
        self.sujet.ajoute.connect(
            lambda texte: self.sujet.repondre(
                self._session.executer(MettreDeCote(texte, self._atelier.aujourd_hui()))
            )
        )
        self.pas.ajoute.connect(
            lambda texte: self.pas.repondre(
                self._session.executer(AjouterALaRoute(texte, self._atelier.aujourd_hui()))
            )
        )

    def _rangee_sujet(self, sujet: Sujet) -> QWidget:
        gestes = QWidget()
        rangee = ligne(gestes, espace=8)
        reprendre = Bouton("Reprendre", "contour", "arrow-right-bold")
        reprendre.setAccessibleName(f"Reprendre : {sujet.texte}")
        reprendre.clicked.connect(lambda: self._reprendre(sujet))
        rangee.addWidget(reprendre)
        mots = QWidget()
        rangee = ligne(mots, espace=10)
        rangee.addWidget(Picto("clock", "ink2", 20))
        rangee.addWidget(paragraphe(sujet.texte, "fort"), 1)
        return RangeeSouple(mots, gestes, seuil=_SEUIL, espace=12)

    def _rangee_pas(self, pas: Pas) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, espace=10)
        rangee.addWidget(Picto("arrow-right-bold", "ink2", 20))
        rangee.addWidget(paragraphe(pas.texte, "fort"), 1)
        retirer = BoutonPicto(f"Retirer : {pas.texte}", "trash")
        geste = RetirerDeLaRoute(pas.entretien, pas.rang)
        retirer.clicked.connect(lambda: self.refus.dire(self._session.executer(geste)))
        rangee.addWidget(retirer)
        return boite

    def _reprendre(self, sujet: Sujet) -> None:
        """Retire le sujet de ce qui attend, et mène à sa page s’il en a une."""
        refus = self._session.executer(ReprendreSujet(sujet.texte))
        self.refus.dire(refus)
        if sujet.page and not refus:
            self.aller.emit(sujet.page)

    def _imprimer(self) -> None:
        texte = ecrire_la_route(self._session.dossier, self.etat)
        self._dialogues.imprimer("Feuille de route", texte)


def _carte(titre: str, contenu: QVBoxLayout) -> Carte:
    carte = Carte()
    disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
    disposition.addWidget(libelle(titre, "carte"))
    disposition.addLayout(contenu)
    return carte


def _remplir(place: QVBoxLayout, rangees: Iterable[QWidget], sinon: str) -> None:
    vider(place)
    for rangee in rangees:
        place.addWidget(rangee)
    if not place.count():
        place.addWidget(paragraphe(sinon, "second"))
