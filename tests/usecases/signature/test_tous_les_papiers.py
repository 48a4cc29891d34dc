"""Chaque genre de papier, signé une et deux fois, RSA 3072 et P-256, relu par trois lecteurs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.storage.embarque import ExemplesEmbarques, GabaritsEmbarques
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import composer_papiers
from tests.cas.dossier import LE
from tests.cas.signature import signe_par_les_deux
from tests.signing.cas import changer, parties
from tests.signing.lecteurs import xmlsec
from tests.signing.lecteurs.libreoffice import LecteurLibreOffice
from tests.usecases.test_version_precedente import revise

MAINTENANT = datetime(2026, 11, 23, 9, 51, tzinfo=UTC)
HORS_OFFICE = {NaturePapier.AGENDA}


@pytest.fixture(scope="module")
def papiers() -> dict[NaturePapier, bytes]:
    """Un exemplaire de chaque genre, pris au premier dossier qui peut l’écrire."""
    dossiers = [
        signe_par_les_deux(),
        revise(),
        *(dossier for _, dossier in ExemplesEmbarques().lister()),
    ]
    gabarits, trouves = GabaritsEmbarques(), {}
    for nature in set(NaturePapier) - HORS_OFFICE:
        for dossier in dossiers:
            try:
                ecrits = composer_papiers(dossier, gabarits, le=LE, natures=(nature,))
            except ErreurMetier:
                continue
            bureau = [p.octets for p in ecrits if p.nom.endswith((".docx", ".xlsx"))]
            if bureau:
                trouves[nature] = bureau[0]
                break
    return trouves


@pytest.fixture(scope="module")
def signes(papiers: dict[NaturePapier, bytes]) -> dict[str, bytes]:
    """Chaque papier signé par la conseillère, puis par un second signataire à clé P-256."""
    racine = emission.emettre_racine("Fondation Émilie", le=MAINTENANT)
    nadia = emission.emettre(racine, "Nadia Bénali", le=MAINTENANT)
    jean = emission.emettre(
        racine, "Jean Élève", le=MAINTENANT, cle=emission.tirer_cle(elliptique=True)
    )
    dite = Declaration(
        MAINTENANT, role="Conseillère", commentaire="Lu et approuvé, à Châtellerault"
    )
    sortie = {}
    for nature, octets in papiers.items():
        sortie[f"{nature.value}-1"] = une = signer(octets, nadia, dite)
        sortie[f"{nature.value}-2"] = signer(une, jean, Declaration(MAINTENANT))
    return sortie


def _attendu(signes: dict[str, bytes]) -> Iterator[tuple[str, bytes, int]]:
    for nom, octets in signes.items():
        yield nom, octets, int(nom[-1])


def test_chaque_genre_de_papier_s_ecrit_et_se_signe(
    papiers: dict[NaturePapier, bytes], signes: dict[str, bytes]
) -> None:
    assert set(papiers) == set(NaturePapier) - HORS_OFFICE
    for nom, octets, nombre in _attendu(signes):
        constats = verifier(octets)
        assert [c.est_intacte and c.est_complete for c in constats] == [True] * nombre, nom
        assert constats[0].faits.commentaire == "Lu et approuvé, à Châtellerault"


@pytest.mark.skipif(not xmlsec.est_la(), reason="xmlsec1 est absent")
def test_xmlsec_retrouve_chaque_reference_de_chaque_papier(signes: dict[str, bytes]) -> None:
    for nom, octets, nombre in _attendu(signes):
        constats = xmlsec.verifier(octets)
        assert len(constats) == nombre, nom
        assert all(constat.est_valide for constat in constats), nom


def test_libreoffice_dit_valide_chaque_papier_et_fausse_chaque_retouche(
    signes: dict[str, bytes], bureau: LecteurLibreOffice, tmp_path: Path
) -> None:
    fichiers, attendus = [], []
    for nom, octets, nombre in _attendu(signes):
        principal = (
            "xl/workbook.xml" if "xl/workbook.xml" in parties(octets) else "word/document.xml"
        )
        suffixe = "xlsx" if principal.startswith("xl") else "docx"
        retouche = changer(octets, principal, lambda c: c.replace(b"</", b" </", 1))
        for genre, contenu, valide in (("bon", octets, True), ("faux", retouche, False)):
            fichiers.append(tmp_path / f"{nom}-{genre}.{suffixe}")
            fichiers[-1].write_bytes(contenu)
            attendus.append((fichiers[-1].name, [valide] * nombre))
    dits = bureau.verifier(*fichiers)
    assert [(f.name, dit) for f, dit in zip(fichiers, dits, strict=True)] == attendus
