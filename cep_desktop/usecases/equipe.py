"""Travailler à plusieurs : un serveur, des équipes, qui peut quoi sur quel dossier."""

import ipaddress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.personne import Conseiller
from cep_desktop.usecases.ports import Dossiers


class ServeurInjoignable(ErreurMetier):
    """Le serveur ne répond pas, ou s’est tu pendant le geste ; le travail reste sur le poste."""


class ConnexionRefusee(ErreurMetier):
    """Le serveur répond, mais ne veut pas de ce compte."""


class ServeurMalRegle(ErreurMetier):
    """Le serveur ne protège pas les dossiers comme il le doit : rien n’y est lu ni écrit."""


class IdentiteNonProuvee(ServeurMalRegle):
    """Rien ne prouve que le serveur joint est le bon ; aucun mot de passe ne lui a été donné."""

    def __init__(
        self,
        phrase: str = "Rien ne prouve que ce serveur est le bon\u00a0: son certificat manque, est "
        "périmé, ou porte un autre nom.",
    ) -> None:
        super().__init__(
            phrase,
            remede="N’insistez pas\u00a0: prévenez votre service informatique. "
            "Votre travail est gardé sur ce poste.",
        )


class AccesRefuse(ErreurMetier):
    """Ce compte n’a pas le droit de faire ce geste sur ce dossier."""


class TracesAlterees(ErreurMetier):
    """Une trace du serveur a été changée, déplacée ou retirée."""


class RoleEquipe(Code):
    """Ce que l’on peut faire dans une équipe."""

    CONSEILLER = "conseiller", "Conseiller"
    RESPONSABLE = "responsable", "Responsable"


@dataclass(frozen=True, slots=True)
class AdresseServeur:
    """Où est le serveur, et sous quel compte on s’y présente ; jamais de mot de passe.

    `certificats` est le fichier de l’autorité qui a signé celui du serveur ; `None` : celles de
    l’ordinateur.
    """

    hote: str
    compte: str
    base: str = "cep"
    port: int = 5432
    certificats: Path | None = None

    @property
    def est_locale(self) -> bool:
        """Vrai si la liaison ne sort pas de l’ordinateur : elle peut alors se passer de TLS."""
        if self.hote.startswith("/") or self.hote == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.hote).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class ReglageEquipe:
    """Le serveur avec lequel un coffre travaille, et le mot de passe du compte."""

    adresse: AdresseServeur
    mot_de_passe: str = field(repr=False)


class GardeLiaison(Protocol):
    """Où un coffre garde le réglage de sa liaison, mot de passe compris : chiffré avec le reste."""

    def lire(self) -> ReglageEquipe | None:
        """Rend le réglage ; `None` si le coffre travaille seul."""
        ...

    def garder(self, reglage: ReglageEquipe) -> None:
        """Garde ce réglage. Lève `EcritureImpossible` ou `CoffreEnLectureSeule`."""
        ...

    def temoin(self) -> "TemoinTraces | None":
        """Rend le dernier geste vu au journal de ce serveur, `None` s’il n’y en a pas."""
        ...

    def temoigner(self, temoin: "TemoinTraces") -> None:
        """Retient ce geste. Lève `EcritureImpossible`."""
        ...

    def oublier(self) -> None:
        """Fait que le coffre travaille seul. Lève `EcritureImpossible`."""
        ...


@dataclass(frozen=True, slots=True)
class Appartenance:
    """Une équipe et le rôle que l’on y tient."""

    equipe: str
    role: RoleEquipe


@dataclass(frozen=True, slots=True)
class Collegue:
    """Un compte du serveur et ses équipes."""

    compte: str
    prenom: str
    nom: str
    appartenances: tuple[Appartenance, ...]

    @property
    def nom_complet(self) -> str:
        """Prénom puis nom."""
        return f"{self.prenom} {self.nom}"


