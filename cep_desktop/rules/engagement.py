"""Ce à quoi un plan engage : ce qu’une signature fige, sans ce qui n’est que du suivi.

Où en est une action, quand une demande est partie, ce qui s’est dit au téléphone : cela se note
sur un plan signé. Ce qui change ce que l’on a signé demande une nouvelle version.
"""

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dispositif import DispositifMobilise, EtatMobilisation
from cep_desktop.domain.financement import Demarche, Financement
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.plan_action import Action, Etape


def engagement(volet: Accompagnement) -> tuple[object, ...]:
    """Rend ce que la signature du plan fige ; deux plans égaux ici engagent à la même chose."""
    plan = volet.plan_action
    return (
        tuple(map(_etape, plan.etapes)),
        plan.vigilance,
        tuple(map(_formation, volet.formations)),
        tuple(map(_dispositif, volet.dispositifs)),
        volet.plan_financement.avec(
            financements=tuple(map(_demande, volet.plan_financement.financements))
        ),
        volet.calendrier,
    )


def engagement_d_une_action(action: Action) -> tuple[object, ...]:
    """Ce à quoi une action engage ; son avancement n’engage à rien."""
    return (
        action.libelle, action.qui, action.avec_qui, action.echeance,
        action.resultat_attendu, action.papiers,
    )  # fmt: skip


def _etape(etape: Etape) -> tuple[object, ...]:
    actions = {action.id: engagement_d_une_action(action) for action in etape.actions}
    return (etape.id, etape.titre, etape.objectif, etape.echeance, actions)


def _formation(formation: ParcoursFormation) -> ParcoursFormation:
    """Une négociation et le test d’entrée se suivent après la signature."""
    return formation.avec(amenagements=(), positionnement=None)


def _dispositif(dispositif: DispositifMobilise) -> DispositifMobilise:
    return dispositif.avec(etat=EtatMobilisation.A_DEMANDER, contact=None)


def _demande(demande: Financement) -> Financement:
    """L’envoi, l’interlocuteur et les versements se suivent ; la somme et la réponse engagent."""
    est_abandonnee = demande.demarche is Demarche.ABANDONNEE
    return demande.avec(
        contact=None,
        demarche=Demarche.ABANDONNEE if est_abandonnee else Demarche.A_PREPARER,
        envoye_le=None,
        est_complet=None,
        reponse_attendue_le=None,
        versements=(),
        justificatif=None,
        commentaire="",
    )
