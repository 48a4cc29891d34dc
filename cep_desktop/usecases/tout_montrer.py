"""Écrire un dossier entier en clair, rubrique par rubrique, sans rien oublier."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args, get_origin

from cep_desktop.documents.export_personne.contenu import Groupe, Ligne, Section
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.forme import feuilles, genres
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.situation import Fait
from cep_desktop.domain.typographie import composer
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.dire import champ_du_nom, dire, nommer, se_dit_d_un_trait
from cep_desktop.usecases.mots_du_dossier import mots_du_dossier

_CLES_DITES = frozenset({"numero", "vocabulaire"})
"""Les seules clés qui parlent : les autres relient des lignes entre elles."""

_VIDES: tuple[object, ...] = (None, "", ())


def montrer(dossier: Dossier) -> tuple[Section, ...]:
    """Rend toutes les informations du dossier, dans son ordre, chaque rubrique une fois."""
    tri = _Tri()
    tri.ranger(dossier, chemin="", titre="")
    return tuple(
        Section(titre, tuple(Groupe(sous_titre, tuple(lignes)) for sous_titre, lignes in groupes))
        for titre, groupes in tri.sections.items()
    )


@dataclass(slots=True)
class _Tri:
    """Range chaque information dans sa rubrique, à mesure qu’on parcourt le dossier."""

    sections: dict[str, list[tuple[str, list[Ligne]]]] = field(default_factory=dict)

    def ranger(self, valeur: Valeur, *, chemin: str, titre: str) -> None:
        """Range les informations d’une valeur, puis celles de ce qu’elle contient."""
        dedans: list[tuple[Valeur, str, str]] = []
        lignes: list[Ligne] = []
        mots = mots_du_dossier()
        deja_dit = champ_du_nom(valeur) if titre else ""
        for nom, champ in _champs(valeur):
            place = f"{chemin}.{nom}".lstrip(".")
            libelle = mots.champ(type(valeur), nom)
            if isinstance(champ, tuple) and isinstance(champ[0], Valeur):
                for rang, element in enumerate(champ, 1):
                    if se_dit_d_un_trait(element):
                        lignes.append(_ligne(libelle, element))
                    else:
                        nomme = _joindre(titre, _nommer(element, mots.element(place), rang))
                        dedans.append((element, f"{place}.[]", nomme))
            elif isinstance(champ, Valeur) and not se_dit_d_un_trait(champ):
                dedans.append((champ, place, _joindre(titre, libelle if "." in place else "")))
            elif nom != deja_dit or not titre.endswith(dire(champ)):
                lignes.append(_ligne(libelle, champ))
        if lignes:
            rubrique = mots.rubrique(chemin)
            self.sections.setdefault(rubrique, []).append((titre, lignes))
        for element, place, nomme in dedans:
            self.ranger(element, chemin=place, titre=nomme)


def _champs(valeur: Valeur) -> Iterator[tuple[str, object]]:
    """Les champs remplis, sans les clés internes ni ce qui n’a que sa valeur de départ."""
    for nom, genre in genres(type(valeur)).items():
        contenu = getattr(valeur, nom)
        est_cle = Cle in (genre, *get_args(genre)) and nom not in _CLES_DITES
        est_de_forme = est_cle or get_origin(genre) is Literal
        depart = type(valeur).model_fields[nom].default
        est_au_depart = isinstance(contenu, Valeur) and contenu == depart
        if contenu not in _VIDES and not est_de_forme and not est_au_depart:
            yield nom, contenu


def _ligne(libelle: str, contenu: object) -> Ligne:
    """Ce qui se lit d’une valeur, puis, dessous, ce que cette lecture a laissé de côté."""
    if isinstance(contenu, tuple):
        return Ligne(libelle, "\n".join(map(dire, contenu)))
    dit = dire(contenu)
    if not isinstance(contenu, Valeur):
        return Ligne(libelle, dit)
    if isinstance(contenu, Fait):
        libelle = contenu.code.libelle
    reste = composer(" ; ".join(_complements(contenu, {libelle, dit})))
    return Ligne(libelle, f"{dit}\n{reste[:1].upper()}{reste[1:]}" if reste else dit)


def _complements(valeur: Valeur, deja: set[str]) -> Iterator[str]:
    mots = mots_du_dossier()
    for feuille in feuilles(valeur):
        if feuille.valeur in _VIDES or get_origin(feuille.genre) is Literal:
            continue
        if isinstance(valeur, Fait) and valeur.code.choix and feuille.lieu[0] == "reponse":
            continue
        precision = dire(feuille.valeur)
        if not any(composer(precision) in composer(dit) for dit in deja):
            champ = mots.champ(type(valeur), str(feuille.lieu[-1])).lower()
            lien = " " if champ.endswith((" le", " du")) else " : "
            yield f"{champ}{lien}{precision}"


def _nommer(element: Valeur, genre: str, rang: int) -> str:
    return f"{genre}\u00a0{rang}" + (f" – {nommer(element)}" if champ_du_nom(element) else "")


def _joindre(titre: str, suite: str) -> str:
    return " › ".join(filter(None, (titre, suite)))
