"""Dire une action en « je » : « Envoyer la lettre » devient « J’envoie la lettre »."""

import re

from cep_desktop.documents.typographie import minuscule

_PRESENT = {
    "aller": "vais", "appeler": "appelle", "apprendre": "apprends", "attendre": "attends",
    "avoir": "ai", "choisir": "choisis", "connaître": "connais", "construire": "construis",
    "définir": "définis", "devenir": "deviens", "dire": "dis", "écrire": "écris",
    "envoyer": "envoie", "essayer": "essaie", "être": "suis", "faire": "fais", "finir": "finis",
    "inscrire": "inscris", "jeter": "jette", "lire": "lis", "mettre": "mets", "obtenir": "obtiens",
    "ouvrir": "ouvre", "payer": "paie", "prendre": "prends", "recevoir": "reçois",
    "remplir": "remplis", "rendre": "rends", "répondre": "réponds", "réunir": "réunis",
    "revenir": "reviens", "revoir": "revois", "savoir": "sais", "signer": "signe", "suivre": "suis",
    "tenir": "tiens", "transmettre": "transmets", "venir": "viens", "voir": "vois",
    "découvrir": "découvre", "soumettre": "soumets", "convenir": "conviens", "réussir": "réussis",
}  # fmt: skip
_FAMILLES = (
    ("venir", "viens"), ("tenir", "tiens"), ("prendre", "prends"), ("mettre", "mets"),
    ("lire", "lis"), ("faire", "fais"), ("crire", "cris"), ("battre", "bats"),
    ("ouvrir", "ouvre"), ("duire", "duis"),
)  # fmt: skip
"""Fin d’un verbe irrégulier, et sa première personne : « prévenir » suit « venir »."""
_VOYELLES = tuple("aàâeéèêiîoôuùyh")
_PREMIER = re.compile(r"(?P<verbe>[\wàâéèêëîïôûüç]+)(?P<suite>.*)", re.DOTALL)

_AUTRE_VERBE = re.compile(
    r"(?P<lien> et | puis |, )(?P<verbe>[a-zàâéèêëîïôûüç]+)"
    r"(?= (?:le|la|les|un|une|des|mon|ma|mes|ce|cet|cette|ces|son|sa|ses) | l’)"
)
"""Un second infinitif, suivi de son complément : « et fermer l’atelier »."""
_NOMS_EN_ER = frozenset(
    {"atelier", "cahier", "calendrier", "chantier", "courrier", "dossier", "loyer", "métier",
     "papier", "premier", "dernier"}
)  # fmt: skip


def en_je(action: str) -> str:
    """La même action à la première personne ; un verbe peu courant garde son infinitif."""
    pronominal = re.match(r"(?:s’|s'|se )", action, re.IGNORECASE)
    reste = action[pronominal.end() :] if pronominal else action
    trouve = _PREMIER.match(reste)
    if trouve is None:
        return action
    verbe = trouve["verbe"].lower()
    conjugue = _conjuguer(verbe)
    if conjugue is None:
        return f"À faire\u00a0: {minuscule(action)}"
    sujet = "Je m" if pronominal else "J"
    elide = conjugue.startswith(_VOYELLES)
    debut = f"{sujet}’{conjugue}" if elide else f"{sujet}e {conjugue}"
    return f"{debut}{_AUTRE_VERBE.sub(_conjuguer_aussi, trouve['suite'])}"


def _conjuguer_aussi(trouve: re.Match[str]) -> str:
    """« et fermer » devient « et je ferme » ; un nom reste un nom."""
    verbe = trouve["verbe"]
    conjugue = None if verbe in _NOMS_EN_ER else _conjuguer(verbe)
    if conjugue is None:
        return trouve[0]
    sujet = "j’" if conjugue.startswith(_VOYELLES) else "je "
    return f"{trouve['lien']}{sujet}{conjugue}"


def _conjuguer(verbe: str) -> str | None:
    if verbe in _PRESENT:
        return _PRESENT[verbe]
    for fin, present in _FAMILLES:
        if verbe.endswith(fin):
            return f"{verbe.removesuffix(fin)}{present}"
    if not verbe.endswith("er") or len(verbe) < 4:  # noqa: PLR2004
        return None
    radical = verbe[:-2]
    if radical.endswith(("oy", "uy")):
        radical = f"{radical[:-1]}i"
    if radical[-2:-1] == "é" or (radical[-2:-1] == "e" and radical[-3:-2] not in {"", "r"}):
        radical = f"{radical[:-2]}è{radical[-1]}"
    return f"{radical}e"
