"""La demande d’absence pour un projet de transition professionnelle : une lettre de la personne.

Le délai et la réponse de l’employeur viennent du code du travail, article R. 6323-10 ; ce papier le
cite sans en recopier les chiffres, que les règles datées donnent à l’écran.
"""

from datetime import date

from cep_desktop.documents.courrier.contenu import (
    POLITESSE,
    ContenuLettre,
    Lettre,
    SansDestinataire,
    adresser,
    de_la_personne,
)
from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    accorder,
    minuscule,
    periode_en_jours,
    simple,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.situation import Mot
from cep_desktop.domain.typographie import INSECABLE, composer

REFERENCE = "article R.\u00a06323-10 du code du travail"


def composer_employeur(dossier: Dossier, *, le: date) -> ContenuLettre:
    """Compose la demande d’autorisation d’absence, le jour `le`.

    Lève `SansDestinataire` si l’employeur ou les dates de la formation manquent.
    """
    partage = dossier.partageable()
    employeur = _employeur(partage, le)
    formation = next((f for f in partage.accompagnement.formations if f.periode), None)
    if not employeur or formation is None or formation.periode is None:
        raise SansDestinataire(
            "Cette lettre demande le nom de l’employeur et les dates de la formation.",
            remede="Complétez la situation et le parcours de formation, puis recommencez.",
        )
    contact = _contact(partage, employeur)
    quand = periode_en_jours(formation.periode.du, formation.periode.au)
    lettre = Lettre(
        adresse=adresser(employeur, a=contact.nom if contact else "", adresse=None),
        objet="Demande d’autorisation d’absence pour me former",
        debut=(
            (
                Morceau("Je vous demande l’autorisation de m’absenter "),
                Morceau(quand, est_fort=True),
                Morceau(f". Je souhaite suivre une formation dans le cadre d’un projet de "
                        f"transition professionnelle ({REFERENCE})."),
            ),
            _formation(formation),
        ),
        fin=(
            simple(
                "Je demanderai à Transitions Pro de financer ce projet. Merci de me répondre par "
                "écrit, dans le délai prévu par cet article."
            ),
            simple(f"Je reste à votre disposition pour en parler. {POLITESSE}"),
        ),
        pieces=f"Pièces jointes{INSECABLE}: programme, calendrier et devis de la formation. "
        "À remettre en main propre contre signature, ou en recommandé avec avis de réception.",
    )  # fmt: skip
    return de_la_personne(partage, lettre, le=le)


def _employeur(dossier: Dossier, le: date) -> str:
    fait = dossier.situation.fait(CodeFait.EMPLOYEUR, le=le)
    if fait is not None and isinstance(fait.reponse, Mot):
        return fait.reponse.valeur
    aides = dossier.accompagnement.plan_financement.financements
    return next((a.financeur for a in aides if a.nature is NatureFinanceur.EMPLOYEUR), "")


def _contact(dossier: Dossier, employeur: str) -> Contact | None:
    contacts = dossier.accompagnement.contacts
    return next((c for c in contacts if c.organisme == employeur and c.nom), None)


def _formation(formation: ParcoursFormation) -> Phrase:
    heures = f", {accorder(formation.heures, 'heure')}" if formation.heures else ""
    rythme = f", {composer(formation.rythme)}" if formation.rythme else ""
    organisme = composer(formation.organisme.nom)
    but = formation.certification
    vise = f" Diplôme visé{INSECABLE}: {minuscule(composer(but.intitule))}." if but else ""
    return simple(
        f"Cette formation s’appelle «{INSECABLE}{composer(formation.intitule)}{INSECABLE}». "
        f"Organisme{INSECABLE}: {organisme}{heures}{rythme}.{vise}"
    )
