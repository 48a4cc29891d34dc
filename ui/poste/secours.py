"""Le code de secours, montré une seule fois, puis la première sauvegarde."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.coffre.secours import (
    NOM_DE_FICHIER,
    deposer_le_code,
    feuille_de_secours,
)
from ui.dialogs.dialogues import Dialogues
from ui.poste.creation import ETAPES, LARGEUR
from ui.poste.decor import Decor, enseigne
from ui.poste.etapes import Etapes
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, mesurer
from ui.widgets.rangee_souple import RangeeSouple

PRESSE_PAPIERS_MS = 60_000
"""Temps après lequel le code copié est retiré du presse-papiers."""


class EcranSecours(Decor):
    """`termine` dit s’il faut ajouter les dossiers d’exemple ; rien ne se ferme sans la case."""

    termine = Signal(bool)

    def __init__(self, code: str, auteur: str, le: date, dialogues: Dialogues) -> None:
        super().__init__(LARGEUR)
        self._code = code
        self._feuille = feuille_de_secours(code, auteur=auteur, le=le)
        self._dialogues = dialogues
        self.etapes = Etapes(ETAPES)
        self.etapes.montrer(2)
        self.imprimer = Bouton("Imprimer le code", "contour", "printer")
        self.enregistrer = Bouton("Enregistrer", "contour", "floppy-disk")
        self.copier = Bouton("Copier", "contour", "copy")
        self.dit = paragraphe("", "second", ton="ok")
        self.refus = Avis("refus")
        self.range = CaseACocher("J’ai rangé le code dans un lieu fermé à clé.")
        self.exemples = CaseACocher(
            "Ajouter un dossier d’exemple", "Camille est fictive. Vous pourrez l’effacer."
        )
        self.manque = paragraphe("", "second")
        self.sauvegarde = paragraphe("", "second")
        self.continuer = Bouton("Ouvrir mes dossiers", "plein", "arrow-right-bold")
        self._disposer()
        self._oubli = QTimer(self)
        self._oubli.setSingleShot(True)
        self._oubli.timeout.connect(self._vider_le_presse_papiers)
        self.imprimer.clicked.connect(self._imprimer)
        self.enregistrer.clicked.connect(self._enregistrer)
        self.copier.clicked.connect(self._copier)
        self.range.toggled.connect(lambda _: self._suivre())
        self.continuer.clicked.connect(self._terminer)
        self._suivre()

    @property
    def est_range(self) -> bool:
        """Vrai si la personne a dit avoir mis le code à l’abri."""
        return self.range.isChecked()

    def viser(self) -> None:
        """Donne le clavier au premier geste utile."""
        self.imprimer.setFocus()

    def dire_la_sauvegarde(self, phrase: str, *, est_faite: bool) -> None:
        """Dit où en est la première sauvegarde."""
        self.sauvegarde.montrer(phrase)
        self._picto_sauvegarde.montrer(
            "check-circle-fill" if est_faite else "warning-circle-fill",
            "ok" if est_faite else "warn",
        )

    def _disposer(self) -> None:
        disposition = colonne(self.carte, marges=(40, 28, 40, 26), espace=14)
        disposition.addWidget(RangeeSouple(enseigne(), self.etapes, seuil=820, espace=12))
        titre = Libelle("Votre code de secours", "titre")
        titre.setWordWrap(True)
        disposition.addWidget(titre)
        disposition.addWidget(
            paragraphe("Il ouvre le coffre si vous oubliez la phrase. Il ne sera plus montré.",
                       "sous_titre")
        )  # fmt: skip
        disposition.addWidget(self.refus)
        disposition.addWidget(
            RangeeSouple(self._cote_code(), self._cote_suite(), seuil=820, parts=(3, 2), espace=32)
        )
        mots = QWidget()
        rangee = ligne(mots, espace=8)
        self._info = Picto("info", "ink2", 20)
        rangee.addWidget(self._info)
        rangee.addWidget(self.manque, 1)
        disposition.addWidget(RangeeSouple(mots, self.continuer, seuil=640, espace=12))

    def _cote_code(self) -> QWidget:
        boite = QWidget()
        disposition = colonne(boite, espace=12)
        cadre = Carte("secours")
        cadre.setAccessibleName(f"Code de secours, {self._code.replace('-', ' ')}")
        flux = Flux(cadre, espace=26)
        mesurer(flux, marges=(24, 20, 24, 20), espace=0)
        for groupe in self._code.split("-"):
            flux.addWidget(libelle(groupe, "code"))
        disposition.addWidget(cadre)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.imprimer, self.enregistrer, self.copier):
            flux.addWidget(bouton)
        disposition.addWidget(gestes)
        disposition.addWidget(self.dit)
        disposition.addStretch(1)
        return boite

    def _cote_suite(self) -> QWidget:
        boite = QWidget()
        disposition = colonne(boite, espace=12)
        avis = Avis("avis")
        avis.dire("Sans la phrase ni le code, personne ne peut ouvrir les dossiers. Pas même nous.")
        disposition.addWidget(avis)
        disposition.addWidget(self.range)
        disposition.addWidget(self.exemples)
        rangee = ligne(espace=8)
        self._picto_sauvegarde = Picto("hard-drives", "ink2", 20)
        rangee.addWidget(self._picto_sauvegarde)
        rangee.addWidget(self.sauvegarde, 1)
        disposition.addLayout(rangee)
        disposition.addStretch(1)
        return boite

    def _suivre(self) -> None:
        self.continuer.setEnabled(self.est_range)
        raison = "" if self.est_range else "Il reste à ranger le code de secours."
        self.manque.montrer(raison or "Tout est prêt.")
        self.continuer.setAccessibleDescription(raison)
        self._info.montrer("check-circle-fill" if self.est_range else "info",
                           "ok" if self.est_range else "ink2")  # fmt: skip
        self.etapes.montrer(3 if self.est_range else 2)

    def _imprimer(self) -> None:
        if self._dialogues.imprimer("Code de secours", self._feuille):
            self._fait("Le code est envoyé à l’imprimante.")

    def _enregistrer(self) -> None:
        chemin: Path | None = self._dialogues.nommer_texte("Enregistrer le code", NOM_DE_FICHIER)
        if chemin is None:
            return
        try:
            deposer_le_code(chemin, self._feuille)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return
        self._fait("Le code est enregistré. Gardez ce fichier ailleurs que sur cet ordinateur.")

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._oubli.start(PRESSE_PAPIERS_MS)
        self._fait("Le code est copié. Il sera retiré du presse-papiers dans une minute.")

    def _fait(self, phrase: str) -> None:
        self.refus.dire("")
        self.dit.montrer(phrase)

    def _vider_le_presse_papiers(self) -> None:
        presse_papiers = QGuiApplication.clipboard()
        if presse_papiers.text() == self._code:
            presse_papiers.clear()

    def _terminer(self) -> None:
        self._vider_le_presse_papiers()
        self.termine.emit(self.exemples.isChecked())
