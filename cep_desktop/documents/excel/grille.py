"""Relit les cases d’un classeur : des valeurs bornées, ou une phrase qui dit où ça ne va pas."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from cep_desktop.documents.excel.cases import Case, normaliser
from cep_desktop.documents.excel.classeur import INCONNU
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import Montant

_JOUR = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_EUROS_LISIBLES = 10**13
"""Au-delà, un nombre de tableur ne garde plus ses centimes."""


class ClasseurIllisible(ErreurMetier):
    """Le fichier n’est pas un plan de financement, ou une de ses cases ne se lit pas."""


@dataclass(frozen=True, slots=True)
class Grille:
    """Une feuille relue : ses valeurs, rangée par rangée."""

    nom: str
    rangees: tuple[tuple[object, ...], ...]

    def brut(self, case: Case) -> object:
        """La valeur telle qu’elle est lue ; `None` si la case est vide ou hors de la feuille."""
        ligne, colonne = case
        if ligne >= len(self.rangees) or colonne >= len(self.rangees[ligne]):
            return None
        valeur = self.rangees[ligne][colonne]
        return None if valeur == "" else valeur

    def texte(self, case: Case) -> str:
        """Le texte de la case ; vide si elle est vide."""
        valeur = self.brut(case)
        return "" if valeur is None else str(valeur)

    def montant(self, case: Case) -> Montant | None:
        """Le montant de la case ; `None` pour « inconnu » ou une case vide."""
        valeur = self.brut(case)
        if valeur is None or valeur == INCONNU:
            return None
        return Montant(int(self._centiemes(case, valeur)))

    def montant_ecrit(self, case: Case) -> Montant:
        """Le montant d’une case qui en porte toujours un."""
        montant = self.montant(case)
        if montant is None:
            raise self.refus(case, "un montant est attendu ici.")
        return montant

    def quantite(self, case: Case) -> Decimal:
        """Le nombre de la case, au centième."""
        return (self._centiemes(case, self.brut(case)) / 100).normalize()

    def jour(self, case: Case) -> date | None:
        """La date de la case ; `None` si elle est vide ou dit un mot à la place."""
        valeur = self.brut(case)
        if isinstance(valeur, datetime):
            return valeur.date()
        if isinstance(valeur, str) and (ecrite := _JOUR.fullmatch(valeur)):
            jour, mois, annee = map(int, ecrite.groups())
            try:
                return date(annee, mois, jour)
            except ValueError as cause:
                raise self.refus(case, f"«\u00a0{valeur}\u00a0» n’est pas une date.") from cause
        return None

    def trouver(self, titres: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """La rangée d’en-tête qui porte ces titres, et la colonne de chacun."""
        for numero, rangee in enumerate(self.rangees):
            places = {t: n for n, t in enumerate(rangee) if isinstance(t, str)}
            if all(titre in places for titre in titres):
                return numero, {titre: places[titre] for titre in titres}
        raise ClasseurIllisible(
            f"le tableau «\u00a0{', '.join(titres[:3])}…\u00a0» a disparu.",
            lieu=f"Feuille «\u00a0{self.nom}\u00a0»",
            remede="Demandez l’envoi du classeur d’origine, complété mais non transformé.",
        )

    def rangees_des_cles(self, entete: int, colonne: int, cles: Sequence[str]) -> tuple[int, ...]:
        """La rangée de chaque clé, cherchée sous l’en-tête."""
        places: dict[str, int] = {}
        for numero in range(entete + 1, len(self.rangees)):
            places.setdefault(self.texte((numero, colonne)), numero)
        absentes = [cle for cle in cles if cle not in places]
        if absentes:
            raise ClasseurIllisible(
                f"la ligne «\u00a0{absentes[0]}\u00a0» a disparu.",
                lieu=f"Feuille «\u00a0{self.nom}\u00a0»",
                remede="Demandez l’envoi du classeur d’origine, avec toutes ses lignes.",
            )
        return tuple(places[cle] for cle in cles)

    def rangee_de(self, texte: str, *, apres: int = 0) -> int:
        """La première rangée dont la première case porte ce texte."""
        return self.rangees_des_cles(apres - 1, 0, [texte])[0]

    def pleines(self) -> Iterator[tuple[Case, str]]:
        """Les cases qui portent une valeur, normalisées pour l’empreinte."""
        for ligne, rangee in enumerate(self.rangees):
            for colonne in range(len(rangee)):
                if (valeur := self.brut((ligne, colonne))) is not None:
                    yield (ligne, colonne), normaliser(valeur)

    def refus(self, case: Case, phrase: str) -> ClasseurIllisible:
        """Le refus d’une case, avec sa place telle que le tableur la nomme."""
        from openpyxl.utils import get_column_letter

        nom = f"{get_column_letter(case[1] + 1)}{case[0] + 1}"
        return ClasseurIllisible(
            phrase,
            lieu=f"Feuille «\u00a0{self.nom}\u00a0», case {nom}",
            remede="Corrigez-la dans le classeur, enregistrez, puis recommencez.",
        )

    def _centiemes(self, case: Case, valeur: object) -> Decimal:
        if isinstance(valeur, bool) or not isinstance(valeur, int | float):
            raise self.refus(case, f"«\u00a0{str(valeur)[:40]}\u00a0» n’est pas un nombre.")
        if not abs(valeur) < _EUROS_LISIBLES:
            raise self.refus(case, "ce nombre est trop grand.")
        return (Decimal(str(valeur)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
