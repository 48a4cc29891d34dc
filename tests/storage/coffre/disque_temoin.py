"""Un disque qui note tout : ce que SQLite écrit, tronque et force sur le disque, dans l’ordre.

Il s’intercale entre SQLite et le système (couche VFS), sans rien changer à ce qui s’y passe : la
coupure de courant se rejoue ensuite à partir des notes.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3 as moteur

_ENTIER, _LONG, _ADRESSE = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p
_OUVRIR = ctypes.CFUNCTYPE(_ENTIER, _ADRESSE, _ADRESSE, _ADRESSE, _ENTIER, ctypes.POINTER(_ENTIER))
_ECRIRE = ctypes.CFUNCTYPE(_ENTIER, _ADRESSE, _ADRESSE, _ENTIER, _LONG)
_TRONQUER = ctypes.CFUNCTYPE(_ENTIER, _ADRESSE, _LONG)
_FORCER = ctypes.CFUNCTYPE(_ENTIER, _ADRESSE, _ENTIER)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, tel que sqlite3.h le décrit."""

    _fields_ = (
        ("version", _ENTIER), ("taille", _ENTIER), ("chemin_maximal", _ENTIER),
        ("suivant", _ADRESSE), ("nom", ctypes.c_char_p), ("donnees", _ADRESSE),
        ("ouvrir", _ADRESSE), ("reste", _ADRESSE * 14),
    )  # fmt: skip


class _Methodes(ctypes.Structure):
    """`sqlite3_io_methods`, tel que sqlite3.h le décrit."""

    _fields_ = (
        ("version", _ENTIER), ("fermer", _ADRESSE), ("lire", _ADRESSE), ("ecrire", _ADRESSE),
        ("tronquer", _ADRESSE), ("forcer", _ADRESSE), ("reste", _ADRESSE * 13),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ecrit:
    """Des octets posés à une place d’un fichier ; le disque peut encore les perdre."""

    fichier: str
    place: int
    octets: bytes


@dataclass(frozen=True, slots=True)
class Tronque:
    """Un fichier ramené à une taille ; le disque peut encore l’ignorer."""

    fichier: str
    taille: int


@dataclass(frozen=True, slots=True)
class Force:
    """Tout ce qui précède dans ce fichier est sur le disque pour de bon."""

    fichier: str


@dataclass(frozen=True, slots=True)
class Annonce:
    """Le programme vient de dire « enregistré », pour cette révision."""

    revision: int


Note = Ecrit | Tronque | Force | Annonce


class DisqueTemoin:
    """Note tout ce qui s’écrit par SQLite dans ce processus, à partir de maintenant.

    `panne`, si elle est posée, rend pour chaque écriture le code d’erreur à rendre à sa place,
    ou 0 pour laisser faire.
    """

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.panne: Callable[[Note], int] | None = None
        self._vivants: list[object] = []  # ce que SQLite appelle ne doit pas être repris
        bibliotheque = ctypes.CDLL(moteur.__file__)
        bibliotheque.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        systeme = bibliotheque.sqlite3_vfs_find(None).contents
        copie = _Vfs.from_buffer_copy(systeme)
        copie.nom = b"temoin"
        copie.ouvrir = self._retenir(_OUVRIR, self._ouvreur(_OUVRIR(systeme.ouvrir)))
        self._vivants.append(copie)
        assert bibliotheque.sqlite3_vfs_register(ctypes.byref(copie), 1) == 0

    def _noter(self, note: Note) -> int:
        refus = self.panne(note) if self.panne else 0
        if not refus:
            self.notes.append(note)
        return refus

    def _retenir(self, forme: Callable[..., Any], geste: Callable[..., int]) -> int | None:
        appel = forme(geste)
        self._vivants.append(appel)
        return ctypes.cast(appel, _ADRESSE).value

    def _ouvreur(self, ouvrir: Callable[..., int]) -> Callable[..., int]:
        def faire(vfs: int, nom: int | None, fichier: int, options: int, rendu: object) -> int:
            code = ouvrir(vfs, nom, fichier, options, rendu)
            place = ctypes.cast(fichier, ctypes.POINTER(ctypes.POINTER(_Methodes)))
            if code == 0 and nom and place[0]:
                chemin = Path(ctypes.string_at(nom).decode()).name
                place[0] = ctypes.pointer(self._methodes(chemin, place[0].contents))
            return code

        return faire

    def _methodes(self, nom: str, vraies: _Methodes) -> _Methodes:
        copie = _Methodes.from_buffer_copy(vraies)
        self._vivants.append(copie)
        ecrire, tronquer = _ECRIRE(vraies.ecrire), _TRONQUER(vraies.tronquer)
        forcer = _FORCER(vraies.forcer)

        def noter_ecrit(fichier: int, octets: int, combien: int, place: int) -> int:
            refus = self._noter(Ecrit(nom, place, ctypes.string_at(octets, combien)))
            return refus or int(ecrire(fichier, octets, combien, place))

        def noter_tronque(fichier: int, taille: int) -> int:
            return self._noter(Tronque(nom, taille)) or int(tronquer(fichier, taille))

        def noter_force(fichier: int, options: int) -> int:
            return self._noter(Force(nom)) or int(forcer(fichier, options))

        copie.ecrire = self._retenir(_ECRIRE, noter_ecrit)
        copie.tronquer = self._retenir(_TRONQUER, noter_tronque)
        copie.forcer = self._retenir(_FORCER, noter_force)
        return copie
