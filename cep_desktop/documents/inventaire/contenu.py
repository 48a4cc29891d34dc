"""Ce que dit l’inventaire des compétences : trois tableaux, chacun avec ses preuves."""

from dataclasses import dataclass

from cep_desktop.documents.papier import Contenu


@dataclass(frozen=True, slots=True)
class LigneDeCompetence:
    """Une compétence, et ce qui la montre, d’où elle vient, ou ce qui est prévu."""

    libelle: str
    preuve: str = ""


@dataclass(frozen=True, slots=True)
class Rubrique:
    """Un tableau : son titre, l’en-tête de sa seconde colonne, ses lignes.

    `vide` est la phrase qui remplace le tableau sans ligne ; vide, il y en a.
    """

    titre: str
    preuve: str
    lignes: tuple[LigneDeCompetence, ...]
    vide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuInventaire(Contenu):
    """Tout le papier, en « je » ; `source` dit d’où viennent les compétences du métier."""

    sous_titre: str
    metier: str
    rubriques: tuple[Rubrique, ...]
    source: str
