"""Ce que montre un dossier reçu, calculé sans écran."""

from dataclasses import dataclass

from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.recevoir import EtatPartie, PartieRecue, Reception

_SANS_OBJET = {EtatPartie.VIDE, EtatPartie.IDENTIQUE}


@dataclass(frozen=True, slots=True)
class LignePartie:
    """Une partie reçue ; `se_prend` est faux si la reprendre ne changerait rien."""

    partie: PartieDossier
    titre: str
    precision: str
    se_prend: bool


@dataclass(frozen=True, slots=True)
class EtatReception:
    """Un envoi ouvert, à montrer avant de rien garder."""

    phrase: str
    parties: tuple[LignePartie, ...]
    surplus: str
    est_neuf: bool


def deriver(reception: Reception, *, est_connu: bool) -> EtatReception:
    """Rend ce que la couche montre ; `est_connu` : on a déjà le dossier de cette personne."""
    fiche = reception.fiche
    surplus = "Le fichier contient plus que sa fiche n’annonce : le surplus est laissé."
    return EtatReception(
        phrase=composer(
            f"Envoyé par {fiche.expediteur}, {fiche.structure}, le {ecrire_date(fiche.envoyee_le)},"
            f" pour {fiche.destinataire}, avec l’accord de la personne."
        ),
        parties=tuple(_ligne(recue) for recue in reception.parties),
        surplus=composer(surplus) if reception.surplus else "",
        est_neuf=not est_connu,
    )


def _ligne(recue: PartieRecue) -> LignePartie:
    precision = f"{recue.etat.libelle}. {recue.perte}".strip()
    return LignePartie(
        recue.partie, recue.partie.libelle, composer(precision), recue.etat not in _SANS_OBJET
    )
