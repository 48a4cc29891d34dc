"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.accueil import Suite
from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.entretien import Modalite
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import OrigineFait, Reponse
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.commandes.accueil import (
    AnalyserDemande,
    DaterInformationCep,
    DaterInformationDonnees,
    Decider,
    DireDecision,
    EcrireDemande,
    ValiderDecision,
    ValiderDemande,
)
from cep_desktop.usecases.commandes.entretien import (
    DeplacerEntretien,
    PrevoirEntretien,
    RetirerEntretien,
)
from cep_desktop.usecases.commandes.parcours import ChangerAvancement
from cep_desktop.usecases.commandes.personne import ModifierBeneficiaire
from cep_desktop.usecases.commandes.situation import NoterFait
from cep_desktop.usecases.session import Commande
from ui.pages.demande.etat import lire_themes
from ui.pont import SessionQt
from ui.widgets.choix import code_choisi


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de refus, ou vide."""

    dit = Signal(str)

    def __init__(
        self, session: SessionQt, aujourd_hui: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aujourd_hui = aujourd_hui

    def ecrire(self, paroles: str) -> str:
        """Écrit la demande avec les mots de la personne."""
        return self._session.executer(EcrireDemande(paroles, self._aujourd_hui()))

    def analyser(self, analyse: str) -> str:
        """Écrit ce que l’on comprend de la demande."""
        return self._session.executer(AnalyserDemande({"analyse": analyse}))

    def thematiser(self, saisie: str) -> str:
        """Note les thèmes, séparés par des virgules."""
        return self._session.executer(AnalyserDemande({"themes": lire_themes(saisie)}))

    def parler_d_un_metier(self, nom: str) -> str:
        """Ajoute un métier aux thèmes de la demande ; le même ne s’écrit pas deux fois."""
        themes = self._session.dossier.accueil.demande.themes
        if nom in themes:
            return ""
        return self._session.executer(AnalyserDemande({"themes": (*themes, nom)}))

    def valider_demande(self, *, est_posee: bool) -> str:
        """Pose ou retire « validé ensemble » sur la demande."""
        le = self._aujourd_hui() if est_posee else None
        return self._annoncer(ValiderDemande(le), "Demande validée ensemble" if le else "")

    def decider(self, code: str) -> str:
        """Note ce que la personne décide."""
        suite = code_choisi(Suite, code)
        return self._annoncer(Decider(suite, self._aujourd_hui()), "Décision notée")

    def dire_decision(self, paroles: str) -> str:
        """Écrit la décision avec les mots de la personne."""
        return self._session.executer(DireDecision(paroles, self._aujourd_hui()))

    def valider_decision(self, *, est_posee: bool) -> str:
        """Pose ou retire « validé ensemble » sur la décision."""
        le = self._aujourd_hui() if est_posee else None
        return self._annoncer(ValiderDecision(le), "Décision validée ensemble" if le else "")

    def remettre_cep(self, *, est_remise: bool) -> str:
        """Note que l’information sur le conseil est remise aujourd’hui, ou ne l’est pas."""
        return self._session.executer(
            DaterInformationCep(self._aujourd_hui() if est_remise else None)
        )

    def remettre_donnees(self, *, est_remise: bool) -> str:
        """Note que l’information sur les données est remise aujourd’hui, ou ne l’est pas."""
        return self._session.executer(
            DaterInformationDonnees(self._aujourd_hui() if est_remise else None)
        )

    def noter(self, code: CodeFait, reponse: Reponse, origine: str) -> str:
        """Note une réponse sur la situation."""
        source = code_choisi(OrigineFait, origine)
        return self._session.executer(NoterFait(code, reponse, self._aujourd_hui(), source))

    def modifier_personne(self, champs: Mapping[str, object]) -> str:
        """Change les coordonnées de la personne."""
        return self._session.executer(ModifierBeneficiaire(champs))

    def loger(self, commune: str) -> str:
        """Change la commune où la personne habite."""
        adresse = self._session.dossier.beneficiaire.adresse
        return self.modifier_personne({"adresse": adresse.avec(commune=commune)})

    def situer(self, commune: str, postal: str) -> str:
        """Change la commune et son code postal ; sans code publié, celui d’avant s’efface."""
        adresse = self._session.dossier.beneficiaire.adresse
        neuve = adresse.avec(commune=commune, code_postal=postal or None)
        return "" if neuve == adresse else self.modifier_personne({"adresse": neuve})

    def prendre_rendez_vous(self, jour: date, heure: time | None, modalite: str) -> str:
        """Note le prochain rendez-vous, pour le conseil."""
        geste = PrevoirEntretien(jour, heure, Volet.CONSEIL, code_choisi(Modalite, modalite))
        return self._annoncer(geste, "Rendez-vous noté")

    def deplacer_rendez_vous(self, cle: str, jour: date, heure: time | None) -> str:
        """Change la date du prochain rendez-vous."""
        return self._annoncer(DeplacerEntretien(cle, jour, heure), "Rendez-vous déplacé")

    def retirer_rendez_vous(self, cle: str) -> str:
        """Retire le prochain rendez-vous."""
        return self._annoncer(RetirerEntretien(cle), "Rendez-vous retiré")

    def avancer(self, code: str) -> str:
        """Dit où en est l’accueil."""
        avancement = code_choisi(Avancement, code)
        return self._session.executer(ChangerAvancement(Volet.ACCUEIL, avancement))

    def terminer(self) -> str:
        """Termine l’accueil."""
        geste = ChangerAvancement(Volet.ACCUEIL, Avancement.TERMINE)
        return self._annoncer(geste, "C’est noté")

    def _annoncer(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus and phrase:
            self.dit.emit(phrase)
        return refus
