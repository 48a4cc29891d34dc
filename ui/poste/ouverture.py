"""Ouvrir le coffre, ou le rouvrir après un verrouillage : la phrase, ou le code de secours."""

from PySide6.QtCore import QTimer, Signal

from ui.poste.decor import Decor, au_milieu, enseigne
from ui.poste.etat import Essais, phrase_d_attente
from ui.qt import Alignement
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import colonne

LARGEUR, _SECONDE_MS = 540, 1_000


class EcranOuverture(Decor):
    """`propose` porte la phrase écrite ; aucun nom de bénéficiaire n’est jamais ici.

    Après un essai manqué, il faut attendre : 1, 2, 5 puis 15 secondes.
    """

    propose = Signal(str)
    reussi = Signal()
    par_trousseau = Signal()
    change_de_conseiller = Signal()
    essaye = Signal()

    def __init__(self, essais: Essais = Essais()) -> None:  # noqa: B008 - valeur figée
        super().__init__(LARGEUR)
        self._essais = essais
        self._reste_s = 0
        self._verbe = "Ouvrir"
        self.restaure_une_sauvegarde = False
        self.titre = Libelle("", "titre")
        self.titre.setWordWrap(True)
        self.phrase = paragraphe("", "sous_titre")
        for texte in (self.titre, self.phrase):
            texte.setAlignment(Alignement.AlignHCenter)
        self.avis = Avis("avis")
        self.champ = ChampSecret(
            "Phrase secrète", aide="Oubliée ? Écrivez ici le code de secours imprimé."
        )
        self.ouvrir = Bouton("", "plein", "lock-simple-open-bold")
        self.trousseau = Bouton("Ouvrir par le trousseau", "contour", "key")
        self.conseiller = Bouton("Changer de conseiller", "discret")
        self.exemples = Bouton("Essayer avec les exemples", "discret")
        disposition = colonne(self.carte, marges=(44, 40, 44, 32), espace=14)
        disposition.addWidget(au_milieu(enseigne()))
        disposition.addSpacing(6)
        for widget in (
            self.titre, self.phrase, self.avis, self.champ, self.ouvrir, self.trousseau,
            self.conseiller, self.exemples,
        ):  # fmt: skip
            disposition.addWidget(widget)
        self.trousseau.hide()
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_SECONDE_MS)
        self._minuterie.timeout.connect(self._egrener)
        self.champ.valide.connect(self._proposer)
        self.ouvrir.clicked.connect(self._proposer)
        self.trousseau.clicked.connect(self._demander_au_trousseau)
        self.conseiller.clicked.connect(self.change_de_conseiller)
        self.exemples.clicked.connect(self.essaye)
        self._activer()

    @property
    def essais(self) -> Essais:
        """Les essais manqués de suite."""
        return self._essais

    def accueillir(self, prenom: str) -> None:
        """Premier écran d’un poste qui a un coffre."""
        qui = f"{prenom}, écrivez" if prenom else "Écrivez"
        self._dire("Ouvrir votre coffre", f"{qui} votre phrase secrète.", "Ouvrir")

    def proposer_le_trousseau(self) -> None:
        """Ajoute l’ouverture par le trousseau : toujours un geste, jamais toute seule."""
        self.trousseau.show()

    def reprendre(self, prenom: str) -> None:
        """Après un verrouillage : on revient là où l’on était."""
        qui = f"{prenom}, écrivez" if prenom else "Écrivez"
        self._dire(
            "L’écran est verrouillé",
            f"{qui} votre phrase secrète pour reprendre là où vous étiez.",
            "Reprendre",
        )
        self.exemples.hide()

    def restaurer(self, quand: str) -> None:
        """Avant de remettre une sauvegarde : la phrase qui ouvrait le coffre à ce moment."""
        faite = f"Elle a été faite {quand}. " if quand else ""
        self._dire(
            "Restaurer une sauvegarde",
            f"{faite}Écrivez la phrase secrète que vous aviez alors.",
            "Restaurer",
        )
        self.restaure_une_sauvegarde = True
        self.conseiller.hide()
        self.exemples.setText("Ne rien restaurer")

    def viser(self) -> None:
        """Donne le clavier au champ."""
        self.champ.viser()

    def attendre(self) -> None:
        """Dit que la phrase est en train d’être essayée."""
        self.champ.accepter()
        self._lacher_le_clavier()
        self.champ.ligne.setEnabled(False)
        for bouton in (self.ouvrir, self.trousseau, self.conseiller):
            bouton.setEnabled(False)
        self.ouvrir.setText("Ouverture…")

    def _lacher_le_clavier(self) -> None:
        """Rien ne l’a plus : un champ éteint le passerait au suivant, comme si l’on tabulait."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def refuser(self, phrase: str, *, est_un_essai: bool = True) -> None:
        """Dit pourquoi le coffre reste fermé ; une phrase fausse ralentit l’essai suivant."""
        for widget in (self.champ.ligne, self.trousseau, self.conseiller):
            widget.setEnabled(True)
        if est_un_essai:
            self._essais = self._essais.manquer()
            self._reste_s = self._essais.attente_s
            self._minuterie.start()
        self.champ.refuser(phrase)
        self.champ.ligne.selectAll()
        self._activer()
        self.viser()

    def reussir(self) -> None:
        """Repart de zéro : la phrase était la bonne."""
        self._essais = Essais()
        self._minuterie.stop()
        self.champ.effacer()
        self.reussi.emit()

    def _dire(self, titre: str, phrase: str, verbe: str) -> None:
        self.titre.montrer(titre)
        self.phrase.montrer(phrase)
        self._verbe = verbe
        self._activer()

    def _proposer(self) -> None:
        if self._reste_s or not self.ouvrir.isEnabled():
            return
        if not self.champ.texte.strip():
            self.champ.refuser("Écrivez votre phrase secrète.")
            return
        self.attendre()
        self.propose.emit(self.champ.texte)

    def _demander_au_trousseau(self) -> None:
        self.attendre()
        self.par_trousseau.emit()

    def _egrener(self) -> None:
        self._reste_s -= 1
        if self._reste_s <= 0:
            self._minuterie.stop()
        self._activer()

    def _activer(self) -> None:
        """Le bouton attend, et dit combien de temps."""
        self.ouvrir.setEnabled(self._reste_s <= 0)
        attente = phrase_d_attente(self._reste_s) if self._reste_s > 0 else ""
        self.ouvrir.setText(attente or self._verbe)
        self.ouvrir.setAccessibleDescription(attente)
