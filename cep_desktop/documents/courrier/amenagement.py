"""La demande d’aménagement à l’organisme de formation : durée, contenu ou coût."""

from datetime import date

from cep_desktop.documents.courrier.contenu import (
    POLITESSE,
    ContenuCourrier,
    Lettre,
    SansDestinataire,
    adresser,
    du_conseil,
)
from cep_desktop.documents.typographie import (
    Morceau,
    enumerer,
    minuscule,
    periode_en_jours,
    simple,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import INSECABLE, composer


def composer_amenagement(dossier: Dossier, *, le: date) -> ContenuCourrier:
    """Compose la demande du premier aménagement noté, le jour `le`. Lève `SansDestinataire`."""
    partage = dossier.partageable()
    formation = next((f for f in partage.accompagnement.formations if f.amenagements), None)
    if formation is None:
        raise SansDestinataire(
            "Aucun aménagement n’est noté dans le parcours de formation.",
            remede="Notez ce que la personne demande d’adapter, puis recommencez.",
        )
    amenagement, organisme = formation.amenagements[0], formation.organisme
    nom = composer(partage.beneficiaire.nom_complet)
    objets = enumerer([minuscule(objet.libelle) for objet in amenagement.objets])
    periode = formation.periode
    quand = f", {periode_en_jours(periode.du, periode.au)}" if periode else ""
    interlocuteur = amenagement.interlocuteur.split(",")[0]
    lettre = Lettre(
        adresse=adresser(organisme.nom, a=interlocuteur, adresse=organisme.adresse),
        objet=f"Demande d’aménagement de la formation de {nom}",
        debut=(
            simple(
                f"{nom} souhaite suivre avec vous la formation «{INSECABLE}"
                f"{composer(formation.intitule)}{INSECABLE}»{quand}."
            ),
            (
                Morceau("Nous vous demandons d’étudier une adaptation ("),
                Morceau(objets, est_fort=True),
                Morceau(f"). Voici ce qu’en dit {nom}{INSECABLE}: «{INSECABLE}"
                        f"{composer(amenagement.demande)}{INSECABLE}»"),
            ),
        ),
        fin=(
            simple(
                "Merci de nous dire ce qui est possible, ce que cela change au calendrier et au "
                "prix, et de refaire le devis s’il le faut."
            ),
            simple(f"Je reste à votre disposition. {POLITESSE}"),
        ),
    )  # fmt: skip
    return du_conseil(partage, lettre, le=le)
