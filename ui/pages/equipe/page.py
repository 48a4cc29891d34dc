"""La page « Mon équipe » : le serveur où les dossiers se partagent, et où en est la liaison."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.equipe import EssaiServeur, ReglageEquipe
from cep_desktop.usecases.liaison import LiaisonOuverte
from cep_desktop.usecases.migrer import BilanMigration, Passerelle, Versement, migrer
from ui.dialogs.dialogues import Dialogues
from ui.pages.equipe.etat import Lien, deriver, dire_l_essai, dire_le_versement
from ui.pages.equipe.formulaire import FormulaireServeur
from ui.qt import Alignement
from ui.taches import Suivi, Tache, lancer_a_la_suite
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.page import Page

SEUL = "Vos dossiers sont sur cet ordinateur. Avec un serveur, votre équipe les partage."
RELIE = "Vos dossiers sont sur le serveur de l’équipe. Sans lui, vous continuez ici."


class PageEquipe(Page):
    """`reglee` part quand la liaison doit se refaire ; `reessaye`, pour joindre le serveur."""

    reglee = Signal()
    reessaye = Signal()

    def __init__(
        self,
        coffre: Coffre,
        passerelle: Passerelle,
        liaison: LiaisonOuverte,
        dialogues: Dialogues,
        aujourd_hui: Callable[[], date],
    ) -> None:
        self.relier = Bouton("Travailler avec ce serveur", "plein", "users-three")
        super().__init__("Mon équipe", (self.relier,))
        self._coffre = coffre
        self._passerelle = passerelle
        self._liaison = liaison
        self._dialogues = dialogues
        self._aujourd_hui = aujourd_hui
        self.refus = Avis("refus")
        self.alerte = Avis("avis")
        self.phrase = paragraphe("", "corps")
        self._picto = Picto("hard-drives", "ink2", 22)
        self.reessayer = Bouton("Joindre le serveur", "contour", "arrows-clockwise-bold")
        self.verser = Bouton("Verser les dossiers de mon coffre", "contour", "hard-drives-bold")
        self.quitter = Bouton("Travailler sans serveur", "discret")
        self.formulaire = FormulaireServeur(dialogues)
        self.reponse = paragraphe("", "corps")
        self._disposer()
        self._brancher()
        self.intituler("Mon équipe", SEUL if liaison.reglage is None else RELIE)
        self.formulaire.montrer(liaison.reglage)
        self.refus.dire(liaison.raison)

    def montrer(self, lien: Lien) -> None:
        """Affiche où en est la liaison."""
        etat = deriver(lien, le=self._aujourd_hui())
        self.phrase.montrer(etat.phrase)
        self.phrase.teinter("" if etat.ton == "ok" else etat.ton)
        self._picto.montrer(etat.picto, etat.ton)
        self.alerte.dire(etat.alerte)
        self.reessayer.setVisible(not lien.est_en_ligne)
        self.verser.setEnabled(lien.est_en_ligne)

    def agir(self) -> None:
        """Ctrl+Entrée : essaie le serveur, puis relie le coffre."""
        self._essayer(self._garder)

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.alerte)
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("Liaison", "carte"))
        rangee = ligne(espace=10)
        rangee.addWidget(self._picto, 0, Alignement.AlignTop)
        rangee.addWidget(self.phrase, 1)
        disposition.addLayout(rangee)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.reessayer, self.verser, self.quitter):
            flux.addWidget(bouton)
        disposition.addWidget(gestes)
        carte.setVisible(self._liaison.equipe is not None or self._liaison.reglage is not None)
        self.corps.addWidget(carte)
        self.corps.addWidget(self.formulaire)
        self.corps.addWidget(self.reponse)
        self.reponse.hide()
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self.relier.clicked.connect(self.agir)
        self.formulaire.essaye.connect(lambda: self._essayer(lambda _: None))
        self.reessayer.clicked.connect(self.reessaye)
        self.verser.clicked.connect(self._verser)
        self.quitter.clicked.connect(self._quitter)
        for bouton in (self.relier, self.quitter):
            bouton.setEnabled(not self._coffre.est_en_lecture_seule)

    def _essayer(self, ensuite: Callable[[ReglageEquipe], None]) -> None:
        """Demande au serveur qui l’on est, hors du fil de l’écran."""
        self._dire("", "")
        reglage = self.formulaire.relever()
        if reglage is None:
            return
        self._occuper(est_occupe=True)
        self._dire("Le serveur est appelé…", "")
        tache = lancer_a_la_suite(
            lambda _: self._passerelle.essayer(reglage.adresse, reglage.mot_de_passe), self
        )

        def reussir(essai: EssaiServeur) -> None:
            self._occuper(est_occupe=False)
            self._dire(dire_l_essai(essai, le=self._aujourd_hui()), "")
            ensuite(reglage)

        tache.fini.connect(reussir)
        tache.refuse.connect(self._echouer)

    def _garder(self, reglage: ReglageEquipe) -> None:
        self._regler(lancer_a_la_suite(lambda _: self._coffre.liaison.garder(reglage), self))

    def _quitter(self) -> None:
        equipe = self._liaison.equipe
        en_attente = equipe.dossiers.en_attente if equipe is not None else 0
        reste = (
            "Du travail attend encore le serveur : il reste sur ce poste, et partira quand vous "
            "vous relierez. "
            if en_attente
            else ""
        )
        if self._dialogues.confirmer(
            "Travailler sans serveur ?",
            f"{reste}Les dossiers de l’équipe restent sur le serveur, hors de votre coffre.",
            "Travailler sans serveur",
        ):
            self._regler(lancer_a_la_suite(lambda _: self._coffre.liaison.oublier(), self))

    def _verser(self) -> None:
        reglage = self._liaison.reglage
        if reglage is None or not self._dialogues.confirmer(
            "Verser les dossiers de votre coffre ?",
            "Votre équipe pourra les lire. Ils restent aussi dans votre coffre, tels quels.",
            "Verser",
        ):
            return
        coffre, passerelle = self._coffre, self._passerelle

        def travail(suivi: Suivi) -> BilanMigration:
            with passerelle.du_serveur(reglage.adresse, reglage.mot_de_passe) as serveur:
                return migrer(
                    passerelle.du_coffre(coffre),
                    serveur,
                    noter=lambda un: coffre.acces.noter_export(un, "equipe"),
                    avancer=lambda fait, total: suivi.dire(f"Dossier {fait} sur {total}"),
                )

        self.verser.setEnabled(False)
        tache = lancer_a_la_suite(travail, self)
        tache.avance.connect(lambda phrase: self._dire(phrase, ""))
        tache.fini.connect(self._montrer_le_versement)
        tache.refuse.connect(self._echouer)

    def _montrer_le_versement(self, bilan: BilanMigration) -> None:
        divergents = bilan.combien(Versement.DIVERGENT)
        verses = bilan.combien(Versement.NOUVEAU) + bilan.combien(Versement.COMPLETE)
        self._dire(dire_le_versement(verses, divergents), "")
        self.verser.setEnabled(True)

    def _regler(self, tache: Tache) -> None:
        tache.fini.connect(lambda _: self.reglee.emit())
        tache.refuse.connect(self._echouer)

    def _echouer(self, phrase: str) -> None:
        self._occuper(est_occupe=False)
        self._dire("", phrase)

    def _dire(self, reponse: str, refus: str) -> None:
        self.reponse.montrer(reponse)
        self.reponse.setVisible(bool(reponse))
        self.refus.dire(refus)
        if refus:
            self.ensureWidgetVisible(self.refus)

    def _occuper(self, *, est_occupe: bool) -> None:
        for bouton in (self.relier, self.formulaire.essayer):
            bouton.setEnabled(not est_occupe)