@dataclass(frozen=True, slots=True)
class EssaiServeur:
    """Ce qu’un serveur a répondu : qui l’on y est, combien de dossiers on y voit.

    `certificat_jusqu_au` est inconnu quand la liaison reste sur l’ordinateur.
    """

    moi: Collegue
    dossiers: int
    certificat_jusqu_au: date | None


@dataclass(frozen=True, slots=True)
class Partage:
    """Un collègue d’une autre équipe à qui un dossier est ouvert."""

    compte: str
    peut_ecrire: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """Un geste noté par le serveur : qui, quand, lequel, sur quel dossier ; jamais de contenu."""

    le: datetime
    acteur: str
    action: str
    dossier: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class TemoinTraces:
    """La dernière trace d’un compte que ce poste a vue, et son sceau (SHA-256)."""

    rang: int
    sceau: bytes
    le: datetime


@dataclass(frozen=True, slots=True)
class ChangementAilleurs:
    """Un dossier écrit par un autre poste ; `revision` vaut 0 s’il est effacé."""

    dossier: UUID
    revision: int


@dataclass(frozen=True, slots=True)
class Nouvelles:
    """Ce qui est arrivé ; si `est_complet` est faux, des avis ont pu se perdre : tout relire."""

    changements: tuple[ChangementAilleurs, ...]
    est_complet: bool = True


class Ecoute(Protocol):
    """Reçoit les avis de changement des autres postes."""

    def attendre(self, au_plus: float) -> Nouvelles:
        """Attend un avis pendant `au_plus` secondes. Lève `ServeurInjoignable`."""
        ...

    def fermer(self) -> None:
        """Cesse d’écouter."""
        ...


class DossiersPartages(Dossiers, Protocol):
    """Des dossiers gardés à plusieurs, où une écriture peut être rejouée sans compter deux fois."""

    def ecrire_une_fois(
        self, dossier: Dossier, *, attendue: int, geste: str, operation: UUID
    ) -> int:
        """Écrit comme `ecrire` ; une `operation` déjà faite rend sa révision, sans rien refaire.

        Lève `ConflitDeRevision`, `AccesRefuse` ou `ServeurInjoignable` (issue inconnue : rejouer).
        """
        ...


class Equipes(Protocol):
    """Les droits : qui est dans quelle équipe, à qui un dossier est ouvert, à qui il passe."""

    def moi(self) -> Collegue:
        """Rend le compte connecté."""
        ...

    def collegues(self) -> tuple[Collegue, ...]:
        """Rend tous les comptes, par nom."""
        ...

    def partages(self, identifiant: UUID) -> tuple[Partage, ...]:
        """Rend les collègues à qui ce dossier est ouvert, hors de l’équipe."""
        ...

    def partager(self, identifiant: UUID, compte: str, *, en_ecriture: bool) -> None:
        """Ouvre un dossier à un collègue d’une autre équipe. Lève `AccesRefuse`."""
        ...

    def cesser_partage(self, identifiant: UUID, compte: str) -> None:
        """Referme un dossier à ce collègue. Lève `AccesRefuse`."""
        ...

    def passer(self, identifiant: UUID, compte: str, referent: Conseiller) -> int:
        """Passe un dossier à un nouveau référent, rend la révision écrite.

        `referent` est ce que les papiers en diront. Lève `AccesRefuse` ou `ConflitDeRevision`.
        """
        ...

    def traces(self, identifiant: UUID | None = None) -> tuple[Trace, ...]:
        """Rend les gestes que l’on peut voir (les siens, ceux de son équipe si on la dirige)."""
        ...

    def controler_les_traces(self, temoin: TemoinTraces | None) -> TemoinTraces | None:
        """Relit la chaîne de ses propres gestes depuis `temoin`, et rend le dernier.

        Lève `TracesAlterees` si l’un d’eux a été changé, déplacé ou retiré.
        """
        ...

    def noter_export(self, identifiant: UUID, forme: str) -> None:
        """Note qu’un dossier est sorti du serveur, et sous quelle forme (un mot)."""
        ...

    def ecart_d_horloge(self) -> timedelta:
        """Rend l’avance de l’horloge du poste sur celle du serveur."""
        ...
