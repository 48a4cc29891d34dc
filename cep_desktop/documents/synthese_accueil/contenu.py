"""Ce que dit la synthèse d’accueil, sur une page et sans rien de privé.

Ce qui ne tient pas sur la page est coupé après une phrase entière, et écrit en entier en annexe.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.papier import Case, Contenu, gras
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.synthese_accueil.page import EN_ANNEXE, Page, mettre_en_page
from cep_desktop.documents.synthese_accueil.parties import (
    LigneAide,
    LigneSituation,
    Parties,
    entretien_d_accueil,
    rassembler,
)
from cep_desktop.documents.typographie import Phrase, accorder, citer, en_clair, simple
from cep_desktop.domain.accueil import Accueil, Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date


@dataclass(frozen=True, slots=True)
class LigneChoix:
    """Une décision possible ; la mienne est cochée."""

    case: Case
    texte: Phrase


@dataclass(frozen=True, slots=True)
class PartieAnnexe:
    """Une rubrique que la page abrège, ici entière."""

    titre: str
    paragraphes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuSyntheseAccueil(Contenu):
    """La synthèse d’un premier entretien, en « je » ; l’annexe est vide si tout tient."""

    sous_titre: str
    demande: str
    est_demande_longue: bool = False
    situation: tuple[LigneSituation, ...]
    regarde: tuple[str, ...]
    aides: tuple[LigneAide, ...]
    renvoi: str = ""
    choix: tuple[LigneChoix, ...]
    suite_titre: str
    suite_details: tuple[str, ...]
    annexe: tuple[PartieAnnexe, ...]


def composer_synthese(dossier: Dossier, *, le: date) -> ContenuSyntheseAccueil:
    """Compose la synthèse d’accueil d’un dossier, le jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    entretien = entretien_d_accueil(partage)
    parties = rassembler(partage, noms, entretien, le)
    choix = _choix(partage.accueil, noms)
    sous_titre = f"{noms.personne}, avec {noms.conseiller_et_fonction}"
    page = mettre_en_page(parties, sous_titre, [en_clair(c.texte) for c in choix])
    return ContenuSyntheseAccueil(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=entretien.le if entretien else le,
        pied=_pied(entretien, le, est_fictif=partage.est_fictif),
        sous_titre=sous_titre,
        demande=page.demande,
        est_demande_longue=page.est_demande_longue,
        situation=page.situation,
        regarde=page.regarde,
        aides=page.aides,
        renvoi=page.renvoi,
        choix=choix,
        suite_titre=page.suite_titre,
        suite_details=page.suite_details,
        annexe=tuple(_annexe(parties, page)),
    )


def _annexe(parties: Parties, page: Page) -> Iterator[PartieAnnexe]:
    if EN_ANNEXE in page.demande:
        yield PartieAnnexe("Ma demande, avec tous mes mots", _citer(parties.demande))
    for entiere, ecrite in zip(parties.situation, page.situation, strict=True):
        if entiere != ecrite:
            yield PartieAnnexe(entiere.cle, (entiere.valeur,))
    if any(EN_ANNEXE in chose for chose in page.regarde):
        yield PartieAnnexe("Ce que nous avons regardé ensemble", parties.regarde)
    if page.renvoi:
        yield PartieAnnexe("Qui peut m’aider", tuple(map(_en_une_ligne, parties.aides)))
    if (page.suite_titre, page.suite_details) != (parties.suite.titre, parties.suite.details):
        suite = (parties.suite.titre, *parties.suite.details)
        yield PartieAnnexe("La suite que nous choisissons", suite)


def _citer(paragraphes: tuple[str, ...]) -> tuple[str, ...]:
    """Les paroles entières, entre guillemets du premier au dernier paragraphe."""
    return tuple(citer("\n".join(paragraphes)).split("\n"))


def _en_une_ligne(aide: LigneAide) -> str:
    dits = ", ".join(filter(None, (aide.contact, aide.precision)))
    return f"{aide.organisme}{INSECABLE}: {aide.utilite.rstrip('.')}. Contact{INSECABLE}: {dits}."


def _choix(accueil: Accueil, noms: Noms) -> tuple[LigneChoix, ...]:
    decidee = accueil.decision.suite if accueil.decision else None
    textes = {
        Suite.CONTINUER: f"Je continue avec {noms.prenom_conseiller}.",
        Suite.ETRE_ORIENTE: "Une autre structure m’aide mieux.",
        Suite.ARRETER: "Cette réponse me suffit. Je peux revenir quand je veux.",
    }
    return tuple(
        LigneChoix(Case(suite is decidee), gras(texte) if suite is decidee else simple(texte))
        for suite, texte in textes.items()
    )


def _pied(entretien: Entretien | None, le: date, *, est_fictif: bool) -> str:
    fictif = "Exemple fictif – " if est_fictif else ""
    if entretien is None:
        return f"{fictif}Synthèse du {ecrire_date(le)}"
    duree = entretien.duree_minutes
    temps = f" – {accorder(duree, 'minute')}" if duree else ""
    return f"{fictif}Entretien du {ecrire_date(entretien.le)}{temps}"
