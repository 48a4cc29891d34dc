"""Regarder une base avant de l’ouvrir pour écrire : ce qui ne va pas se dit sans rien changer."""

from pathlib import Path

from sqlalchemy import Engine, select

from cep_desktop.storage.coffre.fichiers import a_un_journal
from cep_desktop.storage.coffre.version import VERSION
from cep_desktop.storage.sql.chiffree import OCTETS_PAGE, Acces, abime, ouvrir
from cep_desktop.storage.sql.schema import meta
from cep_desktop.storage.sql.transaction import lecture
from cep_desktop.usecases.coffre.erreurs import CoffreAbime, CoffreTropRecent


def sonder(base: Path, cle: bytes) -> None:
    """Vérifie que la base se lit et que sa version est connue, sans rien écrire dans ses fichiers.

    Lève `CoffreAbime` ou `CoffreTropRecent`.
    """
    attend_son_journal = a_un_journal(base)
    acces = Acces.LECTURE if attend_son_journal else Acces.INSTANTANE
    ouvrir_pour_lire(base, cle, acces).dispose()
    if not attend_son_journal and base.stat().st_size % OCTETS_PAGE:
        raise abime()  # la dernière page est coupée, et rien ne viendra la compléter


def ouvrir_pour_lire(base: Path, cle: bytes, acces: Acces) -> Engine:
    """Rend le moteur d’une base que l’on ne fera que lire. Lève comme `sonder`."""
    if not base.exists():
        raise CoffreAbime(
            "La base du coffre a disparu.",
            remede="Restaurez la dernière sauvegarde. Rien d’autre n’a été modifié.",
        )
    moteur = ouvrir(base, cle, acces=acces)
    try:
        _exiger_connue(moteur)
    except BaseException:
        moteur.dispose()
        raise
    return moteur


def _exiger_connue(moteur: Engine) -> None:
    try:
        with lecture(moteur) as connexion:
            if not moteur.dialect.has_table(connexion, meta.name):
                raise abime()
            requete = select(meta.c.valeur).where(meta.c.cle == "schema")
            version = connexion.execute(requete).scalar()
    except CoffreAbime as cause:
        raise abime() from cause
    if version is None or not version.isdecimal():
        raise abime()
    if int(version) > VERSION:
        raise CoffreTropRecent(
            "Ce coffre a été créé par une version plus récente de CEP Desktop.",
            remede="Mettez CEP Desktop à jour. Le coffre n’a pas été modifié.",
        )
