"""L’ancienneté : des mois qui s’ajoutent, et la date où il y en aura assez."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar

from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.typographie import INSECABLE, ecrire_date
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.constat import QUESTIONS, Constat, Releve
from cep_desktop.rules.contexte import mois_entre
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.explication import dire_nombre
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.terme import (
    Parametres,
    Terme,
    defauts_du_terme,
    fait_inconnu,
    lire_terme,
)
from cep_desktop.rules.verdict import EtatCondition


class Anciennete(Valeur):
    """Assez de mois à une date : depuis une entrée, ou à partir d’un nombre de mois noté.

    Des mois notés grandissent avec le temps tant que le contrat court. Sans date de référence
    connue, l’ancienneté est regardée le jour même : elle ne peut qu’augmenter ensuite.
    """

    anciennete: str
    au_moins: Terme
    a: str = "debut_formation_le"

    GENRES: ClassVar = (Genre.DATE, Genre.NOMBRE)

    def examiner(self, releve: Releve, parametres: Parametres) -> Examen:
        """Compare l’ancienneté à la date de référence, et dit quand elle sera atteinte."""
        constat = releve.lire(self.anciennete)
        exige = lire_terme(self.au_moins, releve, parametres)
        atteint = _atteint_le(constat, exige)
        if atteint is None or not isinstance(exige, Decimal):
            return Examen(EtatCondition.INCONNU, (str(constat),), (self.anciennete,))
        fin = releve.lire(CodeFait.FIN_CONTRAT_LE).valeur
        reference = releve.lire(self.a).valeur
        jour = reference if isinstance(reference, date) else releve.le
        raison = f"{dire_nombre(exige)}{INSECABLE}mois d’ancienneté"
        if isinstance(fin, date) and atteint > fin:
            dit = f"{_dire(constat, min(jour, fin))}, et le contrat finit le {ecrire_date(fin)}"
            return Examen(EtatCondition.NON_REMPLI, (dit,))
        dits = (_dire(constat, jour),)
        if atteint <= jour:
            return Examen(EtatCondition.REMPLI, dits)
        if not isinstance(reference, date):
            return Examen(EtatCondition.INCONNU, dits, (self.a,), atteint, raison)
        return Examen(EtatCondition.NON_REMPLI, dits, (), atteint, raison)

    def defauts(self, parametres: Parametres) -> Iterator[str]:
        """Dit ce qui ne va pas dans cette condition."""
        for code, genres in ((self.anciennete, self.GENRES), (self.a, (Genre.DATE,))):
            if code not in QUESTIONS:
                yield fait_inconnu(code)
            elif QUESTIONS[code].genre not in genres:
                yield f"«{INSECABLE}{code}{INSECABLE}» ne mesure pas une ancienneté."
        yield from defauts_du_terme(self.au_moins, Genre.NOMBRE, parametres)


def _atteint_le(constat: Constat, exige: object) -> date | None:
    """Jour où le nombre de mois exigé est atteint ; `None` si un des deux est inconnu."""
    if not isinstance(exige, Decimal):
        return None
    if isinstance(constat.valeur, date):
        return decaler(constat.valeur, int(exige), UniteDelai.MOIS)
    if isinstance(constat.valeur, Decimal) and constat.connu_le:
        manque = exige - constat.valeur
        if manque <= 0:
            return constat.connu_le
        entier = int(manque) if manque == int(manque) else int(manque) + 1
        return decaler(constat.connu_le, entier, UniteDelai.MOIS)
    return None


def _dire(constat: Constat, jour: date) -> str:
    if isinstance(constat.valeur, date):
        mois = Decimal(max(mois_entre(constat.valeur, jour), 0))
        return f"{constat}, soit {dire_nombre(mois)}{INSECABLE}mois le {ecrire_date(jour)}"
    if constat.connu_le and constat.connu_le < jour:
        return f"{constat} (le {ecrire_date(constat.connu_le)})"
    return str(constat)
