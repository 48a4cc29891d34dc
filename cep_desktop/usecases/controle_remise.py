"""Le contrôle avant remise : ce qui part vraiment, ce qui reste ici, ce qui est à regarder."""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.completude import EtatRubrique, completude
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import Papier
from cep_desktop.usecases.remise import composer_remise

_MOTS_PRIVES_MINIMUM = 12
"""Caractères à partir desquels un texte privé se reconnaît sans doute dans un papier."""
_BALISES = re.compile(r"<[^>]+>")
_CADRE = re.compile(r"<w:framePr [^>]*w:x=\"(\d+)\"[^>]*w:y=\"(\d+)\"")
_TWIPS_PAR_MM = 1440 / 25.4
_FENETRE_X, _FENETRE_Y = 100, 55
"""Coin de la fenêtre d’une enveloppe DL, en millimètres."""
_BAS_DE_FENETRE = 90


@dataclass(frozen=True, slots=True)
class Controle:
    """Un point contrôlé ; `bloque` : rien ne part tant qu’il n’est pas réglé."""

    est_bon: bool
    titre: str
    precision: str = ""
    bloque: bool = False


@dataclass(frozen=True, slots=True)
class FichierQuiPart:
    """Un fichier du paquet, sous son nom neutre ; `pages` est vide si rien ne sait les compter."""

    titre: str
    nom: str
    pages: str


@dataclass(frozen=True, slots=True)
class BilanDeRemise:
    """Tout ce que montre le contrôle avant remise."""

    partent: tuple[FichierQuiPart, ...]
    controles: tuple[Controle, ...]
    reste: tuple[str, ...]

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
    joints: Sequence[Papier] = (),
    avec_pages: bool = False,
    dire: Callable[[str], None] | None = None,
) -> BilanDeRemise:
    """Compose le paquet en mémoire et le contrôle, sans rien déposer. Lève `ErreurMetier`.

    `avec_pages` compte les pages par une conversion, si ce poste sait en faire.
    """
    papiers = composer_remise(dossier, gabarits, le=le, joints=joints, dire=dire)
    pages = _compter(papiers, dire) if avec_pages else {}
    textes = {papier.nom: _texte(papier) for papier in papiers}
    return BilanDeRemise(
        partent=tuple(
            FichierQuiPart(p.nature.libelle, p.nom, pages.get(p.nom, "")) for p in papiers
        ),
        controles=tuple(_controles(dossier, papiers, textes)),
        reste=tuple(_reste(dossier)),
    )


def _controles(
    dossier: Dossier, papiers: Sequence[Papier], textes: dict[str, str]
) -> Iterator[Controle]:
    for rubrique in completude(dossier):
        if rubrique.etat is EtatRubrique.A_COMPLETER:
            titre = f"Une partie est vide\u00a0: «\u00a0{rubrique.code.libelle}\u00a0»"
            yield _a_voir(titre, composer(rubrique.manque))
    yield from _enveloppes(papiers)
    fuites = sorted({nom for nom, texte in textes.items() if _fuit(dossier, texte)})
    combien = accorder(len(papiers), "document")
    yield Controle(
        not fuites,
        f"Aucune note privée dans les {combien}" if not fuites else "Une note privée est imprimée",
        ", ".join(fuites),
        bloque=bool(fuites),
    )
    nommes = [p.nom for p in papiers if _nomme(dossier, p.nom)]
    yield Controle(not nommes, "Noms de fichiers neutres", ", ".join(nommes))
    bavards = [p.nom for p in papiers if _est_bavard(p, dossier.structure.nom)]
    yield Controle(
        not bavards, "Auteur, commentaires et historique retirés des fichiers", ", ".join(bavards)
    )
    muets = [p.nom for p in papiers if _est_inaccessible(p)]
    yield Controle(
        not muets, "Lisible en noir et blanc, titres et tableaux accessibles", ", ".join(muets)
    )


