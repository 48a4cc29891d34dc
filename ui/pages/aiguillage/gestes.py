"""Les gestes de la page : chacun devient une commande de la session."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.accueil import MoyenOrientation, Orientation, Suite
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait
from cep_desktop.domain.situation import OrigineFait, OuiNon, Reponse
from cep_desktop.usecases.commandes.accueil import Decider
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.orientation import (
    FaireOrientation,
    ModifierOrientation,
    PreparerOrientation,
    RetirerOrientation,
)
from cep_desktop.usecases.commandes.personne import ModifierBeneficiaire
from cep_desktop.usecases.commandes.situation import EffacerFait, NoterFait
from cep_desktop.usecases.session import Commande
from ui.pages.aiguillage.transmission import parties
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

    def noter(self, code: CodeFait, reponse: Reponse, origine: str) -> str:
        """Note une réponse ; une réponse de santé affirmée note aussi l’accord de la personne."""
        jour = self._aujourd_hui()
        geste: Commande = NoterFait(code, reponse, jour, code_choisi(OrigineFait, origine))
        if code in FAITS_DE_SANTE and reponse == OuiNon(valeur=True) and not self._a_consenti(code):
            accord = NoterConsentement(
                ObjetConsentement.DONNEE_SENSIBLE, (), jour, precision=code.libelle
            )
            geste = Enchainer((accord, geste), geste.libelle)
        return self._session.executer(geste)

    def effacer(self, code: CodeFait) -> str:
        """Efface une réponse."""
        return self._annoncer(EffacerFait(code), "Réponse effacée")

    def naitre(self, jour: date | None) -> str:
        """Note la date de naissance."""
        return self._session.executer(ModifierBeneficiaire({"naissance_le": jour}))

    def continuer_ici(self) -> str:
        """Note que la personne continue avec son conseiller."""
        return self._annoncer(Decider(Suite.CONTINUER, self._aujourd_hui()), "Décision notée")

    def preparer(self, orientation: Orientation) -> str:
        """Prépare une orientation."""
        return self._annoncer(PreparerOrientation(orientation), "Orientation préparée")

    def modifier(self, structure: str, champs: Mapping[str, object]) -> str:
        """Change une orientation préparée."""
        return self._session.executer(ModifierOrientation(structure, champs))

    def faire(self, orientation: Orientation) -> str:
        """Note que la fiche est remise, ou que le courriel est parti."""
        geste = FaireOrientation(orientation.structure, parties(orientation), self._aujourd_hui())
        est_fiche = orientation.moyen is MoyenOrientation.FICHE
        return self._annoncer(geste, "Fiche remise" if est_fiche else "Courriel noté comme envoyé")

    def retirer(self, structure: str) -> str:
        """Retire une orientation ; « Annuler » la rend."""
        return self._annoncer(RetirerOrientation(structure), "Orientation retirée")

    def _a_consenti(self, code: CodeFait) -> bool:
        jour = self._aujourd_hui()
        return any(
            accord.objet is ObjetConsentement.DONNEE_SENSIBLE
            and accord.precision == code.libelle
            and accord.vaut_le(jour)
            for accord in self._session.dossier.consentements
        )

    def _annoncer(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus
