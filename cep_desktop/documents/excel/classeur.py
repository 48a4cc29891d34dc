"""Écrit un classeur Excel : des textes inertes, des nombres, des formules avec leur valeur.

Chaque écriture retient ce que la case protégée contient, pour en calculer l’empreinte. Un texte
n’est jamais une formule ; une formule a toujours sa valeur, que lisent les aperçus et le mode
protégé.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from cep_desktop.documents.excel.cases import Case, adresse, empreindre, normaliser
from cep_desktop.documents.excel.styles import ATTENUE, BASE, EUROS, Style
from cep_desktop.documents.figer import figer
from cep_desktop.domain.montant import Montant

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INCONNU = "inconnu"
"""Le mot écrit à la place d’un montant que personne ne connaît ; jamais zéro."""

_PREMIER_JOUR = date(1900, 3, 1)
"""Avant, Excel compte un 29 février qui n’a pas existé : la date s’écrit en texte."""

_ACTIFS = ("=", "+", "-", "@", "\t", "\r")
_EN_TETE_MAXIMAL = 80


@dataclass(frozen=True, slots=True)
class Proprietes:
    """Ce que le fichier dit de lui-même ; jamais le nom d’une personne."""

    titre: str
    sujet: str
    organisme: str
    cree_le: date


class Classeur:
    """Un classeur en cours d’écriture, entièrement en mémoire."""

    def __init__(self, proprietes: Proprietes) -> None:
        import xlsxwriter

        self._sortie = io.BytesIO()
        self._cases: dict[tuple[str, Case], str] = {}
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.livre: Workbook = xlsxwriter.Workbook(
            self._sortie,
            {
                "in_memory": True,
                "strings_to_urls": False,
                "strings_to_formulas": False,
                "default_format_properties": {"font_name": "Arial", "font_size": 10},
            },
        )
        self.livre.set_properties(
            {
                "title": proprietes.titre,
                "subject": proprietes.sujet,
                "author": proprietes.organisme,
                "company": proprietes.organisme,
                "created": datetime.combine(max(proprietes.cree_le, _PREMIER_JOUR), time()),
            }
        )

    def format(self, style: Style) -> "Format":
        """Rend le format d’un style ; deux styles égaux partagent le même."""
        cle = tuple(sorted(style.items()))
        if cle not in self._formats:
            self._formats[cle] = self.livre.add_format(dict(style))
        return self._formats[cle]

    def ajouter(self, nom: str) -> "Feuille":
        """Ajoute une feuille à la suite des autres."""
        return Feuille(self, nom, self._cases)

    def nommer(self, nom: str, case: Case, feuille: str) -> None:
        """Donne un nom à une case."""
        self.livre.define_name(nom, f"={adresse(case, feuille)}")

    def empreinte(self) -> str:
        """Empreinte de toutes les cases protégées écrites jusqu’ici."""
        return empreindre(self._cases)

    def fermer(self) -> bytes:
        """Termine l’écriture et rend le fichier, identique pour un même contenu."""
        self.livre.close()
        return figer(self._sortie.getvalue())


class Feuille:
    """Une feuille en cours d’écriture ; les cases se repèrent par (ligne, colonne) depuis zéro."""

    def __init__(self, classeur: Classeur, nom: str, cases: dict[tuple[str, Case], str]) -> None:
        self.nom = nom
        self.classeur = classeur
        self.page: Worksheet = classeur.livre.add_worksheet(nom)
        self._cases = cases

    def texte(self, case: Case, texte: str, style: Style = BASE) -> None:
        """Écrit un texte inerte, même s’il ressemble à une formule."""
        if not texte:
            self.page.write_blank(*case, None, self.classeur.format(style))
            return
        if texte.startswith(_ACTIFS):
            style = {**style, "quote_prefix": True}
        format_ = self.classeur.format(style)
        if texte.startswith("<r>"):
            # XlsxWriter recopierait tel quel ce qu’il croit être du texte déjà balisé.
            self.page.write_rich_string(*case, texte[0], format_, texte[1:], format_)
        else:
            self.page.write_string(*case, texte, format_)
        self._retenir(case, texte, style)

    def nombre(self, case: Case, nombre: Decimal, style: Style) -> None:
        """Écrit un nombre."""
        self.page.write_number(*case, float(nombre), self.classeur.format(style))
        self._retenir(case, nombre, style)

    def montant(self, case: Case, montant: Montant | None, style: Style = BASE) -> None:
        """Écrit un montant en euros, ou le mot « inconnu »."""
        if montant is None:
            self.texte(case, INCONNU, {**style, **EUROS, **ATTENUE})
        else:
            self.nombre(case, montant.euros, {**style, **EUROS})

    def date(self, case: Case, jour: date, style: Style) -> None:
        """Écrit une vraie date ; avant mars 1900, son texte."""
        if jour < _PREMIER_JOUR:
            self.texte(case, f"{jour:%d/%m/}{jour.year:04d}", style)
            return
        self.page.write_datetime(*case, datetime.combine(jour, time()), self.classeur.format(style))
        self._retenir(case, jour, style)

    def formule(
        self,
        case: Case,
        formule: str,
        valeur: Montant | str | None,
        style: Style = BASE,
        *,
        est_suivie: bool = True,
    ) -> None:
        """Écrit une formule et la valeur qu’elle donne ; `None` est le montant inconnu.

        Une formule qui dépend d’une case à remplir n’est pas suivie par l’empreinte.
        """
        if not isinstance(valeur, str):
            style = {**style, **EUROS} if valeur is not None else {**style, **EUROS, **ATTENUE}
        resultat = INCONNU if valeur is None else valeur
        brut = float(resultat.euros) if isinstance(resultat, Montant) else resultat
        self.page.write_formula(*case, f"={formule}", self.classeur.format(style), brut)
        if est_suivie:
            self._retenir(case, resultat, style)

    def colorier(self, cases: str, mots: Mapping[str, Style]) -> None:
        """Colore les cases selon le mot qu’elles portent ; la couleur ne parle jamais seule."""
        for mot, style in mots.items():
            self.page.conditional_format(
                cases,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{mot}"',
                    "format": self.classeur.livre.add_format(dict(style)),
                },
            )

    def griser_les_zeros(self, cases: str) -> None:
        """Atténue les zéros d’une plage, pour que l’œil aille aux montants."""
        format_ = self.classeur.livre.add_format(dict(ATTENUE))
        self.page.conditional_format(
            cases, {"type": "cell", "criteria": "==", "value": 0, "format": format_}
        )

    def _retenir(self, case: Case, valeur: object, style: Style) -> None:
        if style.get("locked", True) and valeur != "":
            self._cases[self.nom, case] = normaliser(valeur)


def en_tete(texte: str) -> str:
    """Prépare un texte pour un en-tête imprimé, qui n’y soit jamais pris pour une commande.

    « & » y commande une mise en forme, et un chiffre prolongerait la taille des caractères.
    """
    court = texte if len(texte) <= _EN_TETE_MAXIMAL else f"{texte[: _EN_TETE_MAXIMAL - 1]}…"
    debut = " " if court[:1].isdigit() else ""
    return debut + court.replace("&", "&&")
