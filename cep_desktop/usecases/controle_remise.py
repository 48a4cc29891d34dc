"""Le contrôle avant remise : ce qui part vraiment, ce qui reste ici, ce qui est à regarder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cep_desktop.documents.plan_action import contenu
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import INSECABLE, composer
from cep_desktop.rules.completude import CodeRubrique, EtatRubrique, completude
from cep_desktop.usecases.indiscretions import (
    lettres,
    nomme_la_personne,
    nomme_quelqu_un,
    texte_du,
    trahit_un_nom,
    trahit_une_note,
)
from cep_desktop.usecases.joints import Joints
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import Papier
from cep_desktop.usecases.remise import composer_remise

NON_COMPTEES = "pages non comptées"
_D_UNE_PAGE = frozenset({NaturePapier.FICHE_FALC, NaturePapier.SYNTHESE_ACCUEIL})
"""Les papiers promis sur une page."""
_A_PAGES = (".docx", ".xlsx")
_PAR_AVENANT = " Le plan est signé : cela se complète par un avenant."


@dataclass(frozen=True, slots=True)
class Controle:
    """Un point contrôlé ; `bloque` : rien ne part tant qu’il n’est pas réglé."""

    est_bon: bool
    titre: str
    precision: str = ""
    bloque: bool = False
    rubrique: CodeRubrique | None = None
    """La partie du plan à compléter, si c’est ce qui manque."""
    par_avenant: bool = False
    """Vrai si le plan est signé : on ne le retouche pas, on prépare la version suivante."""


@dataclass(frozen=True, slots=True)
class FichierQuiPart:
    """Un fichier du paquet, sous son nom neutre.

    `pages` est « 2 pages », ou « pages non comptées » si rien ne sait les compter ; il est vide
    pour un fichier qui n’en a pas.
    """

    titre: str
    nom: str
    pages: str


@dataclass(frozen=True, slots=True)
class BilanDeRemise:
    """Tout ce que montre le contrôle avant remise."""

    partent: tuple[FichierQuiPart, ...]
    controles: tuple[Controle, ...]
    reste: tuple[str, ...]
    resume: str
    """« 16 documents, 38 pages »."""

    @property
    def est_bloque(self) -> bool:
        """Vrai si une note privée ou un nom privé est dans un papier."""
        return any(controle.bloque for controle in self.controles)

    @property
    def a_regarder(self) -> int:
        """Nombre de points à regarder."""
        return sum(not controle.est_bon for controle in self.controles)


def controler(
    dossier: Dossier,
    gabarits: Gabarits,
    *,
    le: date,
    joints: Joints | None = None,
    avec_pages: bool = False,
    dire: Callable[[str], None] | None = None,
) -> BilanDeRemise:
    """Compose le paquet en mémoire et le contrôle, sans rien déposer. Lève `ErreurMetier`.

    `avec_pages` compte les pages par une conversion, si ce poste sait en faire.
    """
    joints = joints or Joints((), ())
    papiers = composer_remise(dossier, gabarits, le=le, joints=joints.papiers, dire=dire)
    pdfs, sans_pages = _mettre_en_pages(papiers, dire) if avec_pages else ({}, "")
    pages = _compter(pdfs)
    organismes = frozenset({dossier.structure.nom, gabarits.regles().en_tete})
    return BilanDeRemise(
        partent=tuple(
            FichierQuiPart(p.nature.libelle, p.nom, _dire_les_pages(p.nom, pages)) for p in papiers
        ),
        controles=(
            *_signature(dossier, le),
            *_a_completer(dossier),
            *(_a_voir("Un papier part incomplet", avis) for avis in joints.avis),
            *_enveloppes(papiers, pdfs),
            *_longueurs(papiers, pages, sans_pages),
            *_discretion(dossier, papiers, organismes, pdfs),
        ),
        reste=tuple(_reste(dossier)),
        resume=_resumer(papiers, pages),
    )


def _signature(dossier: Dossier, le: date) -> Iterator[Controle]:
    """Le plan qui part dit ce qui a été signé, ou dit ce qui s’est fait depuis."""
    revision = dossier.accompagnement.revision
    if not _est_signe(dossier) or revision is None:
        return
    if not contenu.composer(dossier, le=le).ecart_de_signature:
        titre = f"Le plan imprimé est celui qui a été signé, version{INSECABLE}{revision.version}"
        yield Controle(est_bon=True, titre=composer(titre))
        return
    precision = (
        "Il dit aussi ce qui s’est fait depuis. Le plan signé lui-même est dans les fichiers "
        "remis ce jour-là : ne le retouchez pas."
    )
    titre = f"Le plan a avancé depuis sa signature, version{INSECABLE}{revision.version}"
    yield Controle(
        est_bon=False, titre=composer(titre), precision=composer(precision), par_avenant=True
    )


def _est_signe(dossier: Dossier) -> bool:
    revision = dossier.accompagnement.revision
    return revision is not None and revision.signee_le is not None


def _a_completer(dossier: Dossier) -> Iterator[Controle]:
    est_signe = _est_signe(dossier)
    for rubrique in completude(dossier):
        if rubrique.etat is EtatRubrique.A_COMPLETER:
            titre = f"Une partie est vide\u00a0: «\u00a0{rubrique.code.libelle}\u00a0»"
            yield Controle(
                est_bon=False,
                titre=titre,
                precision=composer(f"{rubrique.manque}{_PAR_AVENANT if est_signe else ''}"),
                rubrique=None if est_signe else rubrique.code,
                par_avenant=est_signe,
            )


def _discretion(
    dossier: Dossier,
    papiers: Sequence[Papier],
    organismes: frozenset[str],
    pdfs: Mapping[str, bytes],
) -> Iterator[Controle]:
    textes = {papier.nom: texte_du(papier) for papier in papiers}
    notes, noms = (
        [
            _situer(nom, pdfs, partial(trahit, dossier))
            for nom, texte in textes.items()
            if trahit(dossier, texte)
        ]
        for trahit in (trahit_une_note, trahit_un_nom)
    )
    combien = accorder(len(papiers), "document")
    yield _verdict(
        f"Aucune note privée dans les {combien}", "Une note privée est imprimée", notes, bloque=True
    )
    yield _verdict(
        f"Aucun autre nom dans les {combien}",
        "Le nom d’une personne à ne pas nommer est imprimé",
        noms,
        bloque=True,
    )
    yield _verdict(
        "Noms de fichiers neutres",
        "Un nom de fichier dit la personne",
        [p.nom for p in papiers if nomme_la_personne(dossier, p)],
    )
    yield _verdict(
        "Auteur, commentaires et historique retirés des fichiers",
        "Un fichier garde un auteur, un commentaire ou un historique",
        [p.nom for p in papiers if nomme_quelqu_un(p, organismes)],
    )
    yield _verdict(
        "Lisible en noir et blanc, titres et tableaux accessibles",
        "Un document ne se lit pas bien à l’écran ni en noir et blanc",
        [p.nom for p in papiers if _est_inaccessible(p)],
    )


def _situer(nom: str, pdfs: Mapping[str, bytes], trahit: Callable[[str], bool]) -> str:
    """« recu.docx (page 2) » si la page est connue ; le nom seul sinon."""
    from cep_desktop.documents.apercu import lire_les_pages

    pages = lire_les_pages(pdfs[nom]) if nom in pdfs else ()
    page = next((n for n, texte in enumerate(pages, 1) if trahit(lettres(texte))), None)
    return f"{nom} (page\u00a0{page})" if page else nom


def _verdict(bon: str, mauvais: str, fautifs: Sequence[str], *, bloque: bool = False) -> Controle:
    if not fautifs:
        return Controle(est_bon=True, titre=bon)
    return Controle(
        est_bon=False, titre=mauvais, precision=", ".join(sorted(fautifs)), bloque=bloque
    )


def _enveloppes(papiers: Sequence[Papier], pdfs: Mapping[str, bytes]) -> Iterator[Controle]:
    """L’adresse est dans la fenêtre, et rien d’autre : ni expéditeur, ni objet."""
    from cep_desktop.documents.fenetre_enveloppe import regarder

    courriers = [p for p in papiers if p.nature.value.startswith("courrier_")]
    for courrier in courriers:
        defaut = regarder(courrier.octets, pdfs.get(courrier.nom))
        if defaut is not None:
            precision = " ".join(filter(None, (f"{courrier.nom}.", defaut.precision)))
            yield _a_voir(defaut.titre, precision)


def _longueurs(
    papiers: Sequence[Papier], pages: Mapping[str, int], avis: str
) -> Iterator[Controle]:
    if avis:
        yield _a_voir("Les pages n’ont pas été comptées", avis)
    for papier in papiers:
        nombre = pages.get(papier.nom, 1)
        if papier.nature in _D_UNE_PAGE and nombre > 1:
            titre = f"{papier.nature.libelle}\u00a0: {accorder(nombre, 'page')} au lieu d’une"
            yield _a_voir(titre, f"{papier.nom}. Raccourcissez ce qui s’y écrit.")


def _a_voir(titre: str, precision: str) -> Controle:
    return Controle(est_bon=False, titre=titre, precision=precision)


def _reste(dossier: Dossier) -> Iterator[str]:
    notes, suivi = dossier.notes_privees, dossier.accompagnement
    prives = [e for e in suivi.echanges if not e.est_partageable]
    if notes:
        yield accorder(len(notes), "note privée", "notes privées")
    if prives:
        yield accorder(len(prives), "échange privé", "échanges privés")
    if suivi.alertes:
        yield accorder(len(suivi.alertes), "note d’alerte interne", "notes d’alerte internes")
    yield "Les brouillons et l’historique du dossier"
    yield "Votre nom d’utilisateur"


def _est_inaccessible(papier: Papier) -> bool:
    from cep_desktop.documents.accessibilite import controler_classeur, controler_word

    if papier.nom.endswith(".docx"):
        return bool(controler_word(papier.octets))
    return papier.nom.endswith(".xlsx") and bool(controler_classeur(papier.octets))


def _mettre_en_pages(
    papiers: Sequence[Papier], dire: Callable[[str], None] | None
) -> tuple[Mapping[str, bytes], str]:
    """Le PDF de chaque fichier, et pourquoi il n’y en a pas ; l’un des deux est vide."""
    from cep_desktop.documents.pdf import convertir

    attendre = (lambda: dire("Pages\u00a0: comptage…")) if dire else None
    sources = {p.nom: p.octets for p in papiers if p.nom.endswith(_A_PAGES)}
    try:
        rendus = convertir(sources, attendre=attendre)
    except ErreurMetier as refus:
        return {}, str(refus)
    return {nom: rendus[f"{nom.rpartition('.')[0]}.pdf"] for nom in sources}, ""


def _compter(pdfs: Mapping[str, bytes]) -> dict[str, int]:
    from cep_desktop.documents.apercu import compter_les_pages

    return {nom: compter_les_pages(pdf) for nom, pdf in pdfs.items()}


def _dire_les_pages(nom: str, pages: Mapping[str, int]) -> str:
    if not nom.endswith(_A_PAGES):
        return ""
    return accorder(pages[nom], "page") if nom in pages else NON_COMPTEES


def _resumer(papiers: Sequence[Papier], pages: Mapping[str, int]) -> str:
    total = accorder(sum(pages.values()), "page") if pages else NON_COMPTEES
    return f"{accorder(len(papiers), 'document')}, {total}"
