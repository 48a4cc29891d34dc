"""La page « Journal » : les accès au coffre, en entier ou pour un dossier."""

from uuid import UUID

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.fiche import FicheDossier
from ui.pages.journal.etat import TOUT, LigneAcces, compter, raconter
from ui.qt import Alignement
from ui.taches import Suivi, lancer_a_la_suite
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, filet, vider
from ui.widgets.page import Page

PAS = 30
"""Lignes montrées d’abord, puis à chaque demande."""

_TOUT_LE_COFFRE = (TOUT, "Tout le coffre")


class PageJournal(Page):
    """Lit le journal hors du fil de l’écran ; en dire un dossier ne l’ouvre pas."""

    def __init__(self, atelier: Atelier, coffre: Coffre) -> None:
        super().__init__("Journal des accès")
        self._atelier = atelier
        self._coffre = coffre
        self._lignes: tuple[LigneAcces, ...] = ()
        self._montrees = PAS
        self.refus = Avis("refus")
        self.dossier = ListeChoix("Journal de", (_TOUT_LE_COFFRE,))
        self.suite = Bouton("Montrer la suite", "contour")
        self.corps.addWidget(self.refus)
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=10)
        titre = libelle("Journal de", "libelle")
        titre.setBuddy(self.dossier)
        disposition.addWidget(titre)
        disposition.addWidget(self.dossier)
        self.liste = colonne(espace=6)
        disposition.addLayout(self.liste)
        disposition.addWidget(self.suite, 0, Alignement.AlignLeft)
        self.corps.addWidget(carte)
        self.corps.addStretch(1)
        self.suite.hide()
        self.dossier.choisi.connect(lambda _: self.actualiser())
        self.suite.clicked.connect(self._montrer_la_suite)

    def viser(self) -> None:
        """Donne le clavier au titre, et relit le journal."""
        super().viser()
        tache = lancer_a_la_suite(lambda _: self._atelier.fiches(), self)
        tache.fini.connect(self._proposer)
        tache.refuse.connect(self.refus.dire)
        self.actualiser()

    def _proposer(self, fiches: tuple[FicheDossier, ...]) -> None:
        rangees = sorted(fiches, key=lambda fiche: fiche.personne)
        self.dossier.proposer((_TOUT_LE_COFFRE, *((str(f.id), f.personne) for f in rangees)))

    def actualiser(self) -> None:
        """Relit les lignes du coffre, ou du dossier choisi."""
        code, le = self.dossier.code, self._atelier.aujourd_hui()

        def travail(_suivi: Suivi) -> tuple[LigneAcces, ...]:
            return raconter(self._coffre.acces.lignes(UUID(code) if code else None), le=le)

        tache = lancer_a_la_suite(travail, self)
        tache.fini.connect(self._recevoir)
        tache.refuse.connect(self.refus.dire)

    def _recevoir(self, lignes: tuple[LigneAcces, ...]) -> None:
        self._lignes, self._montrees = lignes, PAS
        self.intituler("Journal des accès", compter(len(lignes)))
        self._afficher()

    def _montrer_la_suite(self) -> None:
        self._montrees += PAS
        self._afficher()

    def _afficher(self) -> None:
        vider(self.liste)
        for ligne in self._lignes[: self._montrees]:
            self.liste.addWidget(filet())
            self.liste.addWidget(paragraphe(ligne.geste, "fort"))
            self.liste.addWidget(paragraphe(ligne.precision, "second"))
        self.suite.setVisible(len(self._lignes) > self._montrees)
