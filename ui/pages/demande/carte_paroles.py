"""La carte de la demande : les mots de la personne, puis ce que l’on en comprend."""

from PySide6.QtWidgets import QWidget

from ui.pages.demande.etat import EtatDemande
from ui.pages.demande.gestes import Gestes
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampRecit
from ui.widgets.champ_paroles import ChampParoles
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider


class CarteParoles(Carte):
    """Chaque champ quitté est un geste annulable."""

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self.validation = BoutonValider("la demande", self)
        self.paroles = ChampParoles(
            "Les mots de la personne",
            exemple="Ce que la personne dit, comme elle le dit.",
            hauteur=76,
        )
        self._dites = paragraphe("", "legende")
        self.analyse = ChampRecit("Ce que nous en comprenons")
        self.themes = ChampRecit("Thèmes, séparés par une virgule")
        for champ in (self.analyse, self.themes):
            champ.zone.suivre_le_texte(120)
        disposition = colonne(self, marges=(24, 14, 24, 18), espace=8)
        titre = paragraphe("Votre demande, avec vos mots", "carte")
        disposition.addWidget(RangeeSouple(titre, self.validation, seuil=440, espace=8))
        disposition.addWidget(self.paroles)
        disposition.addWidget(self._dites)
        compris = RangeeSouple(
            self.analyse, self.themes, seuil=560, parts=(3, 2), espace=16, en_haut=True
        )
        disposition.addWidget(compris)
        self.paroles.saisi.connect(self._ecrire)
        self.analyse.saisi.connect(self._analyser)
        self.themes.saisi.connect(self._thematiser)
        self.validation.clicked.connect(self._valider)
        self._est_validee = False

    def montrer(self, etat: EtatDemande) -> None:
        """Affiche la demande du dossier."""
        self.paroles.montrer(etat.paroles)
        self._dites.montrer(etat.dites)
        self._dites.setVisible(bool(etat.dites))
        self.analyse.montrer(etat.analyse)
        self.themes.montrer(etat.themes)
        self._est_validee = etat.demande_validee_le is not None
        self.validation.montrer(etat.demande_validee_le)
        self.validation.setEnabled(bool(etat.paroles))

    def _ecrire(self, texte: str) -> None:
        if refus := self._gestes.ecrire(texte):
            self.paroles.refuser(refus)

    def _analyser(self, texte: str) -> None:
        if refus := self._gestes.analyser(texte):
            self.analyse.refuser(refus)

    def _thematiser(self, texte: str) -> None:
        if refus := self._gestes.thematiser(texte):
            self.themes.refuser(refus)

    def _valider(self) -> None:
        if refus := self._gestes.valider_demande(est_posee=not self._est_validee):
            self.paroles.refuser(refus)
