"""Chercher dans les livres du territoire : embauches, organismes, conventions, communes."""

from pathlib import Path

from cep_desktop.domain.pliage import plier
from cep_desktop.referentiels.mots import racines
from cep_desktop.referentiels.territoire import (
    Convention,
    LieuNomme,
    OrganismeDeclare,
    Recrutement,
)
from cep_desktop.storage.livres.base import ouvrir

_DEMANDES = {
    "commune": "SELECT insee, nom, coalesce(code_postal, '') FROM commune "
    "WHERE repond(?, nom, code_postal)",
    "formacode": "SELECT code, libelle FROM formacode WHERE repond(?, libelle, code)",
}


def chercher_recrutements(
    chemin: Path, texte: str, departement: str, *, nombre: int
) -> tuple[Recrutement, ...]:
    """Rend les projets d’embauche par métier, bassins réunis ; un secret reste inconnu."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        base.create_function("repond", 3, _repond, deterministic=True)
        lignes = base.execute(
            "SELECT libelle, max(coalesce(nom_departement, departement)), max(annee), "
            "sum(projets), CASE WHEN count(difficiles) = count(*) THEN sum(difficiles) END, "
            "CASE WHEN count(saisonniers) = count(*) THEN sum(saisonniers) END, "
            "count(projets) < count(*) FROM recrutement "
            "WHERE repond(?, libelle, metier) AND (? = '' OR departement = ?) "
            "GROUP BY metier, libelle ORDER BY sum(projets) DESC LIMIT ?",
            (texte, departement, departement, nombre),
        )
        entier = "France entière"
        return tuple(
            Recrutement(
                metier=libelle,
                territoire=lieu if departement else entier,
                annee=annee,
                projets=projets,
                difficiles=difficiles,
                saisonniers=saisonniers,
                est_partiel=bool(partiel),
            )
            for libelle, lieu, annee, projets, difficiles, saisonniers, partiel in lignes
        )


def chercher_organismes(chemin: Path, texte: str, *, nombre: int) -> tuple[OrganismeDeclare, ...]:
    """Rend les organismes par nom, numéro ou SIRET, dans l’ordre de l’alphabet."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        base.create_function("repond", 3, _repond, deterministic=True)
        lignes = base.execute(
            "SELECT nda, siret, nom, coalesce(ville, ''), qualite_formation, qualite_bilan, "
            "qualite_vae FROM organisme WHERE nda = ? OR siret = ? OR repond(?, nom, '') "
            "ORDER BY nom, nda LIMIT ?",
            (texte, texte, texte, nombre),
        )
        return tuple(
            OrganismeDeclare(*ligne[:4], *(None if v is None else bool(v) for v in ligne[4:]))
            for ligne in lignes
        )


def lire_convention(chemin: Path, idcc: str) -> Convention | None:
    """Rend la convention de ce numéro, ou `None`."""
    with ouvrir(chemin) as base:
        if base is None:
            return None
        demande = "SELECT idcc, libelle, opco FROM convention WHERE idcc = ?"
        ligne = base.execute(demande, (idcc.zfill(4),)).fetchone()
        return Convention(*ligne) if ligne else None


def chercher_conventions(chemin: Path, texte: str, *, nombre: int) -> tuple[Convention, ...]:
    """Rend les conventions de ce nom ou de ce numéro, dans l’ordre des numéros."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        base.create_function("repond", 3, _repond, deterministic=True)
        demande = (
            "SELECT idcc, libelle, opco FROM convention "
            "WHERE idcc = ? OR repond(?, libelle, idcc) ORDER BY idcc LIMIT ?"
        )
        lignes = base.execute(demande, (texte.zfill(4), texte, nombre))
        return tuple(dict.fromkeys(Convention(*ligne) for ligne in lignes))


def chercher_noms(chemin: Path, table: str, texte: str, *, nombre: int) -> tuple[LieuNomme, ...]:
    """Rend des communes ou des domaines de formation."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        base.create_function("repond", 3, _repond, deterministic=True)
        lignes = base.execute(f"{_DEMANDES[table]} ORDER BY 2, 1 LIMIT ?", (texte, nombre))
        return tuple(dict.fromkeys(LieuNomme(*ligne) for ligne in lignes))


def _repond(demande: str, texte: str, code: str | None) -> bool:
    """Vrai si chaque mot cherché commence un mot du texte, ou si le code commence ainsi."""
    if code and plier(code).startswith(plier(demande).strip()):
        return True
    siens = (*racines(texte), *plier(texte).replace("-", " ").split())
    cherches = racines(demande)
    return bool(cherches) and all(any(m.startswith(r) for m in siens) for r in cherches)
