"""Ce que change le retrait d’un accord : ce qui s’arrête, qui prévenir, quoi relire.

Le retrait vaut pour la suite : ce qui a été fait avant reste licite (RGPD, art. 7, § 3), mais un
destinataire qui a reçu des données est prévenu (art. 19).
"""

from collections.abc import Iterator
from datetime import date

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import PARTIES_PERMISES, SensTransmission
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.donnees_sensibles import sensibilites

_ARRETS = {
    ObjetConsentement.CONTACT_FINANCEURS: "Les organismes ne sont plus contactés en son nom.",
    ObjetConsentement.TRANSMISSION_PLAN: "Le plan d’actions ne part plus.",
    ObjetConsentement.TRANSMISSION_DOSSIER: "Le dossier ne part plus vers un autre opérateur.",
    ObjetConsentement.SYNTHESE_BILAN: "La synthèse du bilan n’est plus jointe.",
    ObjetConsentement.ALERTE_INTERNE: "Son nom ne va plus dans la note d’alerte.",
    ObjetConsentement.DONNEE_SENSIBLE: "Rien de sensible n’est plus noté.",
}


def consequences(dossier: Dossier, accord: Consentement, *, le: date) -> tuple[str, ...]:
    """Rend ce que le retrait de cet accord change à `le`, une phrase par conséquence."""
    remplacant = any(
        autre.id != accord.id and autre.objet is accord.objet and autre.vaut_le(le)
        for autre in dossier.consentements
    )
    suites = list(_suites(dossier, accord, le))
    if remplacant:
        return ("Un autre accord du même objet reste valable.", *suites)
    return (_ARRETS[accord.objet], *suites)


def _suites(dossier: Dossier, accord: Consentement, le: date) -> Iterator[str]:
    if accord.objet in PARTIES_PERMISES:
        for envoi in dossier.transmissions:
            if envoi.consentement == accord.id and envoi.sens is SensTransmission.ENVOYEE:
                yield (
                    f"{envoi.organisme} a reçu une partie du dossier le "
                    f"{ecrire_date(envoi.le)}\u00a0: prévenez-le du retrait."
                )
    if accord.objet is ObjetConsentement.CONTACT_FINANCEURS:
        for echange in dossier.accompagnement.echanges:
            if echange.relancer_le is not None and echange.relancer_le >= le:
                yield (
                    f"La relance du {ecrire_date(echange.relancer_le)} "
                    f"(«\u00a0{echange.objet}\u00a0») revient à la personne."
                )
    if accord.objet is ObjetConsentement.DONNEE_SENSIBLE:
        for signalement in sensibilites(dossier):
            yield f"À effacer, sauf si un autre motif le permet\u00a0: {signalement}."
