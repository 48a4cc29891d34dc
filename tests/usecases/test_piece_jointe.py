"""Un fichier se joint par son empreinte ; ce qui ne peut pas l’être est dit en une phrase."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from cep_desktop.documents import dossier_portable, piece_jointe
from cep_desktop.documents.piece_jointe import PieceRefusee, ouvrir
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.piece import NaturePiece
from cep_desktop.usecases.commandes.competence import JoindrePiece, ValiderCompetence
from cep_desktop.usecases.ecran_partage.expurger import expurger
from cep_desktop.usecases.piece_jointe import est_le_meme, lire_piece
from cep_desktop.usecases.tout_montrer import montrer
from tests.cas.dossier import LE, exemple

NOM = "attestation de Mme Durand.pdf"


def _image(genre: str) -> bytes:
    sortie = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(sortie, genre)
    return sortie.getvalue()


@pytest.mark.parametrize(
    ("genre", "nature"),
    [("PDF", NaturePiece.PDF), ("PNG", NaturePiece.IMAGE), ("JPEG", NaturePiece.IMAGE)],
)
def test_un_pdf_et_une_image_s_ouvrent(genre: str, nature: NaturePiece) -> None:
    assert ouvrir(_image(genre)) is nature


@pytest.mark.parametrize("genre", ["PDF", "PNG", "JPEG"])
def test_un_fichier_coupe_est_refuse_en_une_phrase(genre: str) -> None:
    octets = _image(genre)
    with pytest.raises(PieceRefusee, match="Ce fichier ne s’ouvre pas"):
        ouvrir(octets[: len(octets) // 8])


def test_un_fichier_joint_ne_garde_que_de_quoi_le_reconnaitre(tmp_path: Path) -> None:
    fichier = tmp_path / NOM
    fichier.write_bytes(_image("PDF"))

    piece = lire_piece(fichier, le=LE)

    assert (piece.nom, piece.nature, piece.jointe_le) == (NOM, NaturePiece.PDF, LE)
    assert piece.poids == len(_image("PDF"))
    assert piece.sha256 == hashlib.sha256(fichier.read_bytes()).hexdigest()
    assert est_le_meme(fichier, piece)
    fichier.write_bytes(fichier.read_bytes() + b"\n")
    assert not est_le_meme(fichier, piece)


def test_un_type_interdit_un_nom_interdit_et_un_absent_sont_dits(tmp_path: Path) -> None:
    programme = tmp_path / "diplome.pdf"
    programme.write_bytes(b"MZ\x90\x00")
    with pytest.raises(PieceRefusee, match="Ce type de fichier ne se joint pas"):
        lire_piece(programme, le=LE)
    numerote = tmp_path / "carte 2 69 05 49 588 157 80.png"
    numerote.write_bytes(_image("PNG"))
    with pytest.raises(PieceRefusee, match="Le nom de ce fichier"):
        lire_piece(numerote, le=LE)
    with pytest.raises(ErreurMetier, match="n’existe pas"):
        lire_piece(tmp_path / "rien.pdf", le=LE)


def test_un_fichier_trop_gros_n_est_pas_lu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_jointe, "TAILLE_MAXIMALE", 1_048_576)
    gros = tmp_path / "film.pdf"
    gros.write_bytes(b"%PDF-" + bytes(1_048_576))
    with pytest.raises(ErreurMetier, match="dépasse 1"):
        lire_piece(gros, le=LE)


def test_la_piece_part_avec_le_dossier_et_pas_sur_l_ecran_partage(tmp_path: Path) -> None:
    fichier = tmp_path / NOM
    fichier.write_bytes(_image("PNG"))
    piece = lire_piece(fichier, le=LE)
    camille = exemple("camille")
    cle = camille.conseil.competences[0].id
    joint = ValiderCompetence(cle, LE).appliquer(JoindrePiece(cle, piece).appliquer(camille))

    assert (
        not JoindrePiece(cle, piece)
        .appliquer(camille)
        .conseil.competences[0]
        .co_construction.est_valide
    )
    assert dossier_portable.lire(dossier_portable.ecrire(joint)) == joint
    assert NOM in str(montrer(joint))
    assert NOM not in expurger(joint).model_dump_json()
    retire = JoindrePiece(cle, None)
    assert retire.appliquer(joint).conseil.competences[0].piece is None
    assert (retire.libelle, JoindrePiece(cle, piece).libelle) == ("fichier retiré", "fichier joint")


def test_un_dossier_d_avant_les_pieces_se_lit_encore() -> None:
    camille = exemple("camille")
    ancien = dossier_portable.ecrire(camille).replace(b'          "piece": null,\n', b"")
    assert ancien != dossier_portable.ecrire(camille)
    assert dossier_portable.lire(ancien) == camille
