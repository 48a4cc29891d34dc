"""La carte de la décision : trois suites possibles, et ce que chacune entraîne."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import Suite
from ui.pages.demande.etat import EtatDemande
from ui.pages.demande.gestes import Gestes
from ui.qt import Raison
from ui.widgets.carte import Carte
from ui.widgets.champ_paroles import ChampParoles
from ui.widgets.grand_choix import GrandsChoix, Option
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider

_TITRE = "Que fait-on maintenant ?"
_OPTIONS = (
    Option(Suite.CONTINUER, "On continue ensemble", "chats-circle-duotone", "Prendre rendez-vous."),
    Option(Suite.ETRE_ORIENTE, "Une autre structure aide mieux", "signpost-duotone", "Orienter."),
    Option(
        Suite.ARRETER, "Cette réponse suffit pour aujourd’hui", "check-circle-duotone", "Arrêter."
    ),
)


class CarteSuite(Carte):
    """Rien n’est choisi d’avance ; le choix est daté, puis validé ensemble."""

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self.validation = BoutonValider("la décision", self)
        self.choix = GrandsChoix(_TITRE, _OPTIONS)
        self._decidee = paragraphe("", "legende")
        self.paroles = ChampParoles("Sa décision, avec ses mots", hauteur=66)
        disposition = colonne(self, marges=(24, 14, 24, 18), espace=10)
        titre = paragraphe(_TITRE, "carte")
        disposition.addWidget(RangeeSouple(titre, self.validation, seuil=440, espace=8))
        disposition.addWidget(self.choix)
        disposition.addWidget(self._decidee)
        disposition.addWidget(self.paroles)
        self.choix.choisi.connect(self._decider)
        self.paroles.saisi.connect(self._dire)
        self.validation.clicked.connect(self._valider)
        self._est_validee = False

    def montrer(self, etat: EtatDemande) -> None:
        """Affiche la décision du dossier, ou les trois choix ouverts."""
        self.choix.montrer(etat.suite)
        for code, consequence in etat.consequences:
            self.choix.choix(code).expliquer(consequence)
        self._decidee.montrer(etat.decidee)
        self._decidee.setVisible(bool(etat.decidee))
        self.paroles.montrer(etat.paroles_decision)
        self.paroles.setVisible(bool(etat.suite))
        self._est_validee = etat.decision_validee_le is not None
        self.validation.montrer(etat.decision_validee_le)
        self.validation.setEnabled(bool(etat.suite))

    def viser(self) -> None:
        """Donne le clavier au premier choix."""
        self.choix.choix(Suite.CONTINUER).setFocus(Raison.OtherFocusReason)

    def _decider(self, code: str) -> None:
        self._gestes.decider(code)

    def _dire(self, texte: str) -> None:
        if refus := self._gestes.dire_decision(texte):
            self.paroles.refuser(refus)

    def _valider(self) -> None:
        self._gestes.valider_decision(est_posee=not self._est_validee)
