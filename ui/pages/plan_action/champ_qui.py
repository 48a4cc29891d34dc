"""Qui fait l’action : la personne, le conseiller, un autre organisme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.plan_action import Acteur, RoleActeur
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.mise_en_page import colonne


class ChampQui(Champ):
    """Deux bascules et le nom d’un organisme ; `saisi` porte les acteurs choisis."""

    saisi = Signal(object)

    def __init__(self, personne: str, conseiller: str, parent: QWidget | None = None) -> None:
        boite = QWidget()
        super().__init__("Qui le fait", boite, parent=parent)
        disposition = colonne(boite, espace=10)
        rangee = QWidget()
        flux = Flux(rangee, espace=8)
        self.bascules = {
            RoleActeur.BENEFICIAIRE: Bouton(personne, "pilule", "user-circle"),
            RoleActeur.CONSEILLER: Bouton(conseiller, "pilule", "user-circle"),
        }
        for bascule in self.bascules.values():
            bascule.setCheckable(True)
            bascule.clicked.connect(self._emettre)
            flux.addWidget(bascule)
        disposition.addWidget(rangee)
        self.organisme = ChampTexte("Un autre organisme, s’il y en a un")
        self.organisme.saisi.connect(self._emettre)
        disposition.addWidget(self.organisme)

    def montrer(self, acteurs: tuple[Acteur, ...]) -> None:
        """Affiche les acteurs d’une action."""
        self.accepter()
        roles = {acteur.role for acteur in acteurs}
        for role, bascule in self.bascules.items():
            bascule.setChecked(role in roles)
        tiers = [acteur.nom for acteur in acteurs if acteur.role is RoleActeur.TIERS]
        self.organisme.montrer(tiers[0] if tiers else "")

    def _emettre(self) -> None:
        choisis = [Acteur(role=role) for role, b in self.bascules.items() if b.isChecked()]
        if self.organisme.texte:
            choisis.append(Acteur(role=RoleActeur.TIERS, nom=self.organisme.texte))
        if not choisis:
            self.refuser("Choisissez au moins une personne ou un organisme.")
            return
        self.saisi.emit(tuple(choisis))
