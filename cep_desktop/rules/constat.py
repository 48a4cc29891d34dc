"""Ce que le dossier dit un jour donné : les faits notés, et ce qui s’en déduit."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import Choix, CodeFait, Genre
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import NeSaitPas
from cep_desktop.domain.typographie import INSECABLE
from cep_desktop.rules.contexte import Contexte
from cep_desktop.rules.deduction import DEDUITS
from cep_desktop.rules.explication import Reponse, dire_reponse


@dataclass(frozen=True, slots=True)
class Question:
    """Une chose que les conditions peuvent demander au dossier."""

    code: str
    libelle: str
    genre: Genre
    choix: tuple[Choix, ...] = ()


_FAITS = {fait.value: fait for fait in CodeFait}

QUESTIONS: dict[str, Question] = {
    **{f.value: Question(f.value, f.libelle, f.genre, f.choix) for f in CodeFait},
    **{code: Question(code, d.libelle, d.genre, d.choix) for code, d in DEDUITS.items()},
}
"""Tout ce qu’une condition peut citer : les faits du domaine, puis les constats déduits."""


@dataclass(frozen=True, slots=True)
class Constat:
    """La réponse du dossier à une question ; `None` : personne ne le sait."""

    question: Question
    valeur: Reponse | None
    connu_le: date | None
    phrase: str

    @classmethod
    def de(cls, question: Question, valeur: Reponse | None, connu_le: date | None = None) -> Self:
        """Fabrique le constat et la phrase qui le dit."""
        reponse = dire_reponse(valeur, question.genre, question.choix)
        return cls(question, valeur, connu_le, f"{question.libelle}{INSECABLE}: {reponse}")

    def __str__(self) -> str:
        return self.phrase


@dataclass(frozen=True, slots=True)
class Releve:
    """Lit le dossier tel qu’il était connu un jour donné ; garde ce qui est déjà lu."""

    contexte: Contexte
    _lus: dict[str, Constat] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def de(cls, dossier: Dossier, *, le: date, formation: Cle | None = None) -> "Releve":
        """Prépare la lecture pour une formation du plan (la première par défaut)."""
        return cls(Contexte(dossier, le, _formation(dossier, formation)))

    @property
    def le(self) -> date:
        """Le jour regardé."""
        return self.contexte.le

    def lire(self, code: str) -> Constat:
        """Rend la réponse à une question de `QUESTIONS`."""
        if code not in self._lus:
            self._lus[code] = self._chercher(QUESTIONS[code])
        return self._lus[code]

    def _chercher(self, question: Question) -> Constat:
        deduction = DEDUITS.get(question.code)
        if deduction:
            return Constat.de(question, deduction.lire(self.contexte))
        fait = self.contexte.dossier.situation.fait(_FAITS[question.code], le=self.le)
        if fait is None or isinstance(fait.reponse, NeSaitPas):
            return Constat.de(question, None)
        valeur = fait.reponse.valeur
        return Constat.de(
            question, valeur.euros if isinstance(valeur, Montant) else valeur, fait.connu_le
        )


def _formation(dossier: Dossier, cle: Cle | None) -> ParcoursFormation | None:
    formations = dossier.accompagnement.formations
    if cle is None:
        return formations[0] if formations else None
    return next((f for f in formations if f.id == cle), None)
