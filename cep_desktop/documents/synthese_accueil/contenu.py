"""Ce que dit la synthèse d’accueil, sur une page et sans rien de privé."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.contacts import courriel_du_conseil, telephone_du_conseil
from cep_desktop.documents.papier import Case, Contenu, gras
from cep_desktop.documents.plan_action.couverture import paragraphes
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import Phrase, accorder, citer, ponctuer, simple
from cep_desktop.domain.accueil import Accueil, Orientation, Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Mot
from cep_desktop.domain.typographie import (
    INSECABLE,
    composer,
    ecrire_date,
    ecrire_date_longue,
    ecrire_heure,
    ecrire_telephone,
)
from cep_desktop.domain.vocabulaire import Volet

_INFORMATIONS_MAXIMUM = 3
_AIDES_MAXIMUM = 3
_CONTRAINTES_MAXIMUM = 3
"""Ce qui tient sur une page ; le reste est sur le reçu des informations et dans le dossier."""
SANS_DEMANDE = "Ma demande n’est pas encore écrite."
SANS_INFORMATION = "Nous n’avons pas encore regardé d’information ensemble."


@dataclass(frozen=True, slots=True)
class LigneSituation:
    """Une chose à savoir de moi aujourd’hui."""

    cle: str
    valeur: str


@dataclass(frozen=True, slots=True)
class LigneAide:
    """Qui peut m’aider, à quoi, et comment le joindre."""

    organisme: str
    utilite: str
    contact: str
    precision: str


@dataclass(frozen=True, slots=True)
class LigneChoix:
    """Une décision possible ; la mienne est cochée."""

    case: Case
    texte: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuSyntheseAccueil(Contenu):
    """La synthèse d’un premier entretien, en « je »."""

    sous_titre: str
    demande: str
    situation: tuple[LigneSituation, ...]
    regarde: tuple[str, ...]
    aides: tuple[LigneAide, ...]
    choix: tuple[LigneChoix, ...]
    suite_titre: str
    suite_details: tuple[str, ...]


def composer_synthese(dossier: Dossier, *, le: date) -> ContenuSyntheseAccueil:
    """Compose la synthèse d’accueil d’un dossier, le jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    accueil = partage.accueil
    entretien = _entretien(partage)
    suite_titre, suite_details = _suite(partage, noms, entretien, le)
    return ContenuSyntheseAccueil(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=entretien.le if entretien else le,
        pied=_pied(entretien, le, est_fictif=partage.est_fictif),
        sous_titre=f"{noms.personne}, avec {noms.conseiller_et_fonction}",
        demande=_demande(accueil),
        situation=tuple(_situation(partage, le)),
        regarde=_regarde(accueil),
        aides=(_conseil(partage, noms), *map(_aide, accueil.orientations[:_AIDES_MAXIMUM])),
        choix=_choix(accueil, noms),
        suite_titre=suite_titre,
        suite_details=suite_details,
    )


def _demande(accueil: Accueil) -> str:
    paroles = accueil.demande.paroles
    texte = " ".join(paragraphes(paroles.texte)) if paroles else ""
    return citer(texte.strip(f"«»{INSECABLE} ")) if texte else SANS_DEMANDE


def _situation(dossier: Dossier, le: date) -> Iterator[LigneSituation]:
    situation = dossier.situation
    metier = situation.fait(CodeFait.ROME_ACTUEL, le=le)
    employeur = situation.fait(CodeFait.EMPLOYEUR, le=le)
    statut = situation.fait(CodeFait.STATUT_EMPLOI, le=le)
    travail = composer(metier.precision) if metier else ""
    if employeur and isinstance(employeur.reponse, Mot):
        chez = composer(employeur.reponse.valeur)
        travail = f"{travail} chez {chez}" if travail else f"Chez {chez}"
    if not travail and statut and isinstance(statut.reponse, Mot):
        travail = next(
            c.libelle for c in CodeFait.STATUT_EMPLOI.choix if c.code == statut.reponse.valeur
        )
    yield LigneSituation("Mon travail", travail or "À compléter ensemble")
    for cle, notes in (("Mes appuis", situation.appuis), ("Mes limites", situation.contraintes)):
        if notes:
            dites = (ponctuer(composer(note)) for note in notes[:_CONTRAINTES_MAXIMUM])
            yield LigneSituation(cle, " ".join(dites))


