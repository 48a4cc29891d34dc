"""Ce qu’un papier ne doit pas dire : une note privée, le nom d’un autre, un auteur, la personne."""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.produire import Papier

_NOTE_MINIMUM, _PASSAGE_MINIMUM, _NOM_MINIMUM = 10, 28, 5
"""Lettres à partir desquelles une note entière, un de ses passages, un nom se reconnaissent."""
_BALISES = re.compile(r"<[^>]*>")
_ATTRIBUTS = re.compile(r'="([^"]*)"')
_MOTS = re.compile(r"[\W_]+")
_PASSAGES = re.compile(r"[\n.!?;]+")
_AUTEURS = re.compile(r"<(?:cp:lastModifiedBy|dc:creator|Manager|Company)>([^<]+)<")
_TRACES = ("comments", "people.xml", "custom.xml")
_SUIVI = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) [^>]*w:author=")


def texte_du(papier: Papier) -> str:
    """Tout ce qu’un fichier dit, mots et textes de remplacement, lettres seules et minuscules."""
    if not _est_office(papier):
        brut = papier.octets.decode(errors="replace")
        return lettres(re.sub(r"\r\n[ \t]|\\n", "", brut))
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as paquet:
        parties = [n for n in paquet.namelist() if n.endswith((".xml", ".rels"))]
        brut = " ".join(paquet.read(nom).decode(errors="replace") for nom in parties)
    dit = _BALISES.sub("", brut) + " ".join(_ATTRIBUTS.findall(brut))
    return lettres(html.unescape(dit))


def trahit_une_note(dossier: Dossier, texte: str) -> bool:
    """Vrai si une note privée, un échange privé, ou un long passage de l’un d’eux, est imprimé."""
    return any(secret in texte for secret in _secrets(dossier))


def trahit_un_nom(dossier: Dossier, texte: str) -> bool:
    """Vrai si un contact qui ne se partage pas est nommé."""
    contacts = dossier.accompagnement.contacts
    partages = {lettres(c.nom) for c in contacts if c.est_partageable}
    partages |= {lettres(q.nom_complet) for q in (dossier.referent, dossier.beneficiaire)}
    caches = {lettres(c.nom) for c in contacts if not c.est_partageable} - partages
    return any(len(nom) >= _NOM_MINIMUM and nom in texte for nom in caches)


def est_indiscret(dossier: Dossier, papier: Papier) -> bool:
    """Vrai si ce papier ne doit pas partir : il dit une note privée, ou le nom d’un autre."""
    texte = texte_du(papier)
    return trahit_une_note(dossier, texte) or trahit_un_nom(dossier, texte)


def nomme_la_personne(dossier: Dossier, papier: Papier) -> bool:
    """Vrai si le nom du fichier dit le prénom ou le nom, accents et tirets compris."""
    personne = dossier.beneficiaire
    nature = _decouper(papier.nature.value)
    dits = _decouper(papier.nom) - nature
    return any((mots := _decouper(nom)) and mots <= dits for nom in (personne.prenom, personne.nom))


def nomme_quelqu_un(papier: Papier, organismes: frozenset[str]) -> bool:
    """Vrai si un auteur autre que l’organisme, un commentaire ou un suivi reste dans le fichier."""
    if not _est_office(papier):
        return False
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as paquet:
        noms = paquet.namelist()
        proprietes = " ".join(
            paquet.read(nom).decode(errors="replace") for nom in noms if nom.startswith("docProps/")
        )
        suivis = (paquet.read(nom) for nom in noms if nom.startswith("word/") and "xml" in nom)
        est_suivi = any(_SUIVI.search(partie) for partie in suivis)
    auteurs = {html.unescape(nom).strip() for nom in _AUTEURS.findall(proprietes)}
    traces = any(trace in nom.lower() for nom in noms for trace in _TRACES)
    return est_suivi or traces or bool(auteurs - organismes - {""})


def _secrets(dossier: Dossier) -> Iterator[str]:
    echanges = dossier.accompagnement.echanges
    prives = [note.texte for note in dossier.notes_privees]
    prives += [e.compte_rendu for e in echanges if not e.est_partageable]
    for prive in prives:
        if len(entier := lettres(composer(prive))) >= _NOTE_MINIMUM:
            yield entier
        passages = (lettres(composer(passage)) for passage in _PASSAGES.split(prive))
        yield from (passage for passage in passages if len(passage) >= _PASSAGE_MINIMUM)


def lettres(texte: str) -> str:
    """Les lettres et les chiffres d’un texte, en minuscules, sans rien entre eux."""
    return _MOTS.sub("", texte).casefold()


def _decouper(nom: str) -> set[str]:
    plat = unicodedata.normalize("NFKD", nom.casefold())
    sans_accent = "".join(signe for signe in plat if not unicodedata.combining(signe))
    return set(filter(None, _MOTS.split(sans_accent)))


def _est_office(papier: Papier) -> bool:
    return papier.nom.endswith((".docx", ".xlsx"))
