"""La base d’un livre : une table par sorte de ligne, et de quoi la chercher vite."""

from collections.abc import Callable
from sqlite3 import Connection

from cep_desktop.referentiels.feuille import Feuille
from cep_desktop.referentiels.formats import FORMATS
from cep_desktop.referentiels.livre import Livre
from cep_desktop.storage.livres.mots import indexer_les_mots

FORMAT = 2
"""Version du schéma : une base plus ancienne ou plus récente se réimporte."""

_AJOUTEES = {"competence": ("nature",)}

_INDEX = {
    Livre.CERTIFICATIONS: (
        ("certification", "code"), ("certification_metier", "code"),
        ("certification_metier", "fiche"), ("bloc", "fiche"), ("voie", "fiche"),
        ("certificateur", "fiche"), ("remplacement", "ancienne"),
        ("certification_formacode", "fiche"),
    ),
    Livre.ROME4: (("metier", "code"), ("lien", "code"), ("texte", "code")),
    Livre.ROME3: (("metier", "code"), ("lien", "code"), ("texte", "code")),
    Livre.BMO: (("recrutement", "metier"), ("recrutement", "departement")),
    Livre.ORGANISMES: (("organisme", "nda"), ("organisme", "siret"), ("organisme", "nom")),
    Livre.CONVENTIONS: (("convention", "idcc"),),
    Livre.FORMACODE: (("formacode", "code"),),
    Livre.COMMUNES: (("commune", "insee"), ("commune", "code_postal")),
}  # fmt: skip


def creer(base: Connection, livre: Livre) -> None:
    """Crée les tables d’un livre, vides."""
    base.execute("CREATE TABLE edition (cle TEXT PRIMARY KEY, valeur TEXT)")
    base.execute("CREATE TABLE decompte (fichier TEXT, nom TEXT, lignes INT, ecartees INT)")
    for table, colonnes in tables(livre).items():
        base.execute(f"CREATE TABLE {table} ({', '.join(colonnes)})")
    base.execute(f"PRAGMA user_version = {FORMAT}")


def indexer(base: Connection, livre: Livre, battre: Callable[[], None]) -> None:
    """Pose les index et les mots, une fois toutes les lignes rangées ; `battre` peut lever."""
    for table in tables(livre):
        indexer_les_mots(base, table, battre)
    for table, colonne in _INDEX[livre]:
        base.execute(f"CREATE INDEX {table}_{colonne} ON {table} ({colonne})")


def tables(livre: Livre) -> dict[str, tuple[str, ...]]:
    """Rend les tables d’un livre et leurs colonnes."""
    return {f.table: colonnes_de(f) for f in FORMATS if f.livre is livre}


def colonnes_de(feuille: Feuille) -> tuple[str, ...]:
    """Rend les colonnes d’une feuille dans sa table."""
    return (*(c.nom for c in feuille.colonnes), *_AJOUTEES.get(feuille.table, ()))


def insertion(feuille: Feuille) -> str:
    """Rend l’ordre qui range une ligne ; la table vient de nos formats, jamais d’un fichier."""
    marques = ", ".join("?" * len(colonnes_de(feuille)))
    return " ".join(("INSERT INTO", feuille.table, "VALUES", f"({marques})"))
