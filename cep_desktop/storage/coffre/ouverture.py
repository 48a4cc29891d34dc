"""Créer, ouvrir et fermer un coffre : le seul endroit qui touche à ses fichiers."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select

from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.serrure import COUT_NORMAL, Argon2id
from cep_desktop.storage.coffre.verrou import Detenteur, Verrou
from cep_desktop.storage.sql import chiffree
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import VERSION, meta, metadata
from cep_desktop.usecases.coffre.erreurs import CoffreAbime, CoffreFerme, CoffreTropRecent
from cep_desktop.usecases.depot import charger, deposer

ENTETE, COPIE, BASE = "coffre.json", "coffre.copie.json", "dossiers.db"
_TAILLE_ENTETE = 64 * 1024

Horloge = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class CoffreOuvert:
    """Un coffre déverrouillé ; `tenu_par` dit qui l’a déjà, alors rien ne s’y écrit."""

    dossier: Path
    entete: Entete
    cle: bytes
    dossiers: DossiersEnBase
    moteur: Engine
    verrou: Verrou
    tenu_par: Detenteur | None = None

    def fermer(self) -> None:
        """Ferme la base et rend le verrou."""
        with suppress(OSError):
            self.verrou.rendre()
        self.moteur.dispose()


def existe(dossier: Path) -> bool:
    """Vrai si ce dossier contient un coffre."""
    return (dossier / ENTETE).exists() or (dossier / BASE).exists()


def creer(
    dossier: Path,
    phrase: str,
    *,
    auteur: str,
    maintenant: Horloge,
    cout: Argon2id = COUT_NORMAL,
) -> tuple[CoffreOuvert, str]:
    """Crée un coffre vide et rend aussi le code de secours, montré une seule fois.

    Lève `CoffreFerme` si ce dossier en contient déjà un, `PhraseDePasseFaible`,
    `DepotImpossible`.
    """
    if existe(dossier):
        raise CoffreFerme(
            "Ce dossier contient déjà un coffre.",
            remede="Ouvrez-le, ou choisissez un autre dossier.",
        )
    neuf = en_tete.creer(phrase, cout=cout)
    octets = neuf.entete.ecrire()
    deposer(dossier, {ENTETE: octets, COPIE: octets})
    return _ouvrir(dossier, neuf.entete, neuf.cle, auteur, maintenant), neuf.code_de_secours


def ouvrir(dossier: Path, saisie: str, *, auteur: str, maintenant: Horloge) -> CoffreOuvert:
    """Ouvre un coffre par sa phrase de passe ou son code de secours.

    Lève `PhraseDePasseFausse`, `CoffreAbime`, `CoffreTropRecent` ou `DepotImpossible` ; les
    fichiers restent tels quels.
    """
    entete = _lire_entete(dossier)
    return _ouvrir(dossier, entete, en_tete.ouvrir(entete, saisie), auteur, maintenant)


def changer_phrase(
    coffre: CoffreOuvert, phrase: str, *, cout: Argon2id = COUT_NORMAL
) -> CoffreOuvert:
    """Rend le coffre ouvert par une nouvelle phrase ; l’ancienne ne l’ouvre plus.

    Lève `PhraseDePasseFaible` ou `DepotImpossible`.
    """
    entete = en_tete.changer_phrase(coffre.entete, coffre.cle, phrase, cout=cout)
    octets = entete.ecrire()
    deposer(coffre.dossier, {ENTETE: octets, COPIE: octets})
    return CoffreOuvert(
        coffre.dossier,
        entete,
        coffre.cle,
        coffre.dossiers,
        coffre.moteur,
        coffre.verrou,
        coffre.tenu_par,
    )


def _lire_entete(dossier: Path) -> Entete:
    """Lit l’en-tête, ou sa copie si l’original est abîmé."""
    refus: CoffreFerme | None = None
    for nom in (ENTETE, COPIE):
        if (dossier / nom).exists():
            try:
                return en_tete.lire(charger(dossier / nom, taille_maximale=_TAILLE_ENTETE))
            except CoffreAbime as cause:
                refus = cause
    raise refus or CoffreFerme(
        "Ce dossier ne contient pas de coffre.", remede="Choisissez un autre dossier."
    )


def _ouvrir(
    dossier: Path, entete: Entete, cle: bytes, auteur: str, maintenant: Horloge
) -> CoffreOuvert:
    verrou = Verrou(dossier)
    tenu_par = verrou.prendre(auteur, maintenant())
    try:
        moteur = chiffree.ouvrir(
            dossier / BASE, deriver(cle, Usage.BASE), lecture_seule=tenu_par is not None
        )
        index = IndexFts5()
        if tenu_par is None:
            _preparer(moteur, index)
        _exiger_lisible(moteur)
    except BaseException:
        verrou.rendre()
        raise
    depot = DossiersEnBase(moteur, index, auteur, maintenant)
    return CoffreOuvert(dossier, entete, cle, depot, moteur, verrou, tenu_par)


def _preparer(moteur: Engine, index: IndexFts5) -> None:
    """Crée les tables d’un coffre neuf ; ne touche pas à un coffre plus récent."""
    with moteur.begin() as connexion:
        if moteur.dialect.has_table(connexion, meta.name):
            return
        metadata.create_all(connexion)
        index.creer(connexion)
        connexion.execute(insert(meta).values(cle="schema", valeur=str(VERSION)))


def _exiger_lisible(moteur: Engine) -> None:
    with moteur.connect() as connexion:
        version = connexion.execute(select(meta.c.valeur).where(meta.c.cle == "schema")).scalar()
    if version is None or not version.isdecimal():
        moteur.dispose()
        raise CoffreAbime(
            "Le coffre ne dit pas sa version.",
            remede="Restaurez la dernière sauvegarde. Le fichier n’a pas été modifié.",
        )
    if int(version) > VERSION:
        moteur.dispose()
        raise CoffreTropRecent(
            "Ce coffre a été créé par une version plus récente de CEP Desktop.",
            remede="Mettez CEP Desktop à jour. Le coffre n’a pas été modifié.",
        )
