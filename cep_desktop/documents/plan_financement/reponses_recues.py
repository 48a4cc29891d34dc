"""Ce qu’un classeur renvoyé répond, ligne par ligne, et tout ce qui gêne sa lecture."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_financement.parties.reperes import Reperes
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import Montant


@dataclass(frozen=True, slots=True)
class ProblemeDeCase:
    """Ce qui gêne dans une case : sa place, ce qu’on y a lu, ce qu’on attendait, quoi faire."""

    feuille: str
    ligne: int
    colonne: str
    trouve: str
    attendu: str
    remede: str

    def __str__(self) -> str:
        place = f"Feuille «\u00a0{self.feuille}\u00a0», ligne\u00a0{self.ligne}, {self.colonne}"
        return (
            f"{place}\u00a0: «\u00a0{self.trouve}\u00a0» alors qu’il faut {self.attendu}. "
            f"{self.remede}"
        )


@dataclass(frozen=True, slots=True)
class ReponseRelevee:
    """Ce que l’organisme a écrit sur une ligne ; `ligne` est celle du tableur."""

    cle: str
    ligne: int
    financeur: str
    demande: Montant | None
    statut: StatutFinancement | None = None
    accorde: Montant | None = None
    decide_le: date | None = None
    motif: str = ""
    paiement_le: date | None = None
    commentaire: str = ""
    est_entiere: bool = True
    """Faux si une de ses cases ne se lit pas : la ligne n’est pas proposée."""

    @property
    def est_vide(self) -> bool:
        """Vrai si aucune case jaune n’est remplie."""
        return self.est_entiere and not any(
            (self.statut, self.accorde is not None, self.decide_le, self.motif,
             self.paiement_le, self.commentaire)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LigneAPart:
    """Une ligne remplie qui n’est pas l’une des nôtres : montrée, jamais perdue."""

    ligne: int
    texte: str


@dataclass(frozen=True, slots=True)
class RetourReleve:
    """Tout ce que dit un classeur renvoyé, lisible ou non."""

    reperes: Reperes
    reponses: tuple[ReponseRelevee, ...]
    a_part: tuple[LigneAPart, ...]
    problemes: tuple[ProblemeDeCase, ...]
    repondu_par: str
    repondu_le: date | None
    est_retouche: bool
    """Vrai si des cases protégées ont changé ou bougé ; seules les jaunes sont lues."""
