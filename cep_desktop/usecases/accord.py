"""Trouver l’accord de la personne qui permet un envoi, ou dire pourquoi aucun ne le permet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.consentement import Consentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.pliage import mots
from cep_desktop.domain.transmission import PARTIES_PERMISES, PartieDossier
from cep_desktop.domain.typographie import ecrire_date

_REMEDE = (
    "Notez l’accord daté de la personne, avec le destinataire et ce qui peut partir, puis "
    "recommencez. Rien n’est sorti."
)


class PartageRefuse(ErreurMetier):
    """L’envoi n’est pas permis ; rien n’est sorti du dossier."""


@dataclass(frozen=True, slots=True)
class Permission:
    """L’accord qui permet l’envoi, et le destinataire qu’il nomme."""

    accord: Consentement
    destinataire: str


def trouver_permission(
    dossier: Dossier,
    parties: Collection[PartieDossier],
    *,
    destinataire: str | None,
    le: date,
) -> Permission:
    """Rend l’accord qui permet d’envoyer ces parties ce jour-là.

    Sans `destinataire`, l’accord doit n’en laisser qu’un possible. Lève `PartageRefuse`, avec la
    raison de chaque accord écarté.
    """
    refus: list[Probleme] = []
    permis: list[Permission] = []
    for accord in dossier.consentements:
        if accord.objet not in PARTIES_PERMISES:
            continue
        obstacle = _obstacle(accord, parties, destinataire, le)
        if obstacle:
            refus.append(Probleme(f"accord {accord.id}", obstacle))
        else:
            permis += [
                Permission(accord, nom)
                for nom in accord.destinataires
                if destinataire is None or _est_le_meme(nom, destinataire)
            ]
    if not permis:
        raise PartageRefuse(
            "Aucun accord de la personne ne permet cet envoi.",
            remede=_REMEDE,
            problemes=tuple(refus),
        )
    if len({mots(permission.destinataire) for permission in permis}) > 1:
        noms = dict.fromkeys(permission.destinataire for permission in permis)
        raise PartageRefuse(
            f"Plusieurs destinataires sont possibles\u00a0: {', '.join(noms)}.",
            remede="Dites lequel reçoit le dossier. Rien n’est sorti.",
        )
    return permis[-1]


def _obstacle(
    accord: Consentement,
    parties: Collection[PartieDossier],
    destinataire: str | None,
    le: date,
) -> str:
    """Pourquoi cet accord ne permet pas l’envoi ; vide s’il le permet."""
    if accord.retire_le is not None and accord.retire_le <= le:
        return f"il a été retiré le {ecrire_date(accord.retire_le)}."
    if not accord.vaut_le(le):
        return f"il n’est donné que le {ecrire_date(accord.donne_le)}."
    en_trop = [p.libelle for p in PartieDossier if p in set(parties) - _permises(accord)]
    if en_trop:
        return f"«\u00a0{accord.objet.libelle}\u00a0» ne couvre pas\u00a0: {', '.join(en_trop)}."
    if not accord.destinataires:
        return "il ne nomme aucun destinataire."
    if destinataire is not None and not any(
        _est_le_meme(nom, destinataire) for nom in accord.destinataires
    ):
        return f"il nomme {', '.join(accord.destinataires)}, pas {destinataire}."
    return ""


def _permises(accord: Consentement) -> frozenset[PartieDossier]:
    return PARTIES_PERMISES[accord.objet]


def _est_le_meme(nom: str, autre: str) -> bool:
    """Deux noms d’organisme écrits avec les mêmes mots, malgré la casse et les accents."""
    return mots(nom) == mots(autre)
