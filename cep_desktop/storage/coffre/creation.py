"""Créer un coffre : tout est préparé à côté, puis mis en place d’un seul renommage."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.emplacement import Emplacement, situer
from cep_desktop.storage.coffre.entete import CoffreNeuf
from cep_desktop.storage.coffre.fichiers import (
    BASE,
    ENTETE,
    TEMOIN,
    creer_vide,
    forcer_sur_disque,
)
from cep_desktop.storage.coffre.interieur import composer_temoin
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.tables import creer_tables
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.sql import chiffree
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import meta, metadata
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.erreurs import CoffreFerme
from cep_desktop.usecases.coffre.journal import Geste
from cep_desktop.usecases.depot import PREFIXE_PROVISOIRE, deposer, en_francais


def exiger_un_bon_endroit(dossier: Path, *, malgre_le_reseau: bool) -> None:
    """Refuse un dossier déjà plein ou un partage réseau. Lève `CoffreFerme`."""
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise CoffreFerme(
            "Ce dossier n’est pas vide\u00a0: un coffre y est peut-être déjà.",
            remede="Ouvrez-le, ou choisissez un dossier vide.",
        )
    if situer(dossier) is Emplacement.RESEAU and not malgre_le_reseau:
        raise CoffreFerme(
            "Ce dossier est sur un partage réseau\u00a0: une coupure pourrait y abîmer le coffre.",
            remede="Choisissez un dossier de ce poste ou, à plusieurs, la base d’équipe.",
        )


def mettre_en_place(dossier: Path, neuf: CoffreNeuf, *, auteur: str, le: datetime) -> None:
    """Crée les fichiers d’un coffre vide. Lève `DepotImpossible` : rien ne reste alors."""
    with en_francais(dossier):
        dossier.parent.mkdir(parents=True, exist_ok=True)
        provisoire = Path(tempfile.mkdtemp(prefix=PREFIXE_PROVISOIRE, dir=dossier.parent))
        try:
            _composer(provisoire, neuf, auteur, le)
            if dossier.exists():
                dossier.rmdir()
            provisoire.rename(dossier)
        except BaseException:
            shutil.rmtree(provisoire, ignore_errors=True)
            raise
        forcer_sur_disque(dossier.parent)


def _composer(lieu: Path, neuf: CoffreNeuf, auteur: str, le: datetime) -> None:
    creer_vide(lieu / BASE)
    moteur = chiffree.ouvrir(lieu / BASE, deriver(neuf.cle, Usage.BASE))
    journal = Journal(deriver(neuf.cle, Usage.JOURNAL), neuf.entete.coffre, auteur)
    try:
        with ecriture(moteur) as connexion:
            _creer_tables(connexion)
            journal.noter(connexion, Geste.CREATION, le)
            temoin = composer_temoin(connexion, neuf.entete, journal)
    finally:
        moteur.dispose()
    deposer(lieu, {ENTETE: neuf.entete.ecrire(), TEMOIN: temoin.ecrire()})
    forcer_sur_disque(lieu)


def _creer_tables(connexion: Connection) -> None:
    metadata.create_all(connexion)
    creer_tables(connexion)
    IndexFts5().creer(connexion)
    connexion.execute(insert(meta).values(cle="schema", valeur=str(VERSION)))
