"""Le détail d’une compétence : chaque champ quitté est un geste annulable."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.competence import Aisance, Competence, Experience
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.competence import AjouterCompetence, ModifierCompetence
from cep_desktop.usecases.session import Commande
from ui.dialogs.dialogues import Dialogues
from ui.pages.competences.etat import dire_aisance
from ui.pages.competences.fichier import FichierJoint
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_piece import ChampPiece
from ui.widgets.champ_trace import ChampTrace
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.flux import Flux
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.validation import BoutonValider
from ui.widgets.volet import Volet

Executer = Callable[[Commande], str]
"""Fait un geste ; rend la phrase de refus, vide si le geste est fait."""

_OUI, _NON = "oui", "non"
_REPONSES = {_OUI: True, _NON: False}
_SANS = (("", "Pas d’expérience précise"),)


class VoletCompetence(Volet):
    """Montre une compétence, ou en prépare une ; rien n’est choisi d’avance."""

    creee = Signal()
    validee = Signal(str)
    supprimee = Signal(str)

    def __init__(
        self,
        dossier: Dossier,
        executer: Executer,
        dialogues: Dialogues,
        le: Callable[[], date],
    ) -> None:
        super().__init__("Compétence")
        self._executer, self._le = executer, le
        accord = dossier.beneficiaire.accord
        self.cle = ""
        self.libelle = ChampTexte("Je sais…", aide="Un verbe d’abord : écouter, ranger, écrire.")
        self.aisance = Choix("Aisance", ((a.value, dire_aisance(a, accord)) for a in Aisance))
        self.champ_aisance = Champ("Comment je me vois", self.aisance)
        self.preuve = ChampTexte("Ce qui le montre", exemple="Aide à domicile, 9 ans")
        self.piece = ChampPiece("Le fichier qui le prouve")
        self.fichier = FichierJoint(self.piece, executer, dialogues, le)
        self.experience = ListeChoix("D’où cela vient", _SANS)
        self.ailleurs = Choix("Sert dans un autre métier", ((_OUI, "Oui"), (_NON, "Non")))
        self.trace = ChampTrace(dossier.beneficiaire.prenom, dossier.referent.prenom)
        self.validation = BoutonValider("cette compétence", self)
        self.ajout = Bouton("Ajouter la compétence", "plein", "plus-bold")
        self.retrait = Bouton("Supprimer", "danger", "trash")
        self._suite = (
            self.preuve,
            self.piece,
            Champ("Cela peut servir dans un autre métier ?", self.ailleurs),
            self.trace,
        )
        for champ in (
            self.libelle,
            self.champ_aisance,
            Champ("D’où cela vient", self.experience),
            *self._suite,
            self.ajout,
            self._rangee(),
        ):
            self.champs.addWidget(champ)
        self.champs.addStretch(1)
        self._brancher()

    def montrer(self, competence: Competence, experiences: tuple[Experience, ...]) -> None:
        """Affiche une compétence du dossier."""
        self._passer(competence.id, experiences)
        self.libelle.suivre(competence.libelle)
        self.aisance.montrer(competence.aisance)
        self.preuve.suivre(competence.preuve)
        self.fichier.montrer(competence.id, competence.piece)
        self.experience.montrer(competence.experience or "")
        sert = competence.est_transferable
        self.ailleurs.montrer("" if sert is None else _OUI if sert else _NON)
        self.trace.montrer(competence.co_construction, le=self._le())
        self.validation.montrer(competence.co_construction.valide_ensemble_le)

    def preparer(self, experiences: tuple[Experience, ...], experience: str = "") -> None:
        """Propose d’écrire une compétence neuve, tirée d’une expérience si elle est donnée."""
        self._passer("", experiences)
        self.libelle.montrer("")
        self.aisance.montrer("")
        self.champ_aisance.accepter()
        self.experience.montrer(experience)
        self.libelle.viser()

    def _passer(self, cle: str, experiences: tuple[Experience, ...]) -> None:
        if cle != self.cle:
            for champ in (self.libelle, self.preuve):
                champ.accepter()
        self.cle = cle
        self.titre.montrer("Compétence" if cle else "Nouvelle compétence")
        self.experience.proposer((*_SANS, *((e.id, e.titre) for e in experiences)))
        for partie in (*self._suite, self._gestes):
            partie.setVisible(bool(cle))
        self.ajout.setVisible(not cle)

    def _rangee(self) -> QWidget:
        self._gestes = QWidget()
        flux = Flux(self._gestes, espace=8)
        flux.addWidget(self.validation)
        flux.addWidget(self.retrait)
        return self._gestes

    def _brancher(self) -> None:
        self.libelle.saisi.connect(lambda mots: self._essayer(self.libelle, libelle=mots))
        self.preuve.saisi.connect(lambda mots: self._essayer(self.preuve, preuve=mots))
        self.aisance.choisi.connect(
            lambda code: self._essayer(self.champ_aisance, aisance=code_choisi(Aisance, code))
        )
        self.experience.choisi.connect(
            lambda cle: self._essayer(self.preuve, experience=cle or None)
        )
        self.ailleurs.choisi.connect(
            lambda code: self._essayer(self.preuve, est_transferable=_REPONSES[code])
        )
        self.trace.trace.connect(
            lambda trace: self._essayer(self.trace.paroles, co_construction=trace)
        )
        self.ajout.clicked.connect(self._ajouter)
        self.validation.clicked.connect(lambda: self.validee.emit(self.cle))
        self.retrait.clicked.connect(lambda: self.supprimee.emit(self.cle))

    def _essayer(self, champ: Champ, **champs: object) -> None:
        """Change la compétence montrée ; celle que l’on prépare attend « Ajouter »."""
        refus = self._executer(ModifierCompetence(self.cle, champs)) if self.cle else ""
        if refus:
            champ.refuser(refus)

    def _ajouter(self) -> None:
        if not self.libelle.texte:
            self.libelle.refuser("À remplir pour continuer.")
            self.libelle.viser()
            return
        if not self.aisance.code:
            self.champ_aisance.refuser("Dites comment vous vous voyez, pour continuer.")
            return
        geste = AjouterCompetence(
            self.libelle.texte,
            code_choisi(Aisance, self.aisance.code),
            {"experience": self.experience.code or None},
        )
        refus = self._executer(geste)
        if refus:
            self.libelle.refuser(refus)
            return
        self.creee.emit()
