"""Les conditions d’une règle, en données : une logique à trois valeurs.

L’inconnu n’est jamais pris pour un oui, un non ou un zéro (tables de vérité de Kleene).
"""

import operator
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.fait import Genre
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.anciennete import Anciennete
from cep_desktop.rules.constat import QUESTIONS, Releve
from cep_desktop.rules.examen import Examen, contraire, toutes, une_seule
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.parametre import Phrase
from cep_desktop.rules.terme import (
    Parametres,
    Terme,
    TermeConstat,
    defauts_du_terme,
    fait_inconnu,
    lire_terme,
    parametres_du_terme,
)
from cep_desktop.rules.verdict import EtatCondition


class Operateur(Code):
    """Comment une réponse se compare."""

    EST = "est", "est"
    DIFFERENT_DE = "different_de", "différent de"
    AU_MOINS = "au_moins", "au moins"
    AU_PLUS = "au_plus", "au plus"
    PLUS_DE = "plus_de", "plus de"
    MOINS_DE = "moins_de", "moins de"
    PARMI = "parmi", "parmi"
    HORS = "hors", "hors de"
    AVANT = "avant", "avant"
    APRES = "apres", "après"
    AU_PLUS_TARD = "au_plus_tard", "au plus tard"
    AU_PLUS_TOT = "au_plus_tot", "au plus tôt"


_OPERATEURS = frozenset(operateur.value for operateur in Operateur)
_EGALITE = {Operateur.EST, Operateur.DIFFERENT_DE}
_ENSEMBLE = {Operateur.PARMI, Operateur.HORS}
_GRANDEUR = {Operateur.AU_MOINS, Operateur.AU_PLUS, Operateur.PLUS_DE, Operateur.MOINS_DE}
_ADMIS = {
    Genre.OUI_NON: {Operateur.EST},
    Genre.TEXTE: _EGALITE | _ENSEMBLE,
    Genre.NOMBRE: _EGALITE | _GRANDEUR,
    Genre.MONTANT: _EGALITE | _GRANDEUR,
    Genre.DATE: _EGALITE
    | {Operateur.AVANT, Operateur.APRES, Operateur.AU_PLUS_TARD, Operateur.AU_PLUS_TOT},
}
_CALCULS: dict[Operateur, Callable[[Any, Any], bool]] = {
    Operateur.EST: operator.eq,
    Operateur.DIFFERENT_DE: operator.ne,
    Operateur.AU_MOINS: operator.ge,
    Operateur.AU_PLUS: operator.le,
    Operateur.PLUS_DE: operator.gt,
    Operateur.MOINS_DE: operator.lt,
    Operateur.PARMI: lambda valeur, mots: valeur in mots,
    Operateur.HORS: lambda valeur, mots: valeur not in mots,
    Operateur.AVANT: operator.lt,
    Operateur.APRES: operator.gt,
    Operateur.AU_PLUS_TARD: operator.le,
    Operateur.AU_PLUS_TOT: operator.ge,
}
_QUI_AVANCENT = {"aujourd_hui", "debut_formation_le"}
"""Dates que le temps ou un report peut faire avancer : une attente suffit alors."""


class Comparaison(Valeur):
    """Une réponse du dossier comparée à un terme : `{ constat = "age", au_moins = 16 }`."""

    constat: str
    operateur: Operateur
    terme: Terme

    @model_validator(mode="before")
    @classmethod
    def _un_seul_operateur(cls, brut: object) -> object:
        if not isinstance(brut, dict) or "operateur" in brut:
            return brut
        trouves = [nom for nom in brut if nom in _OPERATEURS]
        if len(trouves) != 1:
            raise ValueError(
                "une comparaison a un constat et un seul de ces mots\u00a0: "
                f"{', '.join(o.value for o in Operateur)}."
            )
        reste = {nom: valeur for nom, valeur in brut.items() if nom != trouves[0]}
        return {**reste, "operateur": trouves[0], "terme": brut[trouves[0]]}

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:
        """Compare, ou répond « inconnu » dès qu’un des deux membres l’est."""
        constat = releve.lire(self.constat)
        terme = lire_terme(self.terme, releve, parametres)
        autre = releve.lire(self.terme.constat) if isinstance(self.terme, TermeConstat) else None
        dits = (constat.phrase,) if autre is None else (constat.phrase, autre.phrase)
        if constat.valeur is None or terme is None:
            lus = (constat,) if autre is None else (constat, autre)
            inconnus = tuple(lu.question.code for lu in lus if lu.valeur is None)
            return Examen(EtatCondition.INCONNU, dits, inconnus)
        if _CALCULS[self.operateur](constat.valeur, terme):
            return Examen(EtatCondition.REMPLI, dits)
        possible_le = self._possible_le(releve, terme)
        return Examen(EtatCondition.NON_REMPLI, dits, possible_le=possible_le)

    def _possible_le(self, releve: Releve, terme: object) -> date | None:
        if self.constat == "age" and self.operateur is Operateur.AU_MOINS:
            naissance = releve.contexte.dossier.beneficiaire.naissance_le
            if naissance and isinstance(terme, Decimal):
                return decaler(naissance, int(terme) * 12, UniteDelai.MOIS)
        if (
            self.constat in _QUI_AVANCENT
            and self.operateur is Operateur.AU_PLUS_TOT
            and isinstance(terme, date)
        ):
            return terme
        return None

    def defauts(self, parametres: Parametres) -> Iterator[str]:
        """Dit ce qui ne va pas dans cette condition."""
        question = QUESTIONS.get(self.constat)
        if question is None:
            yield fait_inconnu(self.constat)
            return
        if self.operateur not in _ADMIS[question.genre]:
            yield (
                f"«\u00a0{self.operateur.value}\u00a0» ne s’emploie pas avec une réponse de genre "
                f"«\u00a0{question.genre.libelle}\u00a0»."
            )
        yield from defauts_du_terme(self.terme, question.genre, parametres)
        admis = {choix.code for choix in question.choix}
        cites = self.terme if isinstance(self.terme, tuple) else (self.terme,)
        for mot in cites:
            if admis and isinstance(mot, str) and mot not in admis:
                yield (
                    f"«\u00a0{mot}\u00a0» n’est pas une réponse de «\u00a0{self.constat}\u00a0». "
                    f"Réponses\u00a0: {', '.join(sorted(admis))}."
                )


