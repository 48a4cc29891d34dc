"""Ce que montrent deux versions côte à côte, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.comparer import Difference, NatureDifference, comparer
from cep_desktop.usecases.conflit import Conflit
from cep_desktop.usecases.dire import RIEN
from cep_desktop.usecases.ports import RevisionGardee
from ui.dates import ecrire_moment

AU_PLUS = 20
"""Différences lues côte à côte ; au-delà, l’historique les montre toutes."""

_ABSENT = "Pas dans cette version"


@dataclass(frozen=True, slots=True)
class AutreVersion:
    """La version que quelqu’un d’autre a gardée pendant ce temps."""

    dossier: Dossier
    revision: RevisionGardee


@dataclass(frozen=True, slots=True)
class Enjeu:
    """Un point que les deux ont changé : `place` le désigne, chaque côté se lit en une phrase."""

    place: str
    sujet: str
    mienne: str
    autre: str


@dataclass(frozen=True, slots=True)
class LigneConflit:
    """Un point où les deux versions diffèrent, lu de chaque côté."""

    sujet: str
    mienne: str
    autre: str


@dataclass(frozen=True, slots=True)
class EtatConflit:
    """Les deux versions, prêtes à être lues."""

    phrase: str
    titre_autre: str
    auteur_autre: str
    quand_autre: str
    lignes: tuple[LigneConflit, ...]
    reste: str


def deriver(mienne: Dossier, autre: AutreVersion, *, le: date) -> EtatConflit:
    """Rend ce que l’écran montre ; `le` est le jour même."""
    lignes = tuple(_lignes(autre.dossier, mienne))
    auteur = autre.revision.auteur
    prenom = auteur.split()[0] if auteur else "quelqu’un d’autre"
    quand = ecrire_moment(autre.revision.le, le=le)
    reste = len(lignes) - AU_PLUS
    return EtatConflit(
        phrase=composer(
            f"Vous et {prenom} avez changé ce dossier en même temps. Rien n’est perdu : choisissez."
        ),
        titre_autre=f"Version de {prenom}" if auteur else "L’autre version",
        auteur_autre=auteur or "Quelqu’un d’autre",
        quand_autre=composer(f"enregistrée {quand}"),
        lignes=lignes[:AU_PLUS],
        reste=f"Et {reste} autres différences." if reste > 0 else "",
    )


def enjeux(conflit: Conflit) -> tuple[Enjeu, ...]:
    """Rend ce qu’il faut trancher pour réunir les deux versions ; vide si tout se réunit seul."""
    return tuple(
        Enjeu(
            divergence.place,
            _sujet((*divergence.miennes, *divergence.autres)),
            _dire(divergence.miennes),
            _dire(divergence.autres),
        )
        for divergence in conflit.divergences
    )


def _sujet(differences: Sequence[Difference]) -> str:
    sujets = dict.fromkeys(d.sujet or d.rubrique for d in differences)
    return composer(", ".join(sujets))


def _dire(differences: Sequence[Difference]) -> str:
    """« date limite : 20 décembre 2026 ; retiré : échéance », « inchangé »."""
    morceaux = [
        " : ".join(filter(None, (_champ(d), d.apres if d.apres != RIEN else d.nature.libelle)))
        for d in differences
    ]
    return composer(" ; ".join(morceaux)) or "Inchangé"


def _champ(difference: Difference) -> str:
    if difference.nature is NatureDifference.RETRAIT:
        return difference.nature.libelle
    return difference.champ[:1].upper() + difference.champ[1:]


def _lignes(autre: Dossier, mienne: Dossier) -> Sequence[LigneConflit]:
    return [
        LigneConflit(
            sujet=composer(" : ".join(filter(None, (d.sujet or d.rubrique, d.champ)))),
            mienne=_cote(d.apres, est_absent=d.nature is NatureDifference.RETRAIT),
            autre=_cote(d.avant, est_absent=d.nature is NatureDifference.AJOUT),
        )
        for d in comparer(autre, mienne)
    ]


def _cote(texte: str, *, est_absent: bool) -> str:
    if est_absent:
        return _ABSENT
    return "Dans cette version" if texte == RIEN else texte
