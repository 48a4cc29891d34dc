"""Les droits sur le serveur : équipes, partages, passation d’un dossier, et leur trace."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import groupby
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, TextClause, text

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Conseiller
from cep_desktop.storage.sql.chaine import controler
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.operation import noter
from cep_desktop.storage.sql.pannes import tenter
from cep_desktop.usecases.equipe import (
    AccesRefuse,
    Appartenance,
    Collegue,
    ConnexionRefusee,
    Partage,
    RoleEquipe,
    TemoinTraces,
    Trace,
)

_COLLEGUES = (
    "SELECT c.nom AS compte, c.prenom, c.nom_de_famille, e.nom AS equipe, m.role"
    " FROM compte c JOIN membre m ON m.compte = c.nom JOIN equipe e ON e.id = m.equipe"
)
_TOUS = text(f"{_COLLEGUES} ORDER BY c.nom_de_famille, c.prenom, c.nom, e.nom")
_MOI = text(f"{_COLLEGUES} WHERE c.nom = session_user ORDER BY e.nom")
_PARTAGES = text("SELECT compte, peut_ecrire FROM partage WHERE dossier = :d ORDER BY compte")
_PARTAGER = text("SELECT partager(:d, :compte, :en_ecriture)")
_CESSER = text("SELECT cesser_partage(:d, :compte)")
_PEUT_DECIDER = text("SELECT peut_decider(:d)")
_PASSER = text("SELECT passer(:d, :compte)")
_TRACES = text(
    "SELECT le, acteur, action, dossier, detail FROM trace"
    " WHERE CAST(:d AS text) IS NULL OR dossier = CAST(:d AS text) ORDER BY n DESC"
)
_ROLES = {role.value: role for role in RoleEquipe}
_NOTER = text("SELECT noter(:geste, :d, :forme)")
_HEURE = text("SELECT clock_timestamp()")


def lire_moi(moteur: Engine) -> Collegue:
    """Rend le compte connecté. Lève `ConnexionRefusee` s’il n’est dans aucune équipe."""
    moi = tenter(partial(_lire_collegues, moteur, _MOI))
    if not moi:
        raise ConnexionRefusee(
            "Ce compte n’est dans aucune équipe.",
            remede="Demandez à votre administrateur de vous y inscrire.",
        )
    return moi[0]


@dataclass(frozen=True, slots=True)
class DroitsEnBase:
    """Les droits tels que le serveur les applique ; les refuser est son affaire, pas la nôtre."""

    base: DossiersEnBase

    def moi(self) -> Collegue:
        """Rend le compte connecté."""
        return lire_moi(self.base.moteur)

    def collegues(self) -> tuple[Collegue, ...]:
        """Rend tous les comptes, par nom."""
        return tenter(partial(_lire_collegues, self.base.moteur, _TOUS))

    def partages(self, identifiant: UUID) -> tuple[Partage, ...]:
        """Rend les collègues à qui ce dossier est ouvert, hors de l’équipe."""

        def lire() -> tuple[Partage, ...]:
            with self.base.moteur.connect() as connexion:
                lignes = connexion.execute(_PARTAGES, {"d": str(identifiant)})
                return tuple(Partage(*ligne) for ligne in lignes)

        return tenter(lire)

    def partager(self, identifiant: UUID, compte: str, *, en_ecriture: bool) -> None:
        """Ouvre un dossier à un collègue d’une autre équipe. Lève `AccesRefuse`."""
        self._appeler(
            _PARTAGER, {"d": str(identifiant), "compte": compte, "en_ecriture": en_ecriture}
        )

    def cesser_partage(self, identifiant: UUID, compte: str) -> None:
        """Referme un dossier à ce collègue. Lève `AccesRefuse`."""
        self._appeler(_CESSER, {"d": str(identifiant), "compte": compte})

    def passer(self, identifiant: UUID, compte: str, referent: Conseiller) -> int:
        """Passe un dossier à un nouveau référent, rend la révision écrite.

        Tout se fait en une transaction : la révision, le droit et sa trace. Lève `AccesRefuse`,
        `ConflitDeRevision` ou `ElementIntrouvable`.
        """
        garde = tenter(partial(self.base.lire, identifiant))
        ancien = garde.dossier.referent.nom_complet
        geste = f"référent\u00a0: {ancien} → {referent.nom_complet}"
        return tenter(
            partial(
                self._passer,
                garde.dossier.avec(referent=referent),
                garde.revision,
                geste,
                compte,
                uuid4(),
            )
        )

    def traces(self, identifiant: UUID | None = None) -> tuple[Trace, ...]:
        """Rend les gestes que l’on peut voir, le plus récent d’abord."""

        def lire() -> tuple[Trace, ...]:
            cle = None if identifiant is None else str(identifiant)
            with self.base.moteur.connect() as connexion:
                return tuple(
                    Trace(le, acteur, action, UUID(dossier) if dossier else None, detail)
                    for le, acteur, action, dossier, detail in connexion.execute(
                        _TRACES, {"d": cle}
                    )
                )

        return tenter(lire)

    def controler_les_traces(self, temoin: TemoinTraces | None) -> TemoinTraces | None:
        """Refait la chaîne de ses propres gestes. Lève `TracesAlterees`."""

        def refaire() -> TemoinTraces | None:
            with self.base.moteur.connect() as connexion:
                return controler(connexion, temoin)

        return tenter(refaire)

    def noter_export(self, identifiant: UUID, forme: str) -> None:
        """Note qu’un dossier est sorti du serveur, et sous quelle forme (un mot)."""
        self._appeler(_NOTER, {"geste": "export", "d": str(identifiant), "forme": forme})

    def ecart_d_horloge(self) -> timedelta:
        """Rend l’avance de l’horloge du poste sur celle du serveur."""

        def mesurer() -> timedelta:
            with self.base.moteur.connect() as connexion:
                heure = connexion.execute(_HEURE).scalar_one()
            return timedelta(seconds=(self.base.maintenant() - heure).total_seconds())

        return tenter(mesurer)

    def _passer(
        self, dossier: Dossier, attendue: int, geste: str, compte: str, operation: UUID
    ) -> int:
        with self.base.moteur.begin() as connexion:
            if noter(connexion, operation, dossier, revision=attendue + 1):
                _exiger_de_decider(connexion, dossier.id)
                self.base.ecrire_dans(connexion, dossier, attendue=attendue, geste=geste)
                connexion.execute(_PASSER, {"d": str(dossier.id), "compte": compte})
        return attendue + 1

    def _appeler(self, requete: TextClause, valeurs: dict[str, object]) -> None:
        def faire() -> None:
            with self.base.moteur.begin() as connexion:
                connexion.execute(requete, valeurs)

        tenter(faire)


def _exiger_de_decider(connexion: Connection, identifiant: UUID) -> None:
    if not connexion.execute(_PEUT_DECIDER, {"d": str(identifiant)}).scalar():
        raise AccesRefuse(
            "Seuls le référent et le responsable de l’équipe peuvent passer ce dossier.",
            remede="Rien n’a changé.",
        )


def _lire_collegues(moteur: Engine, requete: TextClause) -> tuple[Collegue, ...]:
    with moteur.connect() as connexion:
        lignes = connexion.execute(requete).all()
    return tuple(
        Collegue(
            compte,
            prenom,
            nom,
            tuple(Appartenance(ligne.equipe, _ROLES[ligne.role]) for ligne in groupe),
        )
        for (compte, prenom, nom), groupe in groupby(
            lignes, key=lambda ligne: (ligne.compte, ligne.prenom, ligne.nom_de_famille)
        )
    )
