"""Des milliers de dossiers tirés des exemples, mis dans un coffre aussi vite que le disque le peut.

Chaque dossier est un exemple livré dont les noms, le numéro, le projet et les notes changent. Les
mots suivent la loi de Zipf : quelques-uns sont dans tous les dossiers, la plupart dans un seul.
"""

import hashlib
import itertools
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.storage.coffre.journal import Etat
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.storage.recherche import plier, texte_cherchable
from cep_desktop.storage.sql.fiche import en_tete
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import document, entete, revision
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.journal import Geste

LE = date(2026, 11, 25)
MOTS, NOMS, PRENOMS = 40_000, 30_000, 1_500
_PAR_TRANSACTION = 2_000
_SYLLABES = [
    consonne + voyelle
    for consonne in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "br")
    for voyelle in ("a", "e", "i", "o", "u", "ou", "an", "on", "in")
]


@dataclass(frozen=True, slots=True)
class Semence:
    """Un dossier prêt à écrire : les colonnes de l’en-tête, le document, les mots à indexer."""

    id: UUID
    colonnes: dict[str, object]
    octets: bytes
    prenom: str
    nom: str
    mots: tuple[str, ...]


def semences(nombre: int, *, tirage: int = 0, entiers: bool = True) -> Iterator[Semence]:
    """Rend des dossiers différents ; réduits à leurs noms si `entiers` est faux.

    Un autre tirage puise dans le même vocabulaire : une note neuve a peu de mots neufs.

    Réduit, le document pèse 2 Ko au lieu de 50 ; l’en-tête et les mots indexés sont les mêmes.
    """
    alea = random.Random(1)  # noqa: S311 - des mesures, pas un secret
    mots = [_inventer(alea) for _ in range(MOTS)]
    poids = list(itertools.accumulate(1 / (rang + 3) for rang in range(MOTS)))
    noms = [_inventer(alea).capitalize() for _ in range(NOMS)]
    prenoms = [_inventer(alea).capitalize() for _ in range(PRENOMS)]
    alea.seed(tirage)
    modeles = [_Modele(dossier, entiers=entiers) for _, dossier in ExemplesEmbarques().lister()]
    for rang in range(nombre):
        prenom = prenoms[int(PRENOMS * alea.random() ** 2)]
        nom = noms[int(NOMS * alea.random() ** 2)]
        notes = alea.choices(mots, cum_weights=poids, k=60)
        yield modeles[rang % len(modeles)].semer(rang, prenom, nom, notes)


class _Modele:
    """Un exemple dont on remplace, octet pour octet, ce qui change d’une personne à l’autre."""

    def __init__(self, dossier: Dossier, *, entiers: bool) -> None:
        note = NotePrivee(id="N1", le=LE, texte="Zznotezz")
        personne = Beneficiaire(prenom="Zzprenomzz", nom="Zznomzz")
        neuf = dossier.avec(beneficiaire=personne, numero="Zznumerozz", notes_privees=(note,))
        garde = neuf if entiers else _reduire(neuf)
        self._id = str(dossier.id).encode()
        self._octets = dossier_portable.ecrire_serre(garde)
        self._colonnes = en_tete(neuf, le=LE)
        self._mots = tuple(texte_cherchable(dossier.avec(notes_privees=())).split())

    def semer(self, rang: int, prenom: str, nom: str, notes: list[str]) -> Semence:
        identifiant = UUID(int=random.Random(rang).getrandbits(128), version=4)  # noqa: S311
        octets = self._octets.replace(self._id, str(identifiant).encode())
        for marque, texte in (
            (b"Zzprenomzz", prenom),
            (b"Zznomzz", nom),
            (b"Zznumerozz", f"{rang:06}"),
            (b"Zznotezz", " ".join(notes)),
        ):
            octets = octets.replace(marque, texte.encode())
        colonnes = {
            **self._colonnes,
            "id": str(identifiant),
            "numero": f"{rang:06}",
            "personne": f"{prenom} {nom}",
            "rang_nom": plier(f"{nom} {prenom}"),
        }
        return Semence(identifiant, colonnes, octets, prenom, nom, (*self._mots, *notes))


def semer(coffre: CoffreOuvert, nombre: int, *, entiers: bool = True) -> None:
    """Met ces dossiers dans un coffre, avec leur révision, leur ligne de journal et leurs mots."""
    suite = semences(nombre, entiers=entiers)
    rang, vocabulaire = 0, set[str]()
    while lot := list(itertools.islice(suite, _PAR_TRANSACTION)):
        _semer_un_lot(coffre, lot, rang)
        rang += len(lot)
        vocabulaire.update(mot for s in lot for mot in (*s.mots, plier(s.nom), plier(s.prenom)))
    longs = [(mot,) for mot in sorted(vocabulaire) if len(mot) >= 4 and mot.isalpha()]
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("INSERT OR IGNORE INTO recherche_mot VALUES (?)", longs)
    coffre.reposer()


def _semer_un_lot(coffre: CoffreOuvert, lot: list[Semence], rang: int) -> None:
    journal, le = coffre.interieur.journal, coffre.interieur.maintenant()
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.execute(
            entete.insert(), [{**s.colonnes, "revision": 1, "change_le": le} for s in lot]
        )
        connexion.execute(
            document.insert(), [{"dossier": str(s.id), "json": s.octets} for s in lot]
        )
        commun = {"numero": 1, "le": le, "auteur": "mesure", "geste": "dossier créé", "nom": ""}
        revisions = [
            {**commun, "dossier": str(s.id), "json_compresse": zlib.compress(s.octets, 1)}
            for s in lot
        ]
        connexion.execute(revision.insert(), revisions)
        for semence in lot:
            etat = Etat(1, journal.resumer(semence.octets))
            objet = journal.empreinte(semence.id)
            journal.noter(connexion, Geste.ECRITURE, le, objet=objet, etat=etat)
        formes = [_formes(semence) for semence in lot]
        places = [
            (rang + n, str(s.id), hashlib.blake2b(f.encode(), digest_size=16).digest())
            for n, (s, f) in enumerate(zip(lot, formes, strict=True), 1)
        ]
        connexion.exec_driver_sql("INSERT INTO recherche_place VALUES (?, ?, ?)", places)
        connexion.exec_driver_sql(
            "INSERT INTO recherche (rowid, mots) VALUES (?, ?)",
            [(rang + n, forme) for n, forme in enumerate(formes, 1)],
        )


def _formes(semence: Semence) -> str:
    noms = plier(f"{semence.prenom} {semence.nom}").split()
    return IndexFts5.formes({*semence.mots, *noms}, noms)


def _inventer(alea: random.Random) -> str:
    return "".join(alea.choice(_SYLLABES) for _ in range(alea.randint(2, 4)))


def _reduire(dossier: Dossier) -> Dossier:
    gardes = ("id", "numero", "est_fictif", "vocabulaire", "ouvert_le", "beneficiaire", "referent",
              "structure", "notes_privees")  # fmt: skip
    return Dossier.model_validate({nom: getattr(dossier, nom) for nom in gardes})
