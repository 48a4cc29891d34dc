"""Un organisme d’essai : sa racine, deux signataires, et des papiers à signer."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from tests.signing.cas import document_riche

LE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def racine() -> CleLogicielle:
    """La racine de la Fondation Émilie."""
    return emission.emettre_racine("Fondation Émilie", le=LE)


@pytest.fixture(scope="session")
def nadia(racine: CleLogicielle) -> CleLogicielle:
    """La conseillère, clé RSA 3072."""
    return emission.emettre(racine, "Nadia Bénali", le=LE)


@pytest.fixture(scope="session")
def jean(racine: CleLogicielle) -> CleLogicielle:
    """Un collègue, clé P-256."""
    return emission.emettre(racine, "Jean Élève", le=LE, cle=emission.tirer_cle(elliptique=True))


@pytest.fixture(scope="session")
def declaration() -> Declaration:
    """Ce que Nadia déclare."""
    return Declaration(LE, role="Conseillère", commentaire="Lu et approuvé, à Tours", ville="Tours")


@pytest.fixture(scope="session")
def riche() -> bytes:
    """Un document Word avec image, en-tête, lien et commentaire."""
    return document_riche()


@pytest.fixture(scope="session")
def classeur() -> bytes:
    """Un classeur Excel avec formule, commentaire et lien."""
    import openpyxl
    from openpyxl.comments import Comment

    livre = openpyxl.Workbook()
    feuille = livre.active
    feuille["A1"], feuille["A2"], feuille["A3"] = 1, 2, "=A1+A2"
    feuille["B1"].comment = Comment("à vérifier", "organisme")
    feuille["B2"].hyperlink = "https://exemple.fr/aides?annee=2026"
    sortie = BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


@pytest.fixture(scope="session")
def deux_fois_signe(
    riche: bytes, nadia: CleLogicielle, jean: CleLogicielle, declaration: Declaration
) -> bytes:
    """Le document riche, signé par Nadia puis par Jean."""
    return signer(signer(riche, nadia, declaration), jean, Declaration(LE))
