"""Les gestes de l’alerte interne : la donner, noter ce qui en est fait."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.montant import INCONNU, Montant, estime
from cep_desktop.domain.plan_action import Acteur, RoleActeur
from cep_desktop.usecases.commandes.plan_action import AjouterAction
from cep_desktop.usecases.commandes.suite import changer, cle_suivante

ATTENDRE = "Suivre la réponse à l’alerte de financement"


@dataclass(frozen=True, slots=True)
class DonnerAlerte:
    """Garde la trace d’une alerte donnée ; la réponse attendue devient une action du conseiller.

    `manque` vaut `None` tant que la somme est inconnue.
    """

    destinataire: str
    manque: Montant | None
    demande: str
    deja_fait: str
    le: date
    reponse_avant_le: date | None = None
    est_au_moins: bool = False
    avec_nom: bool = False
    libelle: str = field(default="alerte donnée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’alerte, et son suivi s’il y a une étape où le mettre.

        Un plan signé ne gagne pas d’action : l’alerte se suit alors dans « À faire » seulement.
        """
        volet = dossier.accompagnement
        alerte = Alerte(
            id=cle_suivante("Y", (a.id for a in volet.alertes)),
            donnee_le=self.le,
            destinataire=self.destinataire,
            manque=INCONNU if self.manque is None else estime(self.manque),
            est_au_moins=self.est_au_moins,
            avec_nom=self.avec_nom,
            reponse_avant_le=self.reponse_avant_le,
            deja_fait=self.deja_fait,
            demande=self.demande,
        )
        dossier = dossier.avec(accompagnement=volet.avec(alertes=(*volet.alertes, alerte)))
        etape = volet.plan_action.etape_en_cours
        if etape is None or (volet.revision is not None and volet.revision.signee_le is not None):
            return dossier
        limite = self.reponse_avant_le
        suivi = AjouterAction(
            etape.id,
            ATTENDRE,
            qui=(Acteur(role=RoleActeur.CONSEILLER),),
            echeance=AvantLe(le=limite) if limite else None,
        )
        return suivi.appliquer(dossier)


@dataclass(frozen=True, slots=True)
class NoterSuiteAlerte:
    """Note ce que l’organisme a fait de l’alerte."""

    alerte: str
    suite: str
    le: date
    libelle: str = field(default="suite de l’alerte notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette suite. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        champs = {"suite": self.suite, "suite_le": self.le if self.suite else None}
        alertes = changer(volet.alertes, self.alerte, lambda a: a.avec(**champs))
        return dossier.avec(accompagnement=volet.avec(alertes=alertes))
