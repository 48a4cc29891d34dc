"""Contrôler une base : ses pages, ses comptes, son journal, et des dossiers relus pour de vrai."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.journal import Etat, Journal
from cep_desktop.storage.sql.chiffree import executer
from cep_desktop.storage.sql.schema import document, entete, meta, revision
from cep_desktop.storage.sql.transaction import lecture

DOSSIERS_RELUS = 20


@dataclass(frozen=True, slots=True)
class Controle:
    """Ce qu’un contrôle a trouvé ; sans défaut, la base est saine."""

    dossiers: int
    schema: int
    defauts: tuple[str, ...]


def controler(moteur: Engine, journal: Journal, *, relus: int = DOSSIERS_RELUS) -> Controle:
    """Contrôle une base ouverte et relit `relus` de ses dossiers, répartis sur toute la liste.

    Lève `CoffreAbime` si une page nécessaire ne se déchiffre pas.
    """
    defauts = [*pages_abimees(moteur), *structure_abimee(moteur, "quick_check")]
    with lecture(moteur) as connexion:
        nombre = connexion.execute(select(func.count()).select_from(entete)).scalar_one()
        schema = connexion.execute(select(meta.c.valeur).where(meta.c.cle == "schema")).scalar()
        defauts += _comptes_faux(connexion)
        rupture = journal.rupture(connexion)
        if rupture is not None:
            defauts.append(f"le journal est rompu à la ligne {rupture}")
        pas = max(1, nombre // relus)
        choisis = (
            connexion.execute(select(entete.c.id).order_by(entete.c.id)).scalars().all()[::pas]
        )
    defauts += relire(moteur, journal, [UUID(identifiant) for identifiant in choisis])
    return Controle(nombre, int(schema or 0), tuple(defauts))


def pages_abimees(moteur: Engine) -> tuple[str, ...]:
    """Dit si des pages ne se déchiffrent plus (page libre ou page utile)."""
    fautes = executer(moteur, "PRAGMA cipher_integrity_check")
    return (f"{accorder(len(fautes), 'page')} ne se déchiffrent plus",) if fautes else ()


def structure_abimee(moteur: Engine, controle: str = "integrity_check") -> tuple[str, ...]:
    """Dit si la structure est altérée ; `quick_check` ne compare pas les index à leurs tables."""
    est_saine = executer(moteur, f"PRAGMA {controle}") == (("ok",),)
    return () if est_saine else ("la structure de la base est altérée",)


def relire(moteur: Engine, journal: Journal, identifiants: list[UUID]) -> tuple[str, ...]:
    """Relit ces dossiers un à un, et dit combien sont illisibles ou ramenés en arrière."""
    fautifs = sum(not _se_relit(moteur, journal, identifiant) for identifiant in identifiants)
    return (f"{accorder(fautifs, 'dossier')} ne se relisent pas",) if fautifs else ()


def inconnus_du_journal(connexion: Connection, journal: Journal) -> int:
    """Compte les dossiers dont le journal ne connaît aucune version."""
    identifiants = connexion.execute(select(entete.c.id)).scalars().all()
    empreintes = (journal.empreinte(UUID(identifiant)) for identifiant in identifiants)
    return sum(journal.etat(connexion, empreinte) is None for empreinte in empreintes)


def _se_relit(moteur: Engine, journal: Journal, identifiant: UUID) -> bool:
    requete = (
        select(document.c.json, entete.c.revision)
        .join(entete, entete.c.id == document.c.dossier)
        .where(entete.c.id == str(identifiant))
    )
    try:
        with lecture(moteur) as connexion:
            ligne = connexion.execute(requete).one_or_none()
            etat = journal.etat(connexion, journal.empreinte(identifiant))
        if ligne is None:
            return False
        dossier_portable.lire(ligne.json)
    except ErreurMetier:
        return False
    return etat is None or etat == Etat(ligne.revision, journal.resumer(ligne.json))


def _comptes_faux(connexion: Connection) -> tuple[str, ...]:
    sans_document = (
        select(func.count())
        .select_from(entete.outerjoin(document, document.c.dossier == entete.c.id))
        .where(document.c.dossier.is_(None))
    )
    derniere = (
        select(func.max(revision.c.numero))
        .where(revision.c.dossier == entete.c.id)
        .scalar_subquery()
    )
    decales = (
        select(func.count()).select_from(entete).where(derniere.is_distinct_from(entete.c.revision))
    )
    comptes = (
        (connexion.execute(sans_document).scalar_one(), "sans contenu"),
        (connexion.execute(decales).scalar_one(), "sans dernière révision"),
    )
    return tuple(f"{accorder(nombre, 'dossier')} {quoi}" for nombre, quoi in comptes if nombre)
