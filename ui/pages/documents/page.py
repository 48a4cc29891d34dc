"""La page des documents : produire les papiers, puis ouvrir leur dossier."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.completude import completude
from cep_desktop.usecases.apercevoir import Apercu, apercevoir
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.controle_remise import BilanDeRemise
from cep_desktop.usecases.noms_des_papiers import noms_des_papiers
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Production
from cep_desktop.usecases.remise import Remise
from cep_desktop.usecases.retour_papier import NoterSignePapier, ScanReconnu, reconnaitre_fichier
from ui.dialogs.dialogues import Dialogues
from ui.pages.documents.cartes import CarteApercus, CarteRemise, CarteRetourPapier
from ui.pages.documents.depot import scan_depose
from ui.pages.documents.etat import (
    EtatDocuments,
    PapierPropose,
    bilan,
    deriver,
    raconter,
)
from ui.pages.documents.gestes_remise import GestesRemise
from ui.pages.documents.remplacement import accepte_de_remplacer
from ui.pages.documents.suivi import CarteAttente, CarteResultat
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import Suivi, Tache, Travail, lancer
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.fenetre_apercu import FenetreApercu
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne
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
        self._controle: Dossier | None = None
        self._dossier_produit = Path()
        self.etat: EtatDocuments = deriver(session.dossier, completude(session.dossier))
        self.refus = Avis("refus")
        self.manques = Avis("avis")
        self._attente = CarteAttente()
        self._resultat = CarteResultat()
        self.ouvrir, self.arret = self._resultat.ouvrir, self._attente.arret
        self.enregistrer = Bouton("Enregistrer une copie", "contour")
        self.enregistrer.clicked.connect(self.copie)
        self.apercus = CarteApercus()
        self.remise = CarteRemise()
        self.gestes_remise = GestesRemise(self, self.remise, session, atelier, dialogues)
        self.retour = CarteRetourPapier()
        self.fenetre_apercu: FenetreApercu | None = None
        self.setAcceptDrops(True)
        self._composer()
        self.produire.clicked.connect(self.demander)
        self.apercus.voir.connect(self._voir)
        self.remise.bilan.completer.connect(self.aller)
        self.remise.controler.clicked.connect(self._controler)
        self.retour.choisir.clicked.connect(self._choisir_un_scan)
        self.arret.clicked.connect(self._arreter)
        self.ouvrir.clicked.connect(self._montrer_dossier)
        session.change.connect(self.montrer)
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche ce qui manque encore dans le dossier."""
        self.etat = deriver(dossier, completude(dossier))
        self.intituler("Documents", self.etat.sous_titre)
        self.manques.dire("\n".join(self.etat.manques))
        self.apercus.montrer(self.etat.possibles)
        self.gestes_remise.decrire()
        if self._tache is None and dossier is not self._controle:
            self.remise.oublier()

    def agir(self) -> None:
        """Ctrl+Entrée : produit les papiers."""
        if self.produire.isEnabled():
            self.demander()

    def demander(self) -> None:
        """Demande où déposer les papiers, puis les produit."""
        dossier, atelier, dialogues = self._session.dossier, self._atelier, self._dialogues
        sortie = dialogues.choisir_dossier("Où déposer les papiers ?")
        if sortie is None or not accepte_de_remplacer(
            dialogues, sortie, noms_des_papiers(dossier, atelier)
        ):
            return

        def travail(suivi: Suivi) -> Production:
            return atelier.produire(
                dossier, sortie, avancer=lambda n: suivi.dire(f"{n.libelle} : écriture…")
            )

        self.lancer(travail, self._finir, "Les papiers s’écrivent…")

    def attacher(self, scan: Path) -> None:
        """Reconnaît un plan signé sur papier, puis demande s’il faut le noter."""
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        self.lancer(
            lambda _: reconnaitre_fichier(scan, dossier, le=le),
            self._noter_le_scan,
            "Le scan se lit…",
            self.retour,
        )

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte une image ou un PDF numérisé."""
        if scan_depose(evenement.mimeData().urls()) is not None:
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Reconnaît le scan déposé."""
        scan = scan_depose(evenement.mimeData().urls())
        if scan is not None:
            evenement.acceptProposedAction()
            self.attacher(scan)

    def lancer(
        self,
        travail: Travail,
        finir: Callable[[Any], None],
        phrase: str,
        pres_de: QWidget | None = None,
    ) -> None:
        """Travaille hors du fil ; l’avancement se montre sous la carte d’où vient la demande."""
        self.refus.dire("")
        self._resultat.hide()
        self.corps.insertWidget(self.corps.indexOf(pres_de or self.refus) + 1, self._attente)
        self._attente.show()
        self._occuper(occupe=True)
        self._attente.phrase.montrer(phrase)
        self._tache = lancer(travail, self)
        self._tache.avance.connect(self._attente.phrase.montrer)
        self._tache.fini.connect(finir)
        self._tache.refuse.connect(self._refuser)
        self._tache.annule.connect(self._annoncer_arret)

    def _voir(self, nature: NaturePapier) -> None:
        dossier, atelier = self._session.dossier, self._atelier
        le = atelier.aujourd_hui()
        self.lancer(
            lambda suivi: apercevoir(dossier, atelier.gabarits, nature, le=le, dire=suivi.dire),
            self.montrer_l_apercu,
            "Le papier se met en pages…",
            self.apercus,
        )

    def montrer_l_apercu(self, apercu: Apercu) -> None:
        """Ouvre les pages d’un papier, à regarder puis à imprimer."""
        self._clore()
        self.fenetre_apercu = FenetreApercu(
            apercu, self._dialogues.choisir_imprimante, self.window()
        )
        self.fenetre_apercu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fenetre_apercu.open()

    def _controler(self) -> None:
        dossier, atelier = self._session.dossier, self._atelier
        self._controle = dossier
        self.lancer(
            lambda suivi: atelier.controler_la_remise(dossier, avec_pages=True, dire=suivi.dire),
            self._montrer_le_bilan,
            "Les papiers se contrôlent…",
            self.remise,
        )

    def _montrer_le_bilan(self, controle: BilanDeRemise) -> None:
        self._clore()
        self.remise.montrer(bilan(controle))

    def finir_la_remise(self, remise: Remise, *, suite: str = "", avis: str = "") -> None:
        """Montre le paquet déposé, ce qu’il reste à en faire, et ce qui n’a pas pu s’y faire."""
        self._finir(remise, suite)
        self.refus.dire(" ".join(filter(None, (*remise.avis, avis))))

    def _choisir_un_scan(self) -> None:
        scan = self._dialogues.choisir_scan("Quel plan signé attacher ?")
        if scan is not None:
            self.attacher(scan)

    def _noter_le_scan(self, scan: ScanReconnu) -> None:
        self._clore()
        if self._dialogues.confirmer("Plan signé sur papier", scan.phrase, "Attacher"):
            self._session.executer(NoterSignePapier(scan, self._atelier.aujourd_hui()))
            self.dit.emit(f"Version {scan.version} signée sur papier")

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
        self.corps.addWidget(self.remise)
        self.corps.addWidget(self.apercus)
        self.corps.addWidget(self.retour)
        self.corps.addWidget(self._carte_dossier())
        self.corps.addWidget(self._attente)
        self.corps.addWidget(self._resultat)
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

    def _finir(self, production: Production | Remise, suite: str = "") -> None:
        self._clore()
        self._dossier_produit = production.dossier
        self._resultat.montrer(raconter(production, suite=suite))
        self._resultat.show()
        self.ouvrir.setFocus()

    def _refuser(self, phrase: str) -> None:
        self._clore()
        self.refus.dire(phrase)
        self.montrer_en_haut(self.refus)

    def _annoncer_arret(self) -> None:
        self._clore()
        self.refus.dire("Vous avez arrêté. Aucun papier n’a été écrit.")

    def _clore(self) -> None:
        self._tache = None
        self._attente.hide()
        self._occuper(occupe=False)

    def _occuper(self, *, occupe: bool) -> None:
        self.remise.permettre(oui=not occupe)
        for bouton in (
            self.produire,
            self.retour.choisir,
            *self.apercus.boutons.values(),
        ):
            bouton.setEnabled(not occupe)

    def _arreter(self) -> None:
        if self._tache is not None:
            self._attente.phrase.montrer("Arrêt demandé…")
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
