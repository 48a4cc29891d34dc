"""Ce que l’on transmet à une structure : case par case, puis le texte relu ensemble."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accueil import MoyenOrientation, Orientation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE
from cep_desktop.domain.situation import NeSaitPas
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_telephone
from cep_desktop.rules.constat import Releve
from ui.pages.aiguillage.etat import Raison, StructurePossible, ecrire_adresse

IDENTITE, DEMANDE, REGARDE, SITUATION, SANTE = (
    "Prénom, nom, téléphone",
    "Sa demande, avec ses mots",
    "Ce que nous avons déjà regardé",
    "Sa situation de travail",
    "Son handicap",
)
_PARTIES = {
    IDENTITE: PartieDossier.IDENTITE,
    DEMANDE: PartieDossier.PROJET,
    REGARDE: PartieDossier.PROJET,
    SITUATION: PartieDossier.SITUATION,
    SANTE: PartieDossier.SANTE,
}
_ANCIENS_NOMS = {"Ma demande, avec mes mots": DEMANDE}


@dataclass(frozen=True, slots=True)
class Transmissible:
    """Une case : ce qui partirait."""

    nom: str
    precision: str


@dataclass(frozen=True, slots=True)
class Brouillon:
    """Ce que la personne a coché jusqu’ici : rien d’avance."""

    transmis: frozenset[str] = frozenset()
    moyen: MoyenOrientation = MoyenOrientation.FICHE
    accord: bool = False


@dataclass(frozen=True, slots=True)
class LigneOrientation:
    """Une orientation du dossier, dans la liste."""

    structure: str
    etat: str
    est_faite: bool


@dataclass(frozen=True, slots=True)
class EtatTransmission:
    """La colonne de droite, et l’orientation ouverte s’il y en a une."""

    cases: tuple[Transmissible, ...]
    cochees: frozenset[str]
    moyen: MoyenOrientation
    accord: str
    est_accordee: bool
    empechement: str
    orientations: tuple[LigneOrientation, ...]
    ouverte: Orientation | None
    texte: str


def deriver(
    dossier: Dossier,
    structure: StructurePossible | None,
    brouillon: Brouillon,
    *,
    ouverte: str,
    le: date,
) -> EtatTransmission:
    """Rend ce que l’on transmet ; `ouverte` nomme l’orientation regardée, ou rien."""
    prenom = dossier.beneficiaire.prenom
    orientation = next((o for o in dossier.accueil.orientations if o.structure == ouverte), None)
    if orientation is not None:
        brouillon = _relire(orientation)
    parle_de_sante = any(r.est_de_sante for r in structure.raisons) if structure else False
    return EtatTransmission(
        cases=_cases(dossier, parle_de_sante=parle_de_sante or SANTE in brouillon.transmis),
        cochees=brouillon.transmis,
        moyen=brouillon.moyen,
        accord=composer(f"{prenom} est d’accord pour transmettre ces informations."),
        est_accordee=brouillon.accord,
        empechement=_empechement(brouillon, prenom),
        orientations=tuple(
            LigneOrientation(o.structure, _etat(o), o.faite_le is not None)
            for o in dossier.accueil.orientations
        ),
        ouverte=orientation,
        texte=composer(ecrire_lettre(dossier, orientation, le=le)) if orientation else "",
    )


def preparer(structure: StructurePossible | None, brouillon: Brouillon, *, le: date) -> Orientation:
    """Rend l’orientation à noter ; sans structure du réseau, le contact reste à écrire."""
    champs: dict[str, object] = {
        "structure": structure.nom if structure else "Contact à trouver",
        "raisons": tuple(_raisons_dites(structure.raisons, brouillon)) if structure else (),
        "transmis": tuple(nom for nom in _PARTIES if nom in brouillon.transmis),
        "moyen": brouillon.moyen,
        "accord_le": le if brouillon.accord else None,
    }
    if structure is not None:
        champs |= {
            "adresse": structure.adresse,
            "telephone": structure.telephone or None,
            "horaires": structure.horaires,
        }
    return Orientation.model_validate(champs)


def recocher(
    orientation: Orientation,
    structure: StructurePossible | None,
    brouillon: Brouillon,
    *,
    tues: frozenset[str],
    le: date,
) -> dict[str, object]:
    """Rend les champs d’une orientation dont les cases ont changé.

    `tues` sont les raisons de santé : sans leur case, elles ne sont plus dites.
    """
    raisons = orientation.raisons
    if SANTE not in brouillon.transmis:
        raisons = tuple(raison for raison in raisons if raison not in tues)
    elif structure is not None and structure.nom == orientation.structure:
        raisons = tuple(_raisons_dites(structure.raisons, brouillon))
    return {
        "raisons": raisons,
        "transmis": tuple(nom for nom in _PARTIES if nom in brouillon.transmis),
        "moyen": brouillon.moyen,
        "accord_le": (orientation.accord_le or le) if brouillon.accord else None,
    }


def parties(orientation: Orientation) -> tuple[PartieDossier, ...]:
    """Rend les parties du dossier que cette orientation fait connaître."""
    dites = {_PARTIES[nom] for nom in _relire(orientation).transmis}
    return tuple(partie for partie in PartieDossier if partie in dites)


def ecrire_lettre(dossier: Dossier, orientation: Orientation, *, le: date) -> str:
    """Rend le texte remis ou envoyé : seulement ce qui est coché, jamais une note privée."""
    blocs = [_debut(dossier, orientation)]
    blocs.extend(_corps(dossier, orientation, le))
    referent = dossier.referent
    numero = ecrire_telephone(referent.telephone or "")
    fin = (f"{referent.nom_complet}, {referent.fonction}", dossier.structure.nom, numero)
    blocs.append("\n".join(filter(None, fin)))
    return "\n\n".join(blocs)


def _debut(dossier: Dossier, orientation: Orientation) -> str:
    if orientation.moyen is MoyenOrientation.FICHE:
        lieu = ecrire_adresse(orientation.adresse)
        numero = ecrire_telephone(orientation.telephone or "")
        adresse = (orientation.structure, lieu, numero, orientation.horaires)
        return "\n".join(("Fiche à présenter à :", *filter(None, adresse)))
    qui = "une personne que j’accompagne"
    if IDENTITE in _relire(orientation).transmis:
        qui = dossier.beneficiaire.nom_complet
    return f"Bonjour,\n\nAvec son accord, je vous présente {qui}."


def _corps(dossier: Dossier, orientation: Orientation, le: date) -> Iterator[str]:
    coches, demande = _relire(orientation).transmis, dossier.accueil.demande
    if IDENTITE in coches:
        personne = dossier.beneficiaire
        numero = ecrire_telephone(personne.telephone or "")
        yield "\n".join(filter(None, (personne.nom_complet, numero)))
    if DEMANDE in coches and demande.paroles:
        yield f"Sa demande : « {demande.paroles.texte} »"
    if REGARDE in coches:
        yield from _deja_regarde(dossier)
    if SITUATION in coches:
        lignes = tuple(_situation(dossier, le))
        yield "\n".join(("Sa situation :", *lignes)) if lignes else "Sa situation : à redemander."
    if orientation.raisons:
        yield "\n".join(("Pourquoi chez vous :", *(f"- {r}" for r in orientation.raisons)))


def _deja_regarde(dossier: Dossier) -> Iterator[str]:
    accueil = dossier.accueil
    remises = [f"- {i.titre}" for i in accueil.informations if i.remise_le]
    if accueil.demande.analyse:
        yield f"Ce que nous en comprenons : {accueil.demande.analyse}"
    if remises:
        yield "\n".join(("Informations déjà remises :", *remises))


def _situation(dossier: Dossier, le: date) -> Iterator[str]:
    """Les réponses notées, sans rien de la santé : elle a sa propre case."""
    releve = Releve.de(dossier, le=le)
    vus = dict.fromkeys(f.code for f in dossier.situation.faits if f.connu_le <= le)
    for code in vus:
        fait = dossier.situation.fait(code, le=le)
        est_dit = fait is not None and not isinstance(fait.reponse, NeSaitPas)
        if est_dit and code not in FAITS_DE_SANTE:
            yield f"- {releve.lire(code.value).phrase}"


def _raisons_dites(raisons: tuple[Raison, ...], brouillon: Brouillon) -> Iterator[str]:
    """Une raison de santé n’est dite que si la personne a coché cette case."""
    for raison in raisons:
        if not raison.est_de_sante or SANTE in brouillon.transmis:
            yield raison.titre


def _relire(orientation: Orientation) -> Brouillon:
    noms = (_ANCIENS_NOMS.get(nom, nom) for nom in orientation.transmis)
    return Brouillon(
        transmis=frozenset(nom for nom in noms if nom in _PARTIES),
        moyen=orientation.moyen,
        accord=orientation.accord_le is not None,
    )


def _cases(dossier: Dossier, *, parle_de_sante: bool) -> tuple[Transmissible, ...]:
    demande = dossier.accueil.demande
    precisions = {
        IDENTITE: "" if dossier.beneficiaire.telephone else "Le téléphone n’est pas encore noté.",
        DEMANDE: "" if demande.paroles else "La demande n’est pas encore écrite.",
        REGARDE: "Ce que nous en comprenons, les informations remises.",
        SITUATION: "Ses réponses, sans rien sur la santé.",
        SANTE: "Seulement si la personne le souhaite.",
    }
    noms = precisions if parle_de_sante else {n: p for n, p in precisions.items() if n != SANTE}
    return tuple(Transmissible(nom, composer(precision)) for nom, precision in noms.items())


def _empechement(brouillon: Brouillon, prenom: str) -> str:
    if brouillon.moyen is MoyenOrientation.COURRIEL and not brouillon.accord:
        return composer(f"Sans l’accord de {prenom}, remettez-lui la fiche.")
    return ""


def _etat(orientation: Orientation) -> str:
    if orientation.faite_le is None:
        return "Préparée"
    mot = "Remise" if orientation.moyen is MoyenOrientation.FICHE else "Envoyée"
    return composer(f"{mot} le {ecrire_date(orientation.faite_le)}")
