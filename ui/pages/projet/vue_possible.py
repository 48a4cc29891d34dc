"""La vue « Est-ce possible ? » : le projet écrit, puis ce qui le rend faisable."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from ui.pages.projet.carte_autres import CarteAutres
from ui.pages.projet.carte_conditions import CarteConditions
from ui.pages.projet.carte_projet import CarteProjet
from ui.pages.projet.carte_regards import CarteRegards
from ui.pages.projet.etat_possible import EtatPossible
from ui.pages.projet.gestes_projet import GestesProjet
from ui.widgets.ajout_metier import Chercheur
from ui.widgets.avis import Avis
from ui.widgets.mise_en_page import colonne


class VuePossible(QWidget):
    """Les conditions se regardent une fois le projet écrit."""

    def __init__(self, dossier: Dossier, gestes: GestesProjet, chercher: Chercheur) -> None:
        super().__init__()
        self._gestes = gestes
        self.refus = Avis("refus")
        self.projet = CarteProjet(dossier, chercher)
        self.conditions = CarteConditions()
        self.regards = CarteRegards()
        self.autres = CarteAutres()
        pile = colonne(self, espace=14)
        for partie in (self.refus, self.projet, self.conditions, self.regards, self.autres):
            pile.addWidget(partie)
        pile.addStretch(1)
        self._brancher()

    def montrer(self, etat: EtatPossible) -> None:
        """Affiche le projet du dossier."""
        self.projet.montrer(etat)
        self.conditions.setVisible(etat.projet is not None)
        self.conditions.montrer(etat)
        self.regards.setVisible(etat.projet is not None)
        self.regards.montrer(etat)
        self.autres.setVisible(etat.projet is not None or bool(etat.autres))
        self.autres.montrer(etat.autres, a_un_projet=etat.projet is not None)

    def _brancher(self) -> None:
        gestes, projet, conditions = self._gestes, self.projet, self.conditions
        projet.ecrit.connect(self._ecrire)
        projet.change.connect(self._changer)
        projet.trouve.connect(
            lambda code, nom: self.refus.dire(gestes.prendre_le_metier(code, nom))
        )
        projet.dit.connect(lambda mots: self.refus.dire(gestes.dire(mots)))
        projet.validation.clicked.connect(lambda: self.refus.dire(gestes.valider()))
        conditions.repondue.connect(self._repondre)
        conditions.retiree.connect(lambda mots: self.refus.dire(gestes.retirer(mots)))
        conditions.creee.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))

        self.regards.ajoute.connect(
            lambda regard, mots: self.regards.ajouts[regard].repondre(
                gestes.ajouter_regard(regard, mots)
            )
        )
        self.regards.retire.connect(lambda *quoi: self.refus.dire(gestes.retirer_regard(*quoi)))
        self.regards.cree.connect(lambda mots: self.refus.dire(gestes.creer_action(mots)))
        self.autres.mise.connect(self._mettre_de_cote)
        self.autres.reprise.connect(lambda cle: self.refus.dire(gestes.reprendre(cle)))
        self.autres.oubli.connect(lambda cle: self.refus.dire(gestes.oublier(cle)))

    def _mettre_de_cote(self) -> None:
        self.refus.dire(self._gestes.mettre_de_cote())
        self.projet.enonce.viser()

    def _ecrire(self, enonce: str, nature: str, metier: str, rome: str) -> None:
        refus = self._gestes.ecrire(enonce, nature, metier, rome)
        if refus:
            champ = self.projet.rome if rome and "ROME" in refus else self.projet.enonce
            champ.refuser(refus)

    def _changer(self, nom: str, valeur: object) -> None:
        refus = self._gestes.changer(nom, valeur)
        if refus:
            self.projet.champs.get(nom, self.projet.enonce).refuser(refus)

    def _repondre(self, condition: str, code: str, raison: str) -> None:
        refus = self._gestes.repondre(condition, code, raison)
        rangee = self.conditions.rangees.get(condition)
        if refus and rangee is not None:
            rangee.raison.refuser(refus)
        else:
            self.conditions.ajout.repondre(refus)
