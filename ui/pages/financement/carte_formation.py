"""La carte de la formation envisagée : l’ajouter, en dater le début, noter ses devis."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.periode import Periode
from cep_desktop.referentiels.territoire import OrganismeDeclare
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.formation import (
    AjouterFormation,
    ModifierFormation,
    SupprimerFormation,
)
from cep_desktop.usecases.livres.completion import Proposition, Recueil, proposer
from cep_desktop.usecases.livres.formation import (
    Champs,
    dire_l_organisme,
    organisme_choisi,
    renommer_l_organisme,
)
from cep_desktop.usecases.session import Commande
from ui.completion import Completion
from ui.pages.financement.saisie_devis import SaisieDevis
from ui.pages.financement.vise import Vise
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 560
A_L_ENVERS = "La formation finit avant de commencer. Corrigez une des dates."


class CarteFormation(Carte):
    """Le premier parcours de formation ; `faite` annonce un geste annulable."""

    faite = Signal(str)

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        super().__init__()
        self._session = session
        self._formation: ParcoursFormation | None = None
        self._choisi: Champs | None = None
        self.refus = Avis("refus")
        self.intitule = ChampTexte("Formation", exemple="Titre professionnel")
        self.organisme = ChampTexte("Centre de formation")
        chercher = partial(proposer, atelier.livres, Recueil.ORGANISMES)
        self.organismes = Completion(self.organisme, chercher)
        self.identite = paragraphe("", "legende")
        self.vise = Vise(atelier)
        self.du, self.au = ChampDate("Premier jour"), ChampDate("Dernier jour")
        self.heures_centre = ChampNombre("Heures au centre")
        self.heures_entreprise = ChampNombre("Heures en entreprise")
        self.ajouter = Bouton("Ajouter la formation", "contour", "plus-bold")
        self.devis = SaisieDevis(atelier)
        self.supprimer = Bouton("Supprimer la formation", "danger", "trash")
        self._disposer()
        self._brancher()

    def montrer(self, dossier: Dossier) -> None:
        """Affiche la première formation du dossier, ou de quoi l’ajouter."""
        formations = dossier.accompagnement.formations
        avant, formation = self._formation, formations[0] if formations else None
        self._formation = formation
        self.ajouter.setVisible(formation is None)
        self.devis.setVisible(formation is not None)
        self.supprimer.setVisible(formation is not None)
        if formation is None:
            if avant is not None:
                self._vider()
            return
        self.devis.montrer(formation.id, formation.devis)
        periode = formation.periode
        self.intitule.montrer(formation.intitule)
        self.organisme.montrer(formation.organisme.nom)
        self._dire_l_organisme(formation.organisme.model_dump())
        self.vise.montrer(formation.certification, formation.formacode)
        self.du.montrer(periode.du if periode else None)
        self.au.montrer(periode.au if periode else None)
        self.heures_centre.montrer(formation.heures_centre)
        self.heures_entreprise.montrer(formation.heures_entreprise)

    def _vider(self) -> None:
        """La formation n’est plus là : ses mots non plus."""
        for texte in (self.intitule, self.organisme):
            texte.montrer("")
        for jour in (self.du, self.au):
            jour.montrer(None)
        for heures in (self.heures_centre, self.heures_entreprise):
            heures.montrer(None)

    def _disposer(self) -> None:
        disposition = colonne(self, marges=(20, 16, 20, 18), espace=12)
        disposition.addWidget(libelle("Formation envisagée", "carte"))
        disposition.addWidget(self.refus)
        self.identite.hide()
        for paire in (
            (_en_haut(self.intitule), _en_haut(self.organisme, self.identite)),
            (self.du, self.au),
            (self.heures_centre, self.heures_entreprise),
            (_en_haut(self.vise.certification), _en_haut(self.vise.domaine)),
        ):
            disposition.addWidget(RangeeSouple(*paire, seuil=_SEUIL, parts=(1, 1)))
        disposition.addWidget(self.vise)
        disposition.addWidget(_a_gauche(self.ajouter))
        disposition.addWidget(_a_gauche(self.supprimer))
        disposition.addWidget(self.devis)

    def _brancher(self) -> None:
        self.ajouter.clicked.connect(self._ajouter)
        self.devis.demande.connect(self._noter)
        self.supprimer.clicked.connect(self._supprimer)
        self.intitule.saisi.connect(lambda texte: self._modifier({"intitule": texte}))
        self.organisme.saisi.connect(self._changer_d_organisme)
        self.organismes.choisie.connect(self._choisir_l_organisme)
        self.vise.certifiee.connect(lambda visee: self._modifier({"certification": visee}))
        self.vise.situee.connect(lambda code: self._modifier({"formacode": code}))
        for champ in (self.du, self.au):
            champ.saisi.connect(lambda _: self._changer_la_periode())
        self.heures_centre.saisi.connect(lambda n: self._modifier({"heures_centre": n}))
        self.heures_entreprise.saisi.connect(lambda n: self._modifier({"heures_entreprise": n}))

    def _periode(self) -> Periode | None:
        """La période écrite ; `None` tant qu’un jour manque, ou que la fin précède le début."""
        du, au = self.du.valeur, self.au.valeur
        return Periode(du=du, au=au) if du is not None and au is not None and du <= au else None

    @property
    def _est_a_l_envers(self) -> bool:
        du, au = self.du.valeur, self.au.valeur
        return du is not None and au is not None and au < du

    def _changer_la_periode(self) -> None:
        if self._est_a_l_envers:
            self.refus.dire(A_L_ENVERS)
        else:
            self._modifier({"periode": self._periode()})

    def _changer_d_organisme(self, nom: str) -> None:
        """Un autre nom, écrit à la main : les numéros de l’organisme d’avant ne valent plus."""
        self._choisi = None
        self._dire_l_organisme(None)
        if self._formation is not None:
            avant = self._formation.organisme.model_dump()
            self._modifier({"organisme": renommer_l_organisme(avant, nom)})

    def _choisir_l_organisme(self, choix: Proposition) -> None:
        if not isinstance(choix.fiche, OrganismeDeclare):
            return
        self._choisi = organisme_choisi(choix.fiche)
        self._dire_l_organisme(self._choisi)
        self._modifier({"organisme": self._choisi})

    def _dire_l_organisme(self, organisme: Champs | None) -> None:
        phrase = dire_l_organisme(organisme) if organisme is not None else ""
        self.identite.montrer(phrase)
        self.identite.setVisible(bool(phrase))

    def _modifier(self, champs: Mapping[str, object]) -> None:
        """Garde un champ d’une formation déjà ajoutée ; avant, rien ne se garde."""
        if self._formation is not None:
            self._faire(ModifierFormation(self._formation.id, champs), "")

    def _ajouter(self) -> None:
        for champ in (self.intitule, self.organisme):
            champ.accepter()
            if not champ.texte:
                champ.refuser("À remplir pour continuer.")
                champ.viser()
                return
        if self._est_a_l_envers:
            self.refus.dire(A_L_ENVERS)
            return
        champs = {
            "intitule": self.intitule.texte,
            "organisme": self._choisi or {"nom": self.organisme.texte},
            "certification": self.vise.visee,
            "formacode": self.vise.code,
            "periode": self._periode(),
            "heures_centre": self.heures_centre.valeur,
            "heures_entreprise": self.heures_entreprise.valeur,
        }
        self._faire(AjouterFormation(champs), "Formation ajoutée")

    def _supprimer(self) -> None:
        """Sans question : « Annuler » la rend."""
        if self._formation is not None and self._faire(
            SupprimerFormation(self._formation.id), "Formation supprimée"
        ):
            self.intitule.viser()

    def reprendre(self, cle: str) -> None:
        """Reprend un devis déjà noté, pour le corriger."""
        devis = self._formation.devis if self._formation is not None else ()
        choisi = next((d for d in devis if d.id == cle), None)
        if choisi is not None:
            self.devis.reprendre(choisi)

    def _noter(self, geste: Commande) -> None:
        dit = "Devis corrigé" if self.devis.devis else "Devis noté"
        if self._faire(geste, dit):
            self.devis.finir()

    def _faire(self, geste: Commande, dit: str) -> bool:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if dit and not refus:
            self.faite.emit(dit)
        return not refus


def _en_haut(*parties: QWidget) -> QWidget:
    """Des propositions ouvertes à côté ne font pas descendre le champ."""
    boite = QWidget()
    pile = colonne(boite, espace=5)
    for partie in parties:
        pile.addWidget(partie)
    pile.addStretch(1)
    return boite


def _a_gauche(bouton: Bouton) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite)
    rangee.addWidget(bouton)
    rangee.addStretch(1)
    return boite
