"""Le paquet de remise : en une action, tout ce que la personne et les organismes emportent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.organisme import ReglesOrganisme
from cep_desktop.usecases.papiers import NaturePapier, possibles
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import (
    NOM_MANIFESTE,
    Papier,
    composer_papiers,
    manifester,
)
from cep_desktop.usecases.version_precedente import version_precedente

Dire = Callable[[str], None]
"""Prévenu de ce qui se fait ; ce qu’il lève arrête tout avant que rien ne soit déposé."""

Sceller = Callable[[bytes], bytes]
"""Rend un PDF scellé par la clé de l’organisme. Lève `SignatureImpossible`."""


class RemiseRefusee(ErreurMetier):
    """Un papier dit ce qui est privé : rien n’est déposé."""


@dataclass(frozen=True, slots=True)
class Remise:
    """Le paquet déposé : ses fichiers, son manifeste, et ce qui n’a pas pu y être."""

    dossier: Path
    papiers: tuple[Papier, ...]
    manifeste: str
    avis: tuple[str, ...]


def composer_remise(
    dossier: Dossier,
    gabarits: Gabarits,
    *,
    le: date,
    avant: Dossier | None = None,
    joints: Sequence[Papier] = (),
    dire: Dire | None = None,
) -> tuple[Papier, ...]:
    """Tous les fichiers du paquet, PDF exclus, en mémoire. Lève `ErreurMetier`.

    `avant` est lu dans le dossier s’il n’est pas donné ; `joints` partent avec les papiers.
    """
    avant = avant or version_precedente(dossier)
    natures = possibles(dossier, avant=avant)
    papiers = composer_papiers(
        dossier,
        gabarits,
        le=le,
        natures=natures,
        avant=avant,
        avancer=(lambda nature: dire(f"{nature.libelle}\u00a0: écriture…")) if dire else None,
    )
    return (*papiers, *_financements(dossier.partageable(), gabarits.regles(), le), *joints)


def remettre(
    dossier: Dossier,
    gabarits: Gabarits,
    sortie: Path,
    *,
    le: date,
    avant: Dossier | None = None,
    joints: Sequence[Papier] = (),
    en_pdf: bool = False,
    dire: Dire | None = None,
    sceller: Sceller | None = None,
) -> Remise:
    """Dépose le paquet entier dans `sortie`, ou rien. Lève `RemiseRefusee` ou `ErreurMetier`.

    Sans convertisseur, le paquet est remis sans PDF, et `avis` le dit. `sceller` pose le sceau de
    l’organisme sur chaque PDF.
    """
    papiers = composer_remise(dossier, gabarits, le=le, avant=avant, joints=joints, dire=dire)
    refuser_ce_qui_est_prive(dossier, papiers)
    avis: tuple[str, ...] = ()
    if en_pdf:
        if dire:
            dire("PDF\u00a0: conversion…")
        pdf, avis = _convertir(papiers, dire)
        if sceller is not None:
            pdf = tuple(replace(papier, octets=sceller(papier.octets)) for papier in pdf)
        papiers = (*papiers, *pdf)
    manifeste = manifester(
        dossier, papiers, le, suite={"accords": accords_en_vigueur(dossier, le=le)}
    )
    fichiers = {papier.nom: papier.octets for papier in papiers}
    deposer(sortie, {**fichiers, NOM_MANIFESTE: manifeste.encode()})
    return Remise(sortie, papiers, manifeste, avis)


def refuser_ce_qui_est_prive(dossier: Dossier, papiers: Sequence[Papier]) -> None:
    """Lève `RemiseRefusee`, avec les noms des fichiers, si l’un dit ce qui est privé."""
    from cep_desktop.usecases.indiscretions import est_indiscret

    fautifs = [papier.nom for papier in papiers if est_indiscret(dossier, papier)]
    if fautifs:
        raise RemiseRefusee(
            f"Une note privée, ou le nom d’un autre, est imprimé\u00a0: {', '.join(fautifs)}.",
            remede="Retirez-le de ce qui se partage, puis recommencez. Rien n’a été déposé.",
        )


def _financements(dossier: Dossier, regles: ReglesOrganisme, le: date) -> Iterator[Papier]:
    """Un classeur par financeur, et le plan en texte séparé par des points-virgules."""
    from cep_desktop.documents.plan_financement import contenu, csv_du_plan, ecriture, restriction

    nature = NaturePapier.PLAN_FINANCEMENT
    entier = contenu.composer(dossier, le=le)
    nommer = partial(regles.nommer, nature.value, dossier=dossier, le=le)
    yield Papier(nature, nommer(fin=".csv"), csv_du_plan.ecrire_csv(entier))
    organismes = restriction.organismes(dossier)
    if len(organismes) > 1:
        for rang, organisme in enumerate(organismes, 1):
            octets = ecriture.ecrire(contenu.composer(dossier, le=le, organisme=organisme))
            yield Papier(nature, nommer(fin=f"-financeur-{rang}.xlsx"), octets)


def _convertir(
    papiers: Sequence[Papier], dire: Dire | None
) -> tuple[tuple[Papier, ...], tuple[str, ...]]:
    from cep_desktop.documents.pdf import convertir

    sources = {p.nom: p for p in papiers if se_met_en_pages(p.nom)}
    attendre = (lambda: dire("PDF\u00a0: conversion…")) if dire else None
    try:
        rendus = convertir({nom: p.octets for nom, p in sources.items()}, attendre=attendre)
    except ErreurMetier as refus:
        return (), (str(refus),)
    natures = {Path(nom).stem: papier.nature for nom, papier in sources.items()}
    return tuple(Papier(natures[Path(nom).stem], nom, octets) for nom, octets in rendus.items()), ()


def se_met_en_pages(nom: str) -> bool:
    """Vrai pour un papier Word et pour le classeur entier : ce dont la personne lit les pages."""
    return nom.endswith(".docx") or (nom.endswith(".xlsx") and "-financeur-" not in nom)


def accords_en_vigueur(dossier: Dossier, *, le: date) -> list[Mapping[str, object]]:
    """Rend ce que la personne accepte de partager ce jour-là, et depuis quand."""
    return [
        {
            "objet": accord.objet.value,
            "libelle": accord.objet.libelle,
            "destinataires": list(accord.destinataires),
            "donne_le": accord.donne_le.isoformat(),
        }
        for accord in dossier.consentements
        if accord.vaut_le(le)
    ]
