"""Noter un accord que la personne vient de donner."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.consentement import ObjetConsentement
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampTexte
from ui.widgets.choix import code_choisi
from ui.widgets.couche import Couche
from ui.widgets.grand_choix import GrandsChoix, Option
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple

_PICTOS = {
    ObjetConsentement.CONTACT_FINANCEURS: "phone",
    ObjetConsentement.TRANSMISSION_PLAN: "checks-fill",
    ObjetConsentement.TRANSMISSION_DOSSIER: "paper-plane-tilt-bold",
    ObjetConsentement.SYNTHESE_BILAN: "file-text",
    ObjetConsentement.ALERTE_INTERNE: "warning-bold",
    ObjetConsentement.DONNEE_SENSIBLE: "shield-check",
}


class CoucheAccord(Couche):
    """`note` porte l’objet, les organismes (une chaîne, séparés par des virgules), la précision."""

    note = Signal(object, str, str)

    def __init__(self, prenom: str, parent: QWidget) -> None:
        super().__init__(
            "Noter un accord", f"{prenom} dit oui aujourd’hui, et pourra le retirer.", parent
        )
        self.refus = Avis("refus")
        self.objets = GrandsChoix(
            "Ce que l’accord permet",
            tuple(Option(o.value, o.libelle, _PICTOS[o]) for o in ObjetConsentement),
        )
        self.organismes = ChampTexte(
            "Avec quels organismes", exemple="Transitions Pro, Mission locale"
        )
        self.precision = ChampTexte("Une précision")
        self.manque = paragraphe("", "second")
        self.renoncer = Bouton("Ne rien noter", "contour")
        self.noter = Bouton("Noter l’accord", "plein", "check-bold")
        for widget in (self.refus, self.objets, self.organismes, self.precision):
            self.corps.addWidget(widget)
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.renoncer)
        rangee.addWidget(self.noter)
        self.pied.addWidget(RangeeSouple(self.manque, gestes, seuil=620, espace=12))
        self.objets.choisi.connect(lambda _: self._suivre())
        self.renoncer.clicked.connect(self.fermee)
        self.noter.clicked.connect(self._noter)
        self._suivre()

    def _suivre(self) -> None:
        raison = "" if self.objets.code else "Il reste à choisir ce que l’accord permet."
        self.manque.montrer(raison or "Tout est prêt.")
        self.noter.setEnabled(not raison)
        self.noter.setAccessibleDescription(raison)

    def _noter(self) -> None:
        objet = code_choisi(ObjetConsentement, self.objets.code)
        self.note.emit(objet, self.organismes.texte, self.precision.texte)
