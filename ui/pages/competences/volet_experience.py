"""Raconter une expérience, et en tirer des compétences."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.competence import Experience
from cep_desktop.domain.periode import Periode
from cep_desktop.usecases.commandes.experience import AjouterExperience, ModifierExperience
from cep_desktop.usecases.session import Commande
from ui.widgets.ajout_metier import AjoutMetier, Chercheur
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.volet import Volet


class VoletExperience(Volet):
    """`a_tirer` demande d’écrire une compétence qui vient de cette expérience."""

    creee = Signal()
    supprimee = Signal(str)
    a_tirer = Signal(str)

    def __init__(self, executer: Callable[[Commande], str], chercher: Chercheur) -> None:
        super().__init__("Expérience")
        self._executer = executer
        self.cle = ""
        self.intitule = ChampTexte(
            "Ce que je faisais", aide="Un emploi, un stage, une activité bénévole, une aide donnée."
        )
        self.lieu = ChampTexte("Où")
        self.du, self.au = ChampDate("Depuis le"), ChampDate("Jusqu’au")
        self.journee = ChampTexte(
            "Une journée type ?", aide="Du matin au soir : ce que vous faites, avec qui, avec quoi."
        )
        self.rome = ChampTexte("Code ROME, si vous le connaissez", exemple="K1304")
        self.livre = AjoutMetier(
            "Trouver ce métier dans le livre", chercher, sinon="Sinon, laissez vos mots tels quels."
        )
        self.livre.bouton.hide()
        self.ajout = Bouton("Garder cette expérience", "plein", "plus-bold")
        self.tirer = Bouton("Ajouter une compétence tirée d’ici", "contour", "plus-bold")
        self.retrait = Bouton("Supprimer", "danger", "trash")
        self._suite: tuple[QWidget, ...] = (
            self.lieu,
            self.du,
            self.au,
            self.journee,
            self.livre,
            self.rome,
        )
        self.invite = paragraphe(
            "Qu’est-ce que cela demande de savoir faire ? Rien n’est ajouté sans vous.", "second"
        )
        for partie in (self.intitule, *self._suite, self.ajout, self.invite, self._rangee()):
            self.champs.addWidget(partie)
        self.champs.addStretch(1)
        self._brancher()

    def montrer(self, experience: Experience) -> None:
        """Affiche une expérience du dossier."""
        self._passer(experience.id)
        self.intitule.suivre(experience.titre)
        self.lieu.suivre(experience.lieu)
        periode = experience.periode
        if periode is not None or not (self.du.valeur or self.au.valeur):
            self.du.montrer(periode.du if periode else None)
            self.au.montrer(periode.au if periode else None)
        self.journee.suivre(experience.journee_type)
        self.rome.suivre(experience.rome or "")

    def preparer(self) -> None:
        """Propose de raconter une expérience neuve."""
        self._passer("")
        self.intitule.montrer("")
        self.intitule.viser()

    def _passer(self, cle: str) -> None:
        if cle != self.cle:
            self.du.montrer(None)
            self.au.montrer(None)
            for champ in (self.intitule, self.lieu, self.journee, self.rome):
                champ.accepter()
        self.cle = cle
        self.titre.montrer("Expérience" if cle else "Raconter une expérience")
        for partie in (*self._suite, self.invite, self._gestes):
            partie.setVisible(bool(cle))
        self.ajout.setVisible(not cle)

    def _rangee(self) -> QWidget:
        self._gestes = QWidget()
        flux = Flux(self._gestes, espace=8)
        flux.addWidget(self.tirer)
        flux.addWidget(self.retrait)
        return self._gestes

    def _brancher(self) -> None:
        self.intitule.saisi.connect(lambda mots: self._essayer(self.intitule, titre=mots))
        self.lieu.saisi.connect(lambda mots: self._essayer(self.lieu, lieu=mots))
        self.journee.saisi.connect(lambda mots: self._essayer(self.journee, journee_type=mots))
        self.rome.saisi.connect(lambda code: self._essayer(self.rome, rome=code or None))
        for jour in (self.du, self.au):
            jour.saisi.connect(self._dater)
        self.livre.trouve.connect(lambda code, _: self._essayer(self.rome, rome=code))
        self.ajout.clicked.connect(self._ajouter)
        self.tirer.clicked.connect(lambda: self.a_tirer.emit(self.cle))
        self.retrait.clicked.connect(lambda: self.supprimee.emit(self.cle))

    def _dater(self, _jour: date | None) -> None:
        """Note la période quand ses deux dates sont là, l’efface quand aucune n’y est."""
        du, au = self.du.valeur, self.au.valeur
        if du is not None and au is not None:
            if au < du:
                self.au.refuser("La fin est avant le début. Corrigez une des deux dates.")
                return
            self._essayer(self.au, periode=Periode(du=du, au=au))
        elif du is None and au is None:
            self._essayer(self.au, periode=None)

    def _essayer(self, champ: Champ, **champs: object) -> None:
        refus = self._executer(ModifierExperience(self.cle, champs)) if self.cle else ""
        if refus:
            champ.refuser(refus)

    def _ajouter(self) -> None:
        if not self.intitule.texte:
            self.intitule.refuser("À remplir pour continuer.")
            self.intitule.viser()
            return
        refus = self._executer(AjouterExperience(self.intitule.texte))
        if refus:
            self.intitule.refuser(refus)
            return
        self.creee.emit()