def _regarde(accueil: Accueil) -> tuple[str, ...]:
    dites = [
        ponctuer(composer(info.titre))
        for info in accueil.informations
        if info.remise_le is not None
    ]
    reunions = [
        f"Réunion du {ecrire_date(r.le)}{INSECABLE}: {ponctuer(composer(r.titre))}"
        for r in accueil.reunions
    ]
    tout = dites + reunions
    reste = len(tout) - _INFORMATIONS_MAXIMUM
    if reste > 0:
        suite = accorder(reste, "autre information, sur", "autres informations, sur")
        tout = [*tout[:_INFORMATIONS_MAXIMUM], f"Et {suite} le reçu joint."]
    return tuple(tout) or (SANS_INFORMATION,)


def _conseil(dossier: Dossier, noms: Noms) -> LigneAide:
    return LigneAide(
        organisme=composer(dossier.structure.nom),
        utilite="Préparer mon projet et mon plan",
        contact=noms.nom_conseiller,
        precision=telephone_du_conseil(dossier) or courriel_du_conseil(dossier),
    )


def _aide(orientation: Orientation) -> LigneAide:
    telephone = ecrire_telephone(orientation.telephone) if orientation.telephone else ""
    return LigneAide(
        organisme=composer(orientation.structure),
        utilite=" ".join(composer(raison) for raison in orientation.raisons[:1]) or "M’informer",
        contact=telephone or composer(orientation.adresse.commune) or "À demander",
        precision=composer(orientation.horaires) if telephone else "",
    )


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


def _entretien(dossier: Dossier) -> Entretien | None:
    """Le dernier entretien d’accueil tenu, sinon le premier entretien tenu."""
    tenus = [e for e in dossier.entretiens if e.a_eu_lieu]
    accueils = [e for e in tenus if e.volet is Volet.ACCUEIL]
    trouves = accueils or tenus[:1]
    return trouves[-1] if trouves else None


def _suite(
    dossier: Dossier, noms: Noms, entretien: Entretien | None, le: date
) -> tuple[str, tuple[str, ...]]:
    depuis = entretien.le if entretien else le
    prochain = min(
        (e for e in dossier.entretiens if e.le > depuis), key=lambda e: e.le, default=None
    )
    decision = dossier.accueil.decision
    if prochain is None or (decision and decision.suite is Suite.ARRETER):
        telephone = telephone_du_conseil(dossier)
        appel = f"J’appelle le {telephone}." if telephone else ""
        titre = "Je peux revenir quand je veux"
        return titre, tuple(filter(None, (appel, f"Je demande {noms.nom_conseiller}.")))
    heure = f" à {ecrire_heure(prochain.a)}" if prochain.a else ""
    commune = composer(dossier.structure.adresse.commune)
    lieu = f", à {commune}" if commune else ""
    quand = ecrire_date_longue(prochain.le)
    route = entretien.feuille_de_route if entretien else ()
    details = tuple(ponctuer(composer(chose)) for chose in route)
    return f"{quand[:1].upper()}{quand[1:]}{heure}{lieu}", details or (
        f"Avec {noms.nom_conseiller}.",
    )


def _pied(entretien: Entretien | None, le: date, *, est_fictif: bool) -> str:
    fictif = "Exemple fictif – " if est_fictif else ""
    if entretien is None:
        return f"{fictif}Synthèse du {ecrire_date(le)}"
    duree = entretien.duree_minutes
    temps = f" – {accorder(duree, 'minute')}" if duree else ""
    return f"{fictif}Entretien du {ecrire_date(entretien.le)}{temps}"
