"""Chercher dans les livres du territoire : embauches, organismes, conventions, communes."""

from pathlib import Path

from cep_desktop.referentiels.territoire import (
    Convention,
    LieuNomme,
    OrganismeDeclare,
    Recrutement,
)
from cep_desktop.storage.livres.base import ouvrir
from cep_desktop.storage.livres.mots import debut, repond

_RECRUTEMENTS = (
    "SELECT libelle, max(coalesce(nom_departement, departement)), max(annee), sum(projets), "
    "CASE WHEN count(difficiles) = count(*) THEN sum(difficiles) END, "
    "CASE WHEN count(saisonniers) = count(*) THEN sum(saisonniers) END, "
    "count(projets) < count(*) FROM recrutement WHERE"
)
_ORGANISMES = (
    "SELECT nda, siret, nom, coalesce(ville, ''), qualite_formation, qualite_bilan, qualite_vae "
    "FROM organisme WHERE nda = ? OR siret = ?"
)
_LIEUX = {
    "commune": ("insee, nom, coalesce(code_postal, '')", "code_postal"),
    "formacode": ("code, libelle", "code"),
}


def chercher_recrutements(
    chemin: Path, texte: str, departement: str, *, nombre: int
) -> tuple[Recrutement, ...]:
    """Rend les projets d’embauche par métier, bassins réunis ; un secret reste inconnu."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        par_mots, bornes = repond("recrutement", texte)
        demande = (
            _RECRUTEMENTS,
            par_mots,
            "AND (? = '' OR departement = ?)",
            "GROUP BY metier, libelle ORDER BY sum(projets) DESC LIMIT ?",
        )
        lignes = base.execute(" ".join(demande), (*bornes, departement, departement, nombre))
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
        par_mots, bornes = repond("organisme", texte)
        numero = "".join(texte.split())
        demande = (_ORGANISMES, "OR (", par_mots, ") ORDER BY nom, nda LIMIT ?")
        lignes = base.execute(" ".join(demande), (numero, numero, *bornes, nombre))
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
        par_mots, bornes = repond("convention", texte)
        par_numero, numeros = debut("idcc", texte)
        demande = (
            "SELECT idcc, libelle, opco FROM convention WHERE idcc = ?",
            *("OR (", par_numero, ") OR (", par_mots, ") ORDER BY idcc, rowid LIMIT ?"),
        )
        valeurs = (texte.strip().zfill(4), *numeros, *bornes, nombre)
        lignes = base.execute(" ".join(demande), valeurs)
        return tuple(dict.fromkeys(Convention(*ligne) for ligne in lignes))


def chercher_noms(chemin: Path, table: str, texte: str, *, nombre: int) -> tuple[LieuNomme, ...]:
    """Rend des communes ou des domaines de formation."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        colonnes, numero = _LIEUX[table]
        par_mots, bornes = repond(table, texte)
        par_numero, numeros = debut(numero, texte)
        demande = (
            *("SELECT", colonnes, "FROM", table, "WHERE (", par_numero, ")"),
            *("OR (", par_mots, ") ORDER BY 2, 1 LIMIT ?"),
        )
        lignes = base.execute(" ".join(demande), (*numeros, *bornes, nombre))
        return tuple(dict.fromkeys(LieuNomme(*ligne) for ligne in lignes))