class Tout(Valeur):
    """Toutes ces conditions : `{ tout = [ … ] }`."""

    tout: Annotated[tuple["Condition", ...], Field(min_length=1)]

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:
        """Rempli si toutes le sont ; non rempli dès que l’une ne l’est pas."""
        return toutes([condition.examiner(releve, parametres) for condition in self.tout])


class AuMoinsUn(Valeur):
    """Une de ces conditions suffit : `{ au_moins_un = [ … ] }`."""

    au_moins_un: Annotated[tuple["Condition", ...], Field(min_length=1)]

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:
        """Rempli dès que l’une l’est ; non rempli si aucune ne l’est."""
        return une_seule([condition.examiner(releve, parametres) for condition in self.au_moins_un])


class Non(Valeur):
    """Le contraire d’une condition : `{ non = { … } }`."""

    non: "Condition"

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:
        """Le contraire ; l’inconnu le reste."""
        return contraire(self.non.examiner(releve, parametres))


class ADemander(Valeur):
    """Ce que seul un organisme peut dire, donc inconnu : `{ a_demander = "la Région" }`."""

    a_demander: Phrase

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:  # noqa: ARG002
        """Répond toujours « inconnu », en disant à qui demander."""
        dit = f"À demander\u00a0: {self.a_demander}"
        return Examen(EtatCondition.INCONNU, (dit,), (dit,))


class Connu(Valeur):
    """Un fait seulement noté, quelle que soit sa réponse : `{ connu = "idcc" }`."""

    connu: str

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:  # noqa: ARG002
        """Rempli dès que le dossier le dit ; sinon inconnu, jamais non rempli."""
        constat = releve.lire(self.connu)
        if constat.valeur is None:
            return Examen(EtatCondition.INCONNU, (str(constat),), (self.connu,))
        return Examen(EtatCondition.REMPLI, (str(constat),))

    def defauts(self, parametres: Parametres) -> Iterator[str]:  # noqa: ARG002 - même forme
        """Dit si le fait n’existe pas."""
        if self.connu not in QUESTIONS:
            yield fait_inconnu(self.connu)


_NATURES: dict[str, type[Valeur]] = {
    "tout": Tout,
    "au_moins_un": AuMoinsUn,
    "non": Non,
    "anciennete": Anciennete,
    "constat": Comparaison,
    "connu": Connu,
    "a_demander": ADemander,
}


def _nature(brut: object) -> str | None:
    if isinstance(brut, dict):
        return next((nom for nom in _NATURES if nom in brut), None)
    return next((nom for nom, genre in _NATURES.items() if isinstance(brut, genre)), None)


Condition = Annotated[
    Annotated[Tout, Tag("tout")]
    | Annotated[AuMoinsUn, Tag("au_moins_un")]
    | Annotated[Non, Tag("non")]
    | Annotated[Anciennete, Tag("anciennete")]
    | Annotated[Comparaison, Tag("constat")]
    | Annotated[Connu, Tag("connu")]
    | Annotated[ADemander, Tag("a_demander")],
    Discriminator(
        _nature,
        custom_error_type="condition_inconnue",
        custom_error_message=(
            f"une condition commence par un de ces mots\u00a0: {', '.join(_NATURES)}."
        ),
    ),
]
"""Une condition de règle."""

for _modele in (Tout, AuMoinsUn, Non):
    _modele.model_rebuild()


def examiner(condition: Condition, releve: Releve, parametres: Parametres) -> Examen:
    """Rend l’état d’une condition pour ce dossier, ce jour-là."""
    return condition.examiner(releve, parametres)


def feuilles(condition: Condition) -> Iterator[Comparaison | Anciennete | Connu]:
    """Rend les parties d’une condition qui lisent le dossier."""
    match condition:
        case Tout():
            for partie in condition.tout:
                yield from feuilles(partie)
        case AuMoinsUn():
            for partie in condition.au_moins_un:
                yield from feuilles(partie)
        case Non():
            yield from feuilles(condition.non)
        case Comparaison() | Anciennete() | Connu():
            yield condition
        case ADemander():
            return


def parametres_cites(condition: Condition) -> Iterator[str]:
    """Rend les codes des paramètres qu’une condition lit."""
    for feuille in feuilles(condition):
        if isinstance(feuille, Comparaison):
            yield from parametres_du_terme(feuille.terme)
        elif isinstance(feuille, Anciennete):
            yield from parametres_du_terme(feuille.au_moins)


def defauts(condition: Condition, parametres: Parametres) -> Iterator[str]:
    """Dit tout ce qui ne va pas dans une condition."""
    for feuille in feuilles(condition):
        yield from feuille.defauts(parametres)
