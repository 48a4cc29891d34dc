"""Ce que dit un courrier : l’adresse dans la fenêtre, l’objet sous le pli, une demande claire."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cep_desktop.documents.contacts import (
    adresse_en_ligne,
    courriel_du_conseil,
    lignes_postales,
    telephone_du_conseil,
)
from cep_desktop.documents.papier import Contenu, lignes
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import Phrase
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.typographie import (
    INSECABLE,
    composer,
    ecrire_date,
    ecrire_telephone,
)

APPEL = "Madame, Monsieur,"
POLITESSE = "Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées."
LIGNES_D_ADRESSE = 6
"""Lignes que la fenêtre d’une enveloppe laisse voir."""


class SansDestinataire(ErreurMetier):
    """Le dossier ne dit pas encore à qui ce courrier s’adresse."""


@dataclass(frozen=True, slots=True)
class LigneCourrier:
    """Une ligne du tableau d’un courrier."""

    qui: Phrase
    etat: Phrase
    montant: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuCourrier(Contenu):
    """Un courrier d’une page, prêt à glisser dans une enveloppe à fenêtre."""

    expediteur: tuple[str, ...]
    adresse: tuple[str, ...]
    date_et_lieu: str
    objet: str
    appel: str
    debut: tuple[Phrase, ...]
    titre_etat: str
    tableau: tuple[LigneCourrier, ...]
    total_etat: str
    total: str
    fin: tuple[Phrase, ...]
    signataire: str
    pieces: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuLettre(ContenuCourrier):
    """Une lettre de la personne : rien n’y dit qu’elle est conseillée, ni par qui."""

    structure: str = ""
    pied: str = ""


@dataclass(frozen=True, slots=True)
class Lettre:
    """Ce qui change d’un courrier à l’autre."""

    adresse: tuple[str, ...]
    objet: str
    debut: tuple[Phrase, ...]
    fin: tuple[Phrase, ...]
    pieces: str = ""
    tableau: tuple[LigneCourrier, ...] = ()
    total_etat: str = ""
    total: str = ""
    appel: str = APPEL


def du_conseil(dossier: Dossier, lettre: Lettre, *, le: date) -> ContenuCourrier:
    """Un courrier écrit par le conseil : « nous »."""
    noms, structure = Noms.de(dossier), dossier.structure
    revision = dossier.accompagnement.revision
    expediteur = lignes(
        f"{noms.nom_conseiller}, {dossier.referent.fonction}",
        telephone_du_conseil(dossier),
        courriel_du_conseil(dossier),
        f"Nos références{INSECABLE}: dossier {dossier.numero}",
        f"Plan d’actions, version{INSECABLE}{revision.version}" if revision else "",
    )
    pied = lignes(
        "Exemple fictif" if dossier.est_fictif else "",
        composer(structure.nom),
        adresse_en_ligne(structure.adresse),
        ecrire_telephone(structure.telephone) if structure.telephone else "",
    )
    return ContenuCourrier(
        structure=composer(structure.nom),
        personne=composer(dossier.beneficiaire.nom_complet),
        numero=dossier.numero,
        pied=" – ".join(pied),
        expediteur=expediteur,
        date_et_lieu=_dater(composer(structure.adresse.commune), le),
        signataire=f"{noms.nom_conseiller}, {dossier.referent.fonction}",
        **_communs(lettre, le),
    )


def de_la_personne(dossier: Dossier, lettre: Lettre, *, le: date) -> ContenuLettre:
    """Une lettre que la personne envoie elle-même : « je », sans en-tête d’organisme."""
    personne = dossier.beneficiaire
    nom = composer(personne.nom_complet)
    return ContenuLettre(
        personne=nom,
        expediteur=lignes(
            nom,
            *lignes_postales(personne.adresse),
            ecrire_telephone(personne.telephone) if personne.telephone else "",
            personne.courriel or "",
        ),
        date_et_lieu=_dater(composer(personne.adresse.commune), le),
        signataire=nom,
        **_communs(lettre, le),
    )


def _communs(lettre: Lettre, le: date) -> dict[str, Any]:
    return {
        "le": le,
        "adresse": lettre.adresse[:LIGNES_D_ADRESSE],
        "objet": lettre.objet,
        "appel": lettre.appel,
        "debut": lettre.debut,
        "titre_etat": f"État au {ecrire_date(le)}",
        "tableau": lettre.tableau,
        "total_etat": lettre.total_etat,
        "total": lettre.total,
        "fin": lettre.fin,
        "pieces": lettre.pieces,
    }


def _dater(lieu: str, le: date) -> str:
    return f"{lieu}, le {ecrire_date(le)}" if lieu else f"Le {ecrire_date(le)}"


def adresser(organisme: str, *, a: str = "", adresse: Adresse | None = None) -> tuple[str, ...]:
    """Les lignes de l’adresse : l’organisme, la personne, la voie, la commune."""
    return lignes(composer(organisme), composer(a), *(lignes_postales(adresse) if adresse else ()))