def _enveloppes(papiers: Sequence[Papier]) -> Iterator[Controle]:
    """L’adresse est dans la fenêtre, et rien d’autre : ni expéditeur, ni objet."""
    courriers = [p for p in papiers if p.nature.value.startswith("courrier_")]
    for courrier in courriers:
        xml = _partie(courrier, "word/document.xml")
        cadres = [(int(x) / _TWIPS_PAR_MM, int(y) / _TWIPS_PAR_MM) for x, y in _CADRE.findall(xml)]
        adresses = [c for c in cadres if c[0] >= _FENETRE_X]
        est_vu = all(_FENETRE_Y <= y <= _BAS_DE_FENETRE for _, y in adresses)
        if not adresses or not est_vu:
            yield _a_voir("L’adresse n’est pas dans la fenêtre de l’enveloppe", courrier.nom)
        elif len(adresses) < 3:  # noqa: PLR2004 — organisme, voie, commune
            yield _a_voir(
                "Une adresse est incomplète",
                f"{courrier.nom}\u00a0: il manque la rue ou la commune.",
            )


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


def _fuit(dossier: Dossier, texte: str) -> bool:
    suivi = dossier.accompagnement
    prives = [note.texte for note in dossier.notes_privees]
    prives += [e.compte_rendu for e in suivi.echanges if not e.est_partageable]
    partages = {dossier.referent.nom_complet, dossier.beneficiaire.nom_complet}
    prives += [c.nom for c in suivi.contacts if not c.est_partageable and c.nom not in partages]
    plats = (" ".join(composer(prive).split()) for prive in prives)
    return any(len(plat) >= _MOTS_PRIVES_MINIMUM and plat in texte for plat in plats)


def _nomme(dossier: Dossier, nom: str) -> bool:
    personne = dossier.beneficiaire
    return any(
        mot.casefold() in nom.casefold().replace("-", " ").split()
        for mot in (personne.prenom, personne.nom)
    )


def _est_bavard(papier: Papier, organisme: str) -> bool:
    if not papier.nom.endswith((".docx", ".xlsx")):
        return False
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as paquet:
        commentaires = [n for n in paquet.namelist() if "comments" in n.lower()]
    proprietes = _partie(papier, "docProps/core.xml")
    modifie = re.search(r"<cp:lastModifiedBy>([^<]+)<", proprietes)
    auteur = html.unescape(modifie[1]).strip() if modifie else ""
    return bool(commentaires) or auteur not in {"", organisme}


def _est_inaccessible(papier: Papier) -> bool:
    from cep_desktop.documents.accessibilite import controler_classeur, controler_word

    if papier.nom.endswith(".docx"):
        return bool(controler_word(papier.octets))
    return papier.nom.endswith(".xlsx") and bool(controler_classeur(papier.octets))


def _texte(papier: Papier) -> str:
    """Tout le texte d’un fichier, en clair, sur une ligne."""
    if not papier.nom.endswith((".docx", ".xlsx")):
        return " ".join(papier.octets.decode(errors="replace").split())
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as paquet:
        parties = [n for n in paquet.namelist() if n.endswith(".xml")]
        brut = " ".join(paquet.read(nom).decode(errors="replace") for nom in parties)
    return " ".join(html.unescape(_BALISES.sub("", brut)).split())


def _partie(papier: Papier, nom: str) -> str:
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as paquet:
        return paquet.read(nom).decode(errors="replace")


def _compter(papiers: Sequence[Papier], dire: Callable[[str], None] | None) -> dict[str, str]:
    from cep_desktop.documents.apercu import compter_les_pages
    from cep_desktop.documents.pdf import convertir, convertisseur

    if convertisseur() is None:
        return {}
    attendre = (lambda: dire("Pages\u00a0: comptage…")) if dire else None
    word = {p.nom: p.octets for p in papiers if p.nom.endswith(".docx")}
    rendus = convertir(word, attendre=attendre)
    return {
        nom: accorder(compter_les_pages(rendus[f"{nom.removesuffix('.docx')}.pdf"]), "page")
        for nom in word
    }
