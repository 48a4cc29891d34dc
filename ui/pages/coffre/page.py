"""La page « Mon coffre » : sauvegarder, restaurer, verrouiller, changer de phrase, vérifier."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cep_desktop.usecases.coffre.bilan import Bilan
from cep_desktop.usecases.coffre.ports import Coffre, SauvegardeFaite
from ui.dialogs.dialogues import Dialogues
from ui.pages.coffre.etat import Releve, deriver, raconter, relever
from ui.qt import Alignement
from ui.taches import Tache, lancer_a_la_suite
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 760


class PageCoffre(Page):
    """Rien de ce qui touche au disque ne se fait sur le fil de l’écran.

    `restaure` porte un fichier et quand il a été fait ; `regle`, des minutes d’inactivité ;
    `phrase` demande d’en changer.
    """

    restaure = Signal(object, str)
    regle = Signal(int)
    phrase = Signal()
    sauvegarde_faite = Signal()

    def __init__(
        self,
        coffre: Coffre,
        dialogues: Dialogues,
        aujourd_hui: Callable[[], date],
        delais: tuple[tuple[int, str], ...],
    ) -> None:
        self.sauvegarder = Bouton("Sauvegarder maintenant", "plein", "hard-drives-bold")
        super().__init__("Mon coffre", (self.sauvegarder,))
        self._coffre = coffre
        self._dialogues = dialogues
        self._aujourd_hui = aujourd_hui
        self.refus = Avis("refus")
        self.etat_sauvegarde = paragraphe("", "corps")
        self._picto = Picto("hard-drives", "ink2", 22)
        self._second = paragraphe("", "second")
        self.second = Bouton("Choisir un second dossier", "contour", "folder-open")
        self.sans_second = Bouton("Ne plus l’employer", "discret")
        self.liste = ListeChoix("Sauvegarde à restaurer")
        self.restaurer = Bouton("Restaurer", "contour", "arrow-counter-clockwise-bold")
        self.autre = Bouton("Restaurer un autre fichier", "discret")
        self.delais = Choix("Verrouiller après", ((str(m), mot) for m, mot in delais))
        self.changer = Bouton("Changer ma phrase", "contour", "key")
        self.verifier = Bouton("Vérifier le coffre", "contour", "shield-check")
        self.trousseau = Bouton("Employer le trousseau", "contour", "key")
        self._a_le_trousseau = False
        self._bilan = colonne(espace=10)
        self._disposer()
        self._brancher()
        self.intituler("Mon coffre", "Chiffré sur cet ordinateur. Seule votre phrase l’ouvre.")

    def viser(self) -> None:
        """Donne le clavier au titre, et relit le coffre."""
        super().viser()
        self.actualiser()

    def actualiser(self) -> None:
        """Relit les sauvegardes, hors du fil de l’écran."""
        tache = lancer_a_la_suite(lambda _: relever(self._coffre), self)
        tache.fini.connect(self.montrer)
        tache.refuse.connect(self.refus.dire)

    def montrer(self, releve: Releve) -> None:
        """Affiche ce que l’on a lu du coffre."""
        etat = deriver(releve, le=self._aujourd_hui())
        self.etat_sauvegarde.montrer(etat.phrase)
        self.etat_sauvegarde.teinter("" if etat.est_a_jour else "warn")
        self._picto.montrer(
            "check-circle-fill" if etat.est_a_jour else "warning-fill",
            "ok" if etat.est_a_jour else "warn",
        )
        self._second.montrer(etat.second)
        self.sans_second.setVisible(releve.second_dossier is not None)
        self.liste.proposer(etat.choix)
        self.liste.setEnabled(bool(etat.choix))
        self.restaurer.setEnabled(bool(etat.choix) and not releve.est_en_lecture_seule)
        self._a_le_trousseau = releve.a_le_trousseau
        self.trousseau.setText(
            "Ne plus l’employer" if releve.a_le_trousseau else "Employer le trousseau"
        )
        for bouton in (
            self.sauvegarder, self.second, self.sans_second, self.changer, self.autre,
            self.trousseau,
        ):  # fmt: skip
            bouton.setEnabled(not releve.est_en_lecture_seule)

    def montrer_le_delai(self, minutes: int) -> None:
        """Affiche le délai choisi avant le verrouillage."""
        self.delais.montrer(str(minutes))

    def agir(self) -> None:
        """Ctrl+Entrée : sauvegarde maintenant."""
        if not self.sauvegarder.isEnabled():
            return
        self.refus.dire("")
        self.sauvegarder.setEnabled(False)
        self.etat_sauvegarde.montrer("La sauvegarde se fait, puis se relit…")
        tache = lancer_a_la_suite(lambda _: self._coffre.sauvegardes.faire(), self)
        tache.fini.connect(self._sauvegarder)
        self._surveiller(tache)

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self._carte_sauvegardes())
        self.corps.addWidget(
            self._carte(
                "Verrouillage",
                "Sans geste de votre part, l’écran se verrouille. Ctrl+Maj+L, tout de suite.",
                self.delais,
            )
        )
        self.corps.addWidget(
            self._carte(
                "Phrase secrète",
                "Changez-la si quelqu’un l’a vue. Le code de secours reste le même.",
                self.changer,
            )
        )
        self.corps.addWidget(
            self._carte(
                "Trousseau de l’ordinateur",
                "Il ouvre le coffre d’un geste au démarrage, jamais seul ni après un verrouillage.",
                self.trousseau,
            )
        )
        self.corps.addWidget(
            self._carte(
                "Vérification",
                "Relit chaque dossier, le journal et les sauvegardes.",
                self.verifier,
                suite=self._bilan,
            )
        )
        self.corps.addStretch(1)

    def _carte_sauvegardes(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("Sauvegardes", "carte"))
        rangee = ligne(espace=10)
        rangee.addWidget(self._picto, 0, Alignement.AlignTop)
        rangee.addWidget(self.etat_sauvegarde, 1)
        disposition.addLayout(rangee)
        gestes = _boutons(self.second, self.sans_second)
        disposition.addWidget(RangeeSouple(self._second, gestes, seuil=_SEUIL, espace=12))
        titre = libelle("Revenir à la sauvegarde faite", "libelle")
        titre.setBuddy(self.liste)
        disposition.addWidget(titre)
        gestes = _boutons(self.restaurer, self.autre)
        disposition.addWidget(RangeeSouple(self.liste, gestes, seuil=_SEUIL, espace=12))
        return carte

    def _carte(
        self, titre: str, phrase: str, geste: QWidget, *, suite: QVBoxLayout | None = None
    ) -> Carte:
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
        mots = QWidget()
        dedans = colonne(mots, espace=2)
        dedans.addWidget(libelle(titre, "carte"))
        dedans.addWidget(paragraphe(phrase, "second"))
        disposition.addWidget(RangeeSouple(mots, geste, seuil=_SEUIL, espace=12))
        if suite is not None:
            disposition.addLayout(suite)
        return carte

    def _brancher(self) -> None:
        self.sauvegarder.clicked.connect(self.agir)
        self.second.clicked.connect(self._choisir_second)
        self.sans_second.clicked.connect(lambda: self._poser_second(None))
        self.restaurer.clicked.connect(
            lambda: self._restaurer(Path(self.liste.code), self.liste.currentText())
        )
        self.autre.clicked.connect(self._restaurer_un_autre)
        self.delais.choisi.connect(lambda code: self.regle.emit(int(code)))
        self.changer.clicked.connect(self.phrase)
        self.verifier.clicked.connect(self._verifier)
        self.trousseau.clicked.connect(self._basculer_le_trousseau)

    def _surveiller(self, tache: Tache) -> None:
        tache.fini.connect(lambda _: self.actualiser())
        tache.refuse.connect(self._refuser)

    def _refuser(self, phrase: str) -> None:
        self.refus.dire(phrase)
        self.actualiser()

    def _sauvegarder(self, faite: SauvegardeFaite) -> None:
        self.dit_sans_annuler.emit("Sauvegarde faite et relue")
        self.sauvegarde_faite.emit()
        if not faite.ailleurs and self.sans_second.isVisibleTo(self):
            self.refus.dire(
                "La sauvegarde est faite ici, mais le second dossier n’a pas répondu. "
                "Branchez-le, puis sauvegardez de nouveau."
            )

    def _choisir_second(self) -> None:
        dossier = self._dialogues.choisir_dossier("Où copier chaque sauvegarde ?")
        if dossier is not None:
            self._poser_second(dossier)

    def _poser_second(self, dossier: Path | None) -> None:
        self.refus.dire("")
        sauvegardes = self._coffre.sauvegardes
        self._surveiller(
            lancer_a_la_suite(lambda _: sauvegardes.choisir_second_dossier(dossier), self)
        )

    def _basculer_le_trousseau(self) -> None:
        self.refus.dire("")
        self.trousseau.setEnabled(False)
        serrures = self._coffre.serrures
        geste = (
            serrures.retirer_du_trousseau if self._a_le_trousseau else serrures.confier_au_trousseau
        )
        self._surveiller(lancer_a_la_suite(lambda _: geste(), self))

    def _restaurer_un_autre(self) -> None:
        fichier = self._dialogues.choisir_sauvegarde("Sauvegarde à restaurer")
        if fichier is not None:
            self._restaurer(fichier, "")

    def _restaurer(self, fichier: Path, quand: str) -> None:
        if self._dialogues.confirmer(
            "Restaurer cette sauvegarde ?",
            "Le coffre d’aujourd’hui est mis de côté, entier. Votre phrase vous sera demandée.",
            "Restaurer",
        ):
            self.restaure.emit(fichier, quand)

    def _verifier(self) -> None:
        self.verifier.setEnabled(False)
        vider(self._bilan)
        self._bilan.addWidget(paragraphe("Le coffre se relit…", "second"))
        tache = lancer_a_la_suite(lambda _: self._coffre.verifier(), self)
        tache.fini.connect(self._montrer_bilan)
        tache.refuse.connect(self._refuser)

    def _montrer_bilan(self, bilan: Bilan) -> None:
        self.verifier.setEnabled(True)
        vider(self._bilan)
        for point in raconter(bilan):
            rangee = ligne(espace=10)
            rangee.addWidget(Picto(point.picto, point.ton, 20), 0, Alignement.AlignTop)
            rangee.addWidget(paragraphe(f"{point.sujet} : {point.phrase}", "second"), 1)
            self._bilan.addLayout(rangee)


def _boutons(*boutons: Bouton) -> QWidget:
    boite = QWidget()
    flux = Flux(boite, espace=10)
    for bouton in boutons:
        flux.addWidget(bouton)
    return boite
