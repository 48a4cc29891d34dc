"""La lettre de réorientation : vers qui, pourquoi, et seulement ce que la personne accepte."""

from datetime import date

from cep_desktop.documents.coupe import Cadre
from cep_desktop.documents.courrier.contenu import (
    POLITESSE,
    ContenuCourrier,
    Lettre,
    SansDestinataire,
    adresser,
    du_conseil,
)
from cep_desktop.documents.plan_action.couverture import paragraphes
from cep_desktop.documents.typographie import Phrase, citer, enumerer, minuscule, simple
from cep_desktop.domain.accueil import Orientation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date, ecrire_telephone

_PAROLES = Cadre(137, 11.5)
_LIGNES_DE_PAROLES = 8
"""Ce que la lettre cite au plus de la demande ; la synthèse d’accueil la donne entière."""


def composer_reorientation(dossier: Dossier, *, le: date) -> ContenuCourrier:
    """Compose la lettre vers la dernière structure d’orientation. Lève `SansDestinataire`."""
    partage = dossier.partageable()
    if not partage.accueil.orientations:
        raise SansDestinataire(
            "Aucune structure d’orientation n’est notée dans l’accueil.",
            remede="Choisissez une structure avec la personne, puis recommencez.",
        )
    orientation = partage.accueil.orientations[-1]
    nom = composer(partage.beneficiaire.nom_complet)
    lettre = Lettre(
        adresse=adresser(orientation.structure, adresse=orientation.adresse),
        objet=f"Je vous adresse {nom}",
        debut=tuple(_debut(partage, orientation, nom)),
        fin=(
            simple(
                f"{nom} garde cette lettre et vous la remet. Rien d’autre ne vous est transmis "
                "sans son accord."
            ),
            simple(f"Merci de votre accueil. {POLITESSE}"),
        ),
    )
    return du_conseil(partage, lettre, le=le)


def _debut(dossier: Dossier, orientation: Orientation, nom: str) -> list[Phrase]:
    raisons = enumerer([citer(minuscule(composer(r))) for r in orientation.raisons])
    cause = "ces raisons" if len(orientation.raisons) > 1 else "cette raison"
    pourquoi = f" pour {cause}{INSECABLE}: {raisons}" if raisons else ""
    phrases = [simple(f"{nom} souhaite vous rencontrer{pourquoi}.")]
    paroles = dossier.accueil.demande.paroles
    a_accord = orientation.accord_le is not None
    if a_accord and paroles:
        dite = citer(" ".join(paragraphes(paroles.texte)).strip(f"«»{INSECABLE} "))
        demande = _PAROLES.ajuster(dite, _LIGNES_DE_PAROLES, suite=f"[…]{INSECABLE}»")
        phrases.append(simple(f"Sa demande, avec ses mots{INSECABLE}: {demande}"))
    telephone = dossier.beneficiaire.telephone
    if a_accord and telephone:
        phrases.append(simple(f"Pour joindre {nom}{INSECABLE}: {ecrire_telephone(telephone)}."))
    if orientation.accord_le is not None:
        phrases.append(
            simple(
                f"{nom} est d’accord pour que cette lettre vous soit donnée, depuis le "
                f"{ecrire_date(orientation.accord_le)}."
            )
        )
    return phrases
