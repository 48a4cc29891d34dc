"""Rend un paquet Office identique octet pour octet quand son contenu l’est."""

import io
import zipfile

_DATE_FIGEE = (1980, 1, 1, 0, 0, 0)
_EN_TETE_OPC = "[Content_Types].xml"


def figer(paquet: bytes) -> bytes:
    """Réécrit un `.docx` ou un `.xlsx` : mêmes parties, ordre et dates d’archive fixes.

    L’ordre met `[Content_Types].xml` en tête (ECMA-376, partie 2), puis les parties par nom.
    """
    sortie = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(paquet)) as source,
        zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as cible,
    ):
        for nom in sorted(source.namelist(), key=lambda nom: (nom != _EN_TETE_OPC, nom)):
            fiche = zipfile.ZipInfo(nom, _DATE_FIGEE)
            fiche.compress_type = zipfile.ZIP_DEFLATED
            fiche.external_attr = 0o600 << 16
            fiche.create_system = 0
            cible.writestr(fiche, source.read(nom))
    return sortie.getvalue()
