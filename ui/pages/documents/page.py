"""La page des documents : produire les papiers, puis ouvrir leur dossier."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.completude import completude
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.produire import NaturePapier, Production
from ui.dialogs.dialogues import Dialogues
from ui.pages.documents.etat import EtatDocuments, PapierProduit, PapierPropose, deriver, raconter
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import Suivi, Tache, lancer
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_PICTOS = {
    NaturePapier.PLAN_ACTION: "file-text",
    NaturePapier.PLAN_FINANCEMENT: "microsoft-excel-logo",
}


class PageDocuments(Page):
    """Produit hors du fil de l’écran ; la fenêtre reste vivante et l’on peut arrêter."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.produire = Bouton("Produire les papiers", "plein", "files")
        super().__init__("Documents", (self.produire,))
        self._session = session
        self._atelier = atelier
        self._dialogues = dialogues
        self._tache: Tache | None = None
        self._dossier_produit = Path()
        self.etat: EtatDocuments = deriver(session.dossier, completude(session.dossier))
        self.refus = Avis("refus")
        self.manques = Avis("avis")
        self.ouvrir = Bouton("Ouvrir le dossier", "contour", "folder-open")
        self.arret = Bouton("Arrêter", "contour")
        self.enregistrer = Bouton("Enregistrer une copie", "contour")
        self.enregistrer.clicked.connect(self.copie)
        self._phrase = libelle("", "second")
        self._lieu = paragraphe("", "second")
        self._titre_resultat = libelle("", "carte")
        self._fichiers = colonne(espace=10)
        self._composer()
        self.produire.clicked.connect(self.demander)
        self.arret.clicked.connect(self._arreter)
        self.ouvrir.clicked.connect(self._montrer_dossier)
        session.change.connect(self.montrer)
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche ce qui manque encore dans le dossier."""
        self.etat = deriver(dossier, completude(dossier))
        self.intituler("Documents", self.etat.sous_titre)
        self.manques.dire("\n".join(self.etat.manques))

    def agir(self) -> None:
        """Ctrl+Entrée : produit les papiers."""
        if self.produire.isEnabled():
            self.demander()

    def demander(self) -> None:
        """Demande où déposer les papiers, puis les produit."""
        sortie = self._dialogues.choisir_dossier("Où déposer les papiers ?")
        if sortie is None:
            return
        self.refus.dire("")
        self._resultat.hide()
        self._attente.show()
        self.produire.setEnabled(False)
        self._phrase.montrer("Les papiers s’écrivent…")
        dossier, atelier = self._session.dossier, self._atelier

        def travail(suivi: Suivi) -> Production:
            return atelier.produire(
                dossier, sortie, avancer=lambda n: suivi.dire(f"{n.libelle} : écriture…")
            )

        self._tache = lancer(travail, self)
        self._tache.avance.connect(self._phrase.montrer)
        self._tache.fini.connect(self._finir)
        self._tache.refuse.connect(self._refuser)
        self._tache.annule.connect(self._annoncer_arret)

    def _composer(self) -> None:
        self.corps.addWidget(self.refus)
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 18), espace=14)
        for rang, papier in enumerate(self.etat.papiers):
            if rang:
                disposition.addWidget(filet())
            disposition.addLayout(_rangee(papier))
        self.corps.addWidget(carte)
        self.corps.addWidget(self.manques)
        self.corps.addWidget(self._carte_dossier())
        self.corps.addWidget(self._carte_attente())
        self.corps.addWidget(self._carte_resultat())
        self.corps.addStretch(1)

    def _carte_dossier(self) -> QWidget:
        carte = Carte("douce")
        mots = QWidget()
        disposition = colonne(mots, espace=2)
        disposition.addWidget(libelle("Le dossier lui-même", "carte"))
        disposition.addWidget(
            paragraphe("Un fichier à garder ou à transmettre, que CEP Desktop rouvre.", "second")
        )
        souple = RangeeSouple(mots, self.enregistrer, seuil=620)
        colonne(carte, marges=(24, 16, 24, 16)).addWidget(souple)
        return carte

    def _carte_attente(self) -> QWidget:
        self._attente = Carte("douce")
        disposition = colonne(self._attente, marges=(24, 18, 24, 18), espace=12)
        disposition.addWidget(self._phrase)
        progression = QProgressBar()
        progression.setRange(0, 0)
        progression.setTextVisible(False)
        progression.setAccessibleName("Les papiers s’écrivent")
        disposition.addWidget(progression)
        disposition.addWidget(self.arret, 0, Alignement.AlignLeft)
        self._attente.hide()
        return self._attente

    def _carte_resultat(self) -> QWidget:
        self._resultat = Carte()
        disposition = colonne(self._resultat, marges=(24, 18, 24, 18), espace=12)
        titre = ligne(espace=10)
        titre.addWidget(Picto("check-circle-fill", "ok", 26))
        titre.addWidget(self._titre_resultat, 1)
        titre.addWidget(self.ouvrir)
        disposition.addLayout(titre)
        disposition.addWidget(self._lieu)
        disposition.addLayout(self._fichiers)
        self._resultat.hide()
        return self._resultat

    def _finir(self, production: Production) -> None:
        self._clore()
        self._dossier_produit = production.dossier
        recit = raconter(production)
        self._titre_resultat.montrer(recit.titre)
        self._lieu.montrer(f"Dans le dossier {recit.lieu}")
        vider(self._fichiers)
        for papier in recit.papiers:
            self._fichiers.addWidget(filet())
            self._fichiers.addLayout(_fichier(papier))
        self._resultat.show()
        self.ouvrir.setFocus()

    def _refuser(self, phrase: str) -> None:
        self._clore()
        self.refus.dire(phrase)

    def _annoncer_arret(self) -> None:
        self._clore()
        self.refus.dire("Vous avez arrêté. Aucun papier n’a été écrit.")

    def _clore(self) -> None:
        self._tache = None
        self._attente.hide()
        self.produire.setEnabled(True)

    def _arreter(self) -> None:
        if self._tache is not None:
            self._phrase.montrer("Arrêt demandé…")
            self._tache.annuler()

    def _montrer_dossier(self) -> None:
        if not self._dialogues.montrer_dossier(self._dossier_produit):
            self.refus.dire(f"L’ordinateur n’a pas pu ouvrir ce dossier : {self._dossier_produit}.")


def _rangee(papier: PapierPropose) -> QHBoxLayout:
    rangee = ligne(espace=16)
    rangee.addWidget(Picto(_PICTOS[papier.nature], "primary", 34), 0, Alignement.AlignTop)
    mots = colonne(espace=2)
    mots.addWidget(libelle(papier.titre, "carte"))
    mots.addWidget(paragraphe(papier.precision, "second"))
    rangee.addLayout(mots, 1)
    return rangee


def _fichier(papier: PapierProduit) -> QHBoxLayout:
    rangee = ligne(espace=16)
    mots = colonne(espace=2)
    mots.addWidget(libelle(papier.titre, "fort"))
    mots.addWidget(paragraphe(papier.nom, "second"))
    rangee.addLayout(mots, 1)
    rangee.addWidget(libelle(papier.poids, "second"))
    return rangee
