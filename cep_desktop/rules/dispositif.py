"""Un dispositif tel que son fichier le décrit : pour qui, pour quoi, à quelles conditions."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.fait import StatutEmploi
from cep_desktop.domain.financement import NatureFinanceur, ObjetFinancement
from cep_desktop.domain.identifiant import Cle, CodeRegion
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.condition import Comparaison, Condition, Operateur, parametres_cites
from cep_desktop.rules.jours import UniteDelai
from cep_desktop.rules.nomenclature import (
    Attribution,
    Base,
    Defaut,
    Perimetre,
    Portee,
    Repere,
    RoleDelai,
    Sens,
)
from cep_desktop.rules.parametre import (
    Booleen,
    CodeRegle,
    Fiabilite,
    Jour,
    Nombre,
    Phrase,
    PhraseOuRien,
    Reference,
    StatutRegle,
)
from cep_desktop.rules.terme import Duree, Parametres, TermeParametre, lire_duree
from cep_desktop.rules.verdict import GenreCritere


class Datee(Valeur):
    """Règle qui n’existe que pendant une période ; sans bornes, elle suit le dispositif."""

    du: Jour | None = None
    au: Jour | None = None

    @model_validator(mode="after")
    def _dans_l_ordre(self) -> Self:
        if self.du and self.au and self.au < self.du:
            raise ValueError("la fin est avant le début. Corrigez une des deux dates.")
        return self

    def est_en_vigueur(self, le: date) -> bool:
        """Vrai si la règle s’applique ce jour-là, bornes comprises."""
        return (self.du is None or self.du <= le) and (self.au is None or le <= self.au)


class Conditionnee(Datee):
    """Règle datée qui ne joue que dans certains cas ; sans `si`, elle joue toujours."""

    si: Condition | None = None


class Critere(Conditionnee):
    """Une condition de fond ou de recevabilité, expliquée.

    `exige`, `a_faire` et `manque` peuvent citer un paramètre entre accolades. Un critère
    indicatif non rempli ne ferme pas la porte : il reste à vérifier. `si` dit quand il joue.
    """

    code: CodeRegle
    genre: GenreCritere
    exige: Phrase
    condition: Condition
    est_indicatif: Booleen = False
    reference: Reference
    a_faire: PhraseOuRien = ""
    manque: PhraseOuRien = ""


class Piece(Conditionnee):
    """Un papier à joindre à la demande."""

    libelle: Phrase
    reference: Reference | None = None


class Delai(Conditionnee):
    """Un délai que le calendrier doit respecter.

    `etablit` nomme la date que l’acte fixe : faite, elle est connue ; à faire, sa limite en tient
    lieu pour les délais qui en partent.
    """

    code: CodeRegle
    libelle: Phrase
    duree: Duree
    sens: Sens
    repere: Repere
    role: RoleDelai = RoleDelai.LIMITE
    etablit: Repere | None = None
    raison: PhraseOuRien = ""
    reference: Reference

    def lire(self, parametres: Parametres, le: date) -> tuple[int, UniteDelai] | None:
        """Rend le nombre et l’unité du délai ce jour-là ; `None` s’ils sont inconnus."""
        return lire_duree(self.duree, parametres, le)


Quantum = Annotated[
    Annotated[TermeParametre, Tag("parametre")] | Annotated[Nombre, Tag("nombre")],
    Discriminator(
        lambda brut: "parametre" if isinstance(brut, TermeParametre | dict) else "nombre"
    ),
]
"""Un montant ou un taux : celui d’un paramètre, ou un nombre écrit."""


class PlafondDeclare(Conditionnee):
    """Le plus que le dispositif paie, par projet, par heure, par an…

    Sans `montant`, l’organisme fixe un plafond qu’aucun texte national ne chiffre. Un plafond non
    bloquant avertit sans limiter. Sans `postes`, il vaut pour tout ce que le dispositif paie.
    """

    code: CodeRegle
    libelle: Phrase
    montant: Quantum | None = None
    par: Base = Base.PROJET
    postes: tuple[Poste, ...] = ()
    portee: Portee = Portee.AIDE
    est_hors_taxe: Booleen = False
    est_bloquant: Booleen = True
    reference: Reference

    def lire(self, parametres: Parametres, le: date) -> Decimal | None:
        """Rend le plafond du jour, en euros (ou en pour cent d’une part) ; `None` : inconnu."""
        if isinstance(self.montant, TermeParametre):
            return self.montant.lire(parametres, le)
        return self.montant


class Lien(Datee):
    """Ce qui relie ce dispositif à un autre, et le texte qui le dit ; `regions` vide : partout."""

    code: Cle
    raison: Phrase
    regions: tuple[CodeRegion, ...] = ()
    fiabilite: Fiabilite = Fiabilite.A
    reference: Reference


class Note(Conditionnee):
    """Ce que le conseiller doit savoir, sans que cela change le verdict."""

    phrase: Phrase
    reference: Reference | None = None


class PisteDeclaree(Conditionnee):
    """Un geste à tenter quand l’aide refuse ou ne suffit pas ; sans `reference`, une idée déduite.

    Les autres dispositifs à regarder sont dans `alternatives` : ici, ce qui n’est pas une aide.
    """

    apres: Defaut
    phrase: Phrase
    reference: Reference | None = None


class Dispositif(Datee):
    """Une aide ou un droit : son public, ce qu’il paie, ses conditions, ses délais, ses liens.

    `du` et `au` sont ses dates de vie ; `rang` est son ordre de mobilisation ; `calcul` nomme le
    raisonnement écrit en Python quand les données ne suffisent pas.
    """

    format: Literal[1]
    code: Cle
    nom: Phrase
    nom_simple: Phrase
    resume: PhraseOuRien = ""
    financeur: Phrase
    nature_financeur: NatureFinanceur
    attribution: Attribution
    objet: ObjetFinancement = ObjetFinancement.DEPENSES
    paie_un_revenu: Booleen = False
    publics: tuple[StatutEmploi, ...] = ()
    postes: tuple[Poste, ...] = ()
    rang: int = Field(ge=1, le=99)
    statut: StatutRegle
    verifie_le: Jour
    reference: Reference
    regions: tuple[CodeRegion, ...] = ()
    perimetre: Perimetre = Perimetre.RESIDENCE
    est_tout_ou_rien: Booleen = False
    calcul: CodeRegle | None = None
    suivis: tuple[CodeRegle, ...] = ()
    alternatives: tuple[Cle, ...] = ()
    critere: tuple[Critere, ...] = ()
    piece: tuple[Piece, ...] = ()
    delai: tuple[Delai, ...] = ()
    plafond: tuple[PlafondDeclare, ...] = ()
    exclusion: tuple[Lien, ...] = ()
    subsidiaire: tuple[Lien, ...] = ()
    cumul: tuple[Lien, ...] = ()
    note: tuple[Note, ...] = ()
    piste: tuple[PisteDeclaree, ...] = ()

    @model_validator(mode="after")
    def _codes_distincts(self) -> Self:
        for nom, elements in (
            ("critere", self.critere), ("delai", self.delai), ("plafond", self.plafond),
        ):  # fmt: skip
            periodes: dict[str, list[Datee]] = {}
            for element in elements:
                memes = periodes.setdefault(element.code, [])
                if any(_se_recouvrent(element, autre) for autre in memes):
                    raise ValueError(
                        f"deux [[{nom}]] portent le code «\u00a0{element.code}\u00a0» à la même "
                        "période. Changez-en un."
                    )
                memes.append(element)
        return self

    @property
    def est_historique(self) -> bool:
        """Vrai si le dispositif n’est gardé que pour les anciens dossiers."""
        return self.statut in {StatutRegle.SUPPRIME, StatutRegle.ABROGE}

    @cached_property
    def condition_public(self) -> Condition | None:
        """Être d’un public admis, ou `None` si tous le sont."""
        admis = tuple(public.value for public in self.publics)
        return _parmi("statut_emploi", admis) if admis else None

    @cached_property
    def condition_region(self) -> Condition | None:
        """Dépendre d’une des régions, ou `None` si le dispositif est national."""
        return _parmi(self.perimetre.value, self.regions) if self.regions else None

    @cached_property
    def parametres(self) -> tuple[str, ...]:
        """Codes des paramètres que le dispositif lit ou suit, sans doublon."""
        cites = [code for _, condition in self.conditions() for code in parametres_cites(condition)]
        termes = [delai.duree for delai in self.delai] + [p.montant for p in self.plafond]
        cites += [terme.parametre for terme in termes if isinstance(terme, TermeParametre)]
        return tuple(dict.fromkeys((*cites, *self.suivis)))

    def conditions_lues(self) -> Iterator[Condition]:
        """Rend tout ce qu’une évaluation peut examiner : public, région, conditions écrites."""
        generales = (self.condition_public, self.condition_region)
        yield from (condition for condition in generales if condition is not None)
        yield from (condition for _, condition in self.conditions())

    def conditions(self) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
        """Rend chaque condition et sa place dans le fichier."""
        for rang, critere in enumerate(self.critere):
            yield ("critere", rang, "condition"), critere.condition
        datees: tuple[tuple[str, tuple[Conditionnee, ...]], ...] = (
            ("critere", self.critere), ("piece", self.piece), ("delai", self.delai),
            ("plafond", self.plafond), ("note", self.note), ("piste", self.piste),
        )  # fmt: skip
        for nom, elements in datees:
            for rang, element in enumerate(elements):
                if element.si is not None:
                    yield (nom, rang, "si"), element.si


def _parmi(constat: str, admis: tuple[str, ...]) -> Condition:
    return Comparaison(constat=constat, operateur=Operateur.PARMI, terme=admis)


def _se_recouvrent(un: Datee, autre: Datee) -> bool:
    debut = max(un.du or date.min, autre.du or date.min)
    return debut <= min(un.au or date.max, autre.au or date.max)
