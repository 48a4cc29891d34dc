"""La fenêtre du poste : entrer, travailler, verrouiller, revenir exactement où l’on était."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.coffre.entrouvert import CoffreEntrouvert
from cep_desktop.usecases.poste import Poste
from ui.dialogs.dialogues import Dialogues
from ui.poste.decor import Decor
from ui.poste.ecrans import detruire, fermer_les_dialogues
from ui.poste.entretien import soigner
from ui.poste.etat import phrase_de_veille
from ui.poste.partage import Partage
from ui.poste.pile import PileEcrans
from ui.poste.portier import Portier
from ui.poste.presse_papiers import PressePapiers
from ui.poste.reglages import Reglages
from ui.poste.session_systeme import SessionSysteme
from ui.poste.suivi_systeme import SuiviSysteme
from ui.poste.surveillance import Surveillance
from ui.poste.vitrine import Vitrine
from ui.shell import lieu as lieux
from ui.shell.lieu import Lieu
from ui.shell.pieces import TITRE
from ui.taches import attendre_la_suite, lancer_a_la_suite
from ui.theme import theme
from ui.widgets.message_bref import MessageBref
from ui.widgets.mise_en_page import colonne

if TYPE_CHECKING:
    from cep_desktop.usecases.atelier import Atelier
    from ui.poste.entree import Entree
    from ui.shell.fenetre import Fenetre
    from ui.shell.garde import Garde


class FenetrePoste(QWidget):
    """Une seule fenêtre : un écran d’entrée, ou le travail, jamais les deux."""

    def __init__(self, poste: Poste, dialogues: Dialogues, reglages: Reglages) -> None:
        super().__init__()
        self.setObjectName("fenetre")
        self.setWindowTitle(TITRE)
        self._poste = poste
        self._dialogues = dialogues
        self._reglages = reglages
        self._pile = PileEcrans()
        colonne(self).addWidget(self._pile)
        self.message = MessageBref(self)
        self.fenetre: Fenetre | None = None
        self._travail: Callable[[], Fenetre] | None = None
        self._entree: Entree | None = None
        self._lieu: Lieu | None = None
        self._fichier: Path | None = None
        self._presse_papiers = PressePapiers(self)
        self.portier = Portier(poste, dialogues, reglages, self)
        self.portier.montre.connect(self._montrer)
        self.portier.entrouvre.connect(self._entrouvrir)
        self.portier.entre.connect(self._entrer)
        self.portier.essaie.connect(self.essayer)
        self.portier.code_employe.connect(self._changer_de_phrase)
        self.portier.cede.connect(lambda: setattr(self, "_lieu", None))
        self.partage = Partage(self)
        self.vitrine = Vitrine(self)
        self.vitrine.verrouille.connect(self.verrouiller)
        self.portier.patiente.connect(self.vitrine.preparer)
        self.suivi = SuiviSysteme(self._apparence, self)
        self.surveillance = Surveillance(self, lambda: reglages.preferences.veille_minutes)
        self.surveillance.verrouille.connect(self.verrouiller)
        self.surveillance.avertit.connect(self._avertir)
        self._systeme = SessionSysteme(self)
        self._systeme.verrouillee.connect(self.verrouiller)
        self.portier.demarrer()

    def ouvrir_fichier(self, chemin: Path) -> None:
        """Ouvre un fichier de dossier, dès que l’on est entré."""
        self._fichier = chemin
        self._ouvrir_le_fichier()

    def essayer(self) -> None:
        """Ouvre les exemples : rien n’est gardé."""
        self._travail = partial(self._montrer_l_essai, self._poste.essayer())
        self._travail()
        self._ouvrir_le_fichier()

    def signaler(self, phrase: str) -> None:
        """Montre une erreur imprévue là où l’on est."""
        if self.fenetre is not None:
            self.fenetre.signaler(phrase)
        elif self.partage.ecran is not None:
            self.partage.signaler(phrase)
        else:
            self.message.dire(phrase)

    def verrouiller(self) -> None:
        """Cache tout, garde le travail, ferme le coffre et oublie sa clé."""
        if self.vitrine.est_montree:
            self.portier.abandonner()
            return
        fenetre = self.fenetre
        lieu = self.partage.prendre() or (lieux.prendre(fenetre) if fenetre else None)
        if self._entree is None or lieu is None:
            return
        fermer_les_dialogues(self)
        self.partage.lever()
        ecran = self.portier.verrouiller()
        self.repaint()
        reste = self.partage.quitter()
        if fenetre is not None:
            self._lieu = lieux.mettre_a_l_abri(fenetre, lieu)
        else:
            self._lieu = replace(lieu, session=reste)
        self._fermer_le_coffre()
        self.portier.reprendre(ecran, self._lieu)

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Enregistre, ferme le coffre, et ne demande que si quelque chose serait perdu."""
        if not self._peut_fermer():
            evenement.ignore()
            return
        self._garder_l_habillage()
        self.partage.quitter()
        self._fermer_le_coffre()
        self.hide()  # devant un serveur muet, ce qui reste à écrire prend quelques secondes
        attendre_la_suite()
        super().closeEvent(evenement)

    def _peut_fermer(self) -> bool:
        if self.fenetre is not None:
            return self.fenetre.fichiers.fermer()
        if self.partage.ecran is not None:
            return self.partage.accepte_de_fermer(self._dialogues)
        return self.portier.accepte_de_fermer(self._lieu)

    def _montrer(self, ecran: Decor) -> None:
        """Montre un écran d’entrée ; ce qui était montré est détruit, noms compris."""
        ancien = self._pile.poser(ecran)
        self._garder_l_habillage()
        self.surveillance.cesser()
        self.fenetre = None
        self.vitrine.oublier()
        detruire(ancien)
        self.setWindowTitle(TITRE)

    def _entrouvrir(self, entrouvert: CoffreEntrouvert) -> None:
        a_une_equipe = self._poste.passerelle is not None
        detruire(self._pile.poser(self.vitrine.composer(entrouvert, avec_une_equipe=a_une_equipe)))
        self.vitrine.peindre(entrouvert)
        self._systeme.ecouter()

    def _entrer(self, entree: "Entree") -> None:
        """Montre le coffre ouvert, là où l’on était."""
        self._systeme.ecouter()
        self._entree = entree
        garde = entree.garde(self._poste, self._reglages.preferences.auteur)
        self._travail = partial(self._montrer_le_coffre, entree, garde)
        fenetre = self._travail()
        self.vitrine.rejouer(fenetre)
        lieu, self._lieu = self._lieu, None
        if lieu is not None:
            lieux.retrouver(fenetre, lieu, entree.session)
            if lieu.est_partage:
                self.partage.retourner(fenetre)
        self._ouvrir_le_fichier()

    def reprendre_le_travail(self) -> "Fenetre":
        """Refait l’écran du conseiller, à la place de ce qui est montré."""
        if self._travail is None:
            raise RuntimeError("aucun travail à reprendre")
        return self._travail()

    def couvrir(self, dessus: QWidget) -> QWidget | None:
        """Montre un écran sans détruire celui d’avant, qu’elle rend ; le titre ne dit plus rien."""
        dessous = self._pile.poser(dessus)
        self.setWindowTitle(dessus.windowTitle() or TITRE)
        return dessous

    def decouvrir(self, dessus: QWidget, dessous: QWidget) -> None:
        """Détruit un écran et remontre celui d’avant."""
        self._pile.setCurrentWidget(dessous)
        detruire(dessus)
        self.setWindowTitle(dessous.windowTitle())

    def oublier_la_fenetre(
        self, ancienne: QWidget | None, ecran: QWidget, atelier: "Atelier"
    ) -> None:
        """Détruit l’écran du conseiller, noms compris ; l’inactivité reste surveillée."""
        self._garder_l_habillage()
        self.surveillance.cesser()
        self.fenetre = None
        detruire(ancienne)
        if self._entree is not None:
            self.surveillance.commencer(ecran, atelier.maintenant)

    def _montrer_l_essai(self, atelier: "Atelier") -> "Fenetre":
        from ui.shell.fenetre import Fenetre
        from ui.shell.garde import Garde

        garde = Garde(proposer_phrase=self._poste.coffres.proposer_phrase)
        fenetre = Fenetre(atelier, self._dialogues, garde)
        fenetre.coffre_voulu.connect(self._quitter_l_essai)
        self._travailler(fenetre)
        return fenetre

    def _montrer_le_coffre(self, entree: "Entree", garde: "Garde") -> "Fenetre":
        from ui.shell.fenetre import Fenetre

        fenetre = Fenetre(entree.atelier, self._dialogues, garde, self.vitrine.ceder())
        fenetre.verrouille.connect(self.verrouiller)
        self._travailler(fenetre)
        self._soigner(fenetre, entree)
        return fenetre

    def _travailler(self, fenetre: "Fenetre") -> None:
        self._garder_l_habillage()
        ancien = self._pile.poser(fenetre)
        self.fenetre, self.portier.ecran = fenetre, None
        detruire(ancien)
        fenetre.habillage.reprendre(self._reglages.preferences)
        fenetre.windowTitleChanged.connect(self._intituler)
        self._intituler(fenetre.windowTitle())
        self.partage.brancher(fenetre)
        fenetre.montree.viser()

    def _intituler(self, titre: str) -> None:
        """Suit le titre de la page ; sous le rideau, il ne dit rien."""
        if self.partage.rideau is None:
            self.setWindowTitle(titre)

    def _soigner(self, fenetre: "Fenetre", entree: "Entree") -> None:
        """Branche la veille, les sauvegardes et les réglages du coffre."""
        veille = self.surveillance.commencer(fenetre, entree.atelier.maintenant)
        cote = fenetre.cote_coffre
        if cote is not None:
            cote.page.regle.connect(self._regler_la_veille)
            cote.page.restaure.connect(self._restaurer)
        if fenetre.cote_equipe is not None:
            fenetre.cote_equipe.reglee.connect(self._relier)
        soigner(fenetre, entree.coffre, veille, self._reglages.preferences.veille_minutes)

    def _relier(self) -> None:
        """Refait la liaison du coffre ouvert, ce qui ne peut échouer, et remontre la liste."""
        entree = self._entree
        if entree is None or self.fenetre is None or not self.fenetre.fichiers.fermer():
            return
        from ui.poste.entree import relier_autrement

        lancer_a_la_suite(relier_autrement(self._poste, entree), self).fini.connect(self._entrer)

    def _restaurer(self, sauvegarde: Path, quand: str) -> None:
        if self.fenetre is None or not self.fenetre.fichiers.fermer():
            return
        self.portier.restaurer(sauvegarde, quand)
        self._fermer_le_coffre()

    def _quitter_l_essai(self) -> None:
        if self.fenetre is not None and self.fenetre.fichiers.fermer():
            self.portier.proposer_un_coffre()

    def _changer_de_phrase(self) -> None:
        if self.fenetre is not None and self.fenetre.cote_coffre is not None:
            self.fenetre.cote_coffre.changer_phrase()

    def _regler_la_veille(self, minutes: int) -> None:
        self._reglages.changer(veille_minutes=minutes)
        self.surveillance.regler(minutes)

    def _avertir(self, secondes: int) -> None:
        message = self.fenetre.message if self.fenetre is not None else self.message
        message.dire(phrase_de_veille(secondes)) if secondes else message.hide()

    def _garder_l_habillage(self) -> None:
        """Retient la taille du texte, et le thème choisi dans le menu."""
        choix = self.fenetre.habillage.preferences if self.fenetre is not None else None
        self._reglages.garder_l_habillage(choix, zoom=theme.zoom)

    def _apparence(self) -> str:
        """Le thème choisi, gardé ou sur le point de l’être."""
        if self.fenetre is not None:
            return self.fenetre.habillage.preferences.apparence
        return self._reglages.preferences.apparence

    def _ouvrir_le_fichier(self) -> None:
        if self._fichier is not None and self.fenetre is not None:
            self.fenetre.fichiers.ouvrir(self._fichier)
            self._fichier = None

    def _fermer_le_coffre(self) -> None:
        """Oublie la clé une fois les écritures finies ; vide aussi ce que l’on avait copié."""
        self.surveillance.cesser()
        self._presse_papiers.vider()
        entree, self._entree = self._entree, None
        if entree is not None:
            lancer_a_la_suite(lambda _: entree.fermer())
