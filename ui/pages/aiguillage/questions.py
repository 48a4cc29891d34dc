"""Les questions que pose le réseau : ce que la personne a répondu, et ce qui reste à demander."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait
from cep_desktop.domain.situation import Fait, NeSaitPas, OrigineFait
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.explication import dire_reponse
from ui.dates import ecrire_proche

AGE = "age"
"""Constat déduit de la date de naissance : c’est elle que l’on demande."""

PAS_DEMANDE = "Pas encore demandé"
_SANTE = "Seulement si la personne le souhaite, sans détail médical."
_FAITS = {fait.value: fait for fait in CodeFait}


@dataclass(frozen=True, slots=True)
class QuestionPosee:
    """Une question, sa réponse en clair ; `fait` est vide pour la date de naissance."""

    code: str
    fait: CodeFait | None
    libelle: str
    reponse: str
    precision: str
    est_repondue: bool
    est_de_sante: bool
    aide: str


def poser(dossier: Dossier, codes: Iterable[str], *, le: date) -> tuple[QuestionPosee, ...]:
    """Rend les questions que l’on peut poser à la personne, dans l’ordre du réseau."""
    posees = (_question(dossier, code, le) for code in codes)
    return tuple(question for question in posees if question is not None)


def _question(dossier: Dossier, code: str, le: date) -> QuestionPosee | None:
    if code == AGE:
        return _naissance(dossier, le)
    fait = _FAITS.get(code)
    if fait is None:
        return None
    note = dossier.situation.fait(fait, le=le)
    est_de_sante = fait in FAITS_DE_SANTE
    return QuestionPosee(
        code=code,
        fait=fait,
        libelle=composer(fait.libelle),
        reponse=_dire(dossier, note, le) if note else PAS_DEMANDE,
        precision=_preciser(dossier, note, le) if note else "",
        est_repondue=note is not None,
        est_de_sante=est_de_sante,
        aide=_SANTE if est_de_sante else "",
    )


def _naissance(dossier: Dossier, le: date) -> QuestionPosee:
    naissance = dossier.beneficiaire.naissance_le
    age = Releve.de(dossier, le=le).lire(AGE).valeur
    return QuestionPosee(
        code=AGE,
        fait=None,
        libelle="Date de naissance",
        reponse=composer(f"{age} ans") if naissance else PAS_DEMANDE,
        precision="",
        est_repondue=naissance is not None,
        est_de_sante=False,
        aide="",
    )


def _dire(dossier: Dossier, note: Fait, le: date) -> str:
    if isinstance(note.reponse, NeSaitPas):
        return composer(f"{dossier.beneficiaire.prenom} ne sait pas")
    constat = Releve.de(dossier, le=le).lire(note.code.value)
    dite = dire_reponse(constat.valeur, note.code.genre, note.code.choix)
    return composer(dite[:1].upper() + dite[1:])


_ORIGINES = {
    OrigineFait.PAPIER: "Vu sur un papier",
    OrigineFait.PAROLE: "Dit",
    OrigineFait.TIERS: "Donné par un organisme",
}


def _preciser(dossier: Dossier, note: Fait, le: date) -> str:
    origine = _ORIGINES[note.origine]
    if note.origine is OrigineFait.PAROLE:
        origine = f"Dit par {dossier.beneficiaire.prenom}"
    phrase = f"{origine} le {ecrire_proche(note.connu_le, le=le)}"
    return composer(f"{phrase}. {note.precision}" if note.precision else phrase)
