"""Mon projet : ce que la personne dit, et à côté la formulation professionnelle."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.projet import NatureProjet
from cep_desktop.referentiels.genre import nommer
from ui.pages.projet.etat_possible import EtatPossible
from ui.widgets.ajout_metier import AjoutMetier, Chercheur
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.choix import Choix
from ui.widgets.choix_auteur import ChoixAuteur
from ui.widgets.citation import MotsDeLaPersonne
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.validation import BoutonValider

_SEUIL, _HAUTEUR = 760, 132


class CarteProjet(Carte):
    """Tant que le projet n’est pas écrit, rien ne part avant « Écrire le projet »."""

    ecrit = Signal(str, str, str, str)
    change = Signal(str, object)
    dit = Signal(str)
    trouve = Signal(str, str)

    def __init__(self, dossier: Dossier, chercher: Chercheur) -> None:
        super().__init__("simple")
        personne, conseiller = dossier.beneficiaire.prenom, dossier.referent.prenom
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=12)
        disposition.addWidget(paragraphe("Mon projet", "carte"))
        self.enonce = ChampTexte("En une phrase", exemple="Devenir … parce que …")
        self.metier = ChampTexte("Le métier, ou l’activité")
        self.rome = ChampTexte("Code ROME, si vous le connaissez", exemple="M1609")
        self.livre = AjoutMetier(
            "Trouver ce métier dans le livre",
            chercher,
            sinon="Sinon, laissez vos mots tels quels.",
            nommer=lambda nom: nommer(nom, dossier.beneficiaire.accord),
        )
        self.livre.bouton.hide()
        self.nature = Choix("Nature du projet", ((n.value, n.libelle) for n in NatureProjet))
        self.champ_nature = Champ("C’est pour…", self.nature)
        self.mots = MotsDeLaPersonne(f"Pourquoi ? Les mots de {personne}")
        self.formulation = ChampRecit(
            "La formulation professionnelle", aide="Pour les organismes, à côté de ces mots."
        )
        self.formulation.zone.suivre_le_texte(_HAUTEUR)
        self.par = ChoixAuteur("Proposé par", personne, conseiller)
        self.validation = BoutonValider("le projet", self)
        self.ecriture = Bouton("Écrire le projet", "plein", "pencil-simple-line-bold")
        self._suite = QWidget()
        pile = colonne(self._suite, espace=12)
        pile.addWidget(
            RangeeSouple(self.mots, self.formulation, seuil=_SEUIL, parts=(1, 1), espace=24)
        )
        pile.addWidget(Champ("Proposé par", self.par))
        bas = QWidget()
        Flux(bas).addWidget(self.validation)
        pile.addWidget(bas)
        disposition.addWidget(self.enonce)
        disposition.addWidget(
            RangeeSouple(
                self.metier, self.rome, seuil=_SEUIL, parts=(3, 2), espace=24, en_haut=True
            )
        )
        disposition.addWidget(self.livre)
        disposition.addWidget(self.champ_nature)
        gestes = QWidget()
        Flux(gestes).addWidget(self.ecriture)
        disposition.addWidget(gestes)
        disposition.addWidget(self._suite)
        self._est_ecrit = False
        self._brancher()

    @property
    def champs(self) -> Mapping[str, Champ]:
        """Les champs, par nom de ce qu’ils changent."""
        return {
            "enonce": self.enonce,
            "metier": self.metier,
            "rome": self.rome,
            "nature": self.champ_nature,
            "formulation_professionnelle": self.formulation,
        }

    def montrer(self, etat: EtatPossible) -> None:
        """Affiche le projet du dossier, ou de quoi l’écrire."""
        projet = etat.projet
        self._suite.setVisible(projet is not None)
        self.ecriture.setVisible(projet is None)
        if projet is None:
            if self._est_ecrit or not self.metier.texte:
                self.metier.montrer(etat.idee_metier)
                self.rome.montrer(etat.idee_rome)
            if self._est_ecrit:
                self.enonce.montrer("")
                self.nature.montrer("")
        else:
            self.enonce.suivre(projet.enonce)
            self.metier.suivre(projet.metier)
            self.rome.suivre(projet.rome or "")
            self.nature.montrer(projet.nature)
            self.mots.montrer(projet.motivation.texte if projet.motivation else "", etat.mots_de)
            self.formulation.montrer(projet.formulation_professionnelle)
            self.par.montrer(projet.co_construction.propose_par or "")
            self.validation.montrer(etat.valide_le)
        self._est_ecrit = projet is not None

    def _brancher(self) -> None:
        self.enonce.saisi.connect(lambda mots: self._changer("enonce", mots))
        self.metier.saisi.connect(lambda mots: self._changer("metier", mots))
        self.rome.saisi.connect(lambda code: self._changer("rome", code or None))
        self.nature.choisi.connect(lambda code: self._changer("nature", code))
        self.formulation.saisi.connect(
            lambda mots: self._changer("formulation_professionnelle", mots)
        )
        self.par.choisi.connect(lambda code: self._changer("propose_par", code))
        self.mots.saisi.connect(self.dit)
        self.ecriture.clicked.connect(self._ecrire)
        self.livre.trouve.connect(self._prendre)
        self.rome.ligne.textChanged.connect(self._proposer_le_livre)

    def _changer(self, nom: str, valeur: object) -> None:
        if self._est_ecrit:
            self.change.emit(nom, valeur)

    def _proposer_le_livre(self, code: str) -> None:
        """Le livre ne se propose que tant que le métier n’a pas son code."""
        focus: QWidget | None = self.livre.focusWidget()
        if code and focus is not None and focus.hasFocus():
            self.metier.viser()
        self.livre.setVisible(not code.strip())

    def _prendre(self, code: str, nom: str) -> None:
        """Prend le nom et le code du livre, d’un seul geste si le projet est déjà écrit."""
        if self._est_ecrit:
            self.trouve.emit(code, nom)
        else:
            self.metier.montrer(nom)
            self.rome.montrer(code)

    def _ecrire(self) -> None:
        manques: list[Champ] = [c for c in (self.enonce, self.metier) if not c.texte]
        for champ in manques:
            champ.refuser("À remplir pour continuer.")
        if not self.nature.code:
            self.champ_nature.refuser("Dites de quoi il s’agit, pour continuer.")
            manques.append(self.champ_nature)
        if manques:
            manques[0].viser()
            return
        self.ecrit.emit(self.enonce.texte, self.nature.code, self.metier.texte, self.rome.texte)
