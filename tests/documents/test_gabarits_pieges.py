"""Un modèle retouché dans Word : ses passages coupés se recollent, ses ancres perdues se disent."""

import io
import zipfile

import pytest
from docx import Document

from cep_desktop.documents.gabarit import verifier
from cep_desktop.documents.plan_action.ancres import ANCRES
from cep_desktop.documents.plan_action.contenu import composer
from cep_desktop.documents.plan_action.ecriture import ecrire
from cep_desktop.locations import gabarits
from tests.cas.dossier import LE, exemple

CORPS = "word/document.xml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def plan() -> bytes:
    return (gabarits() / "plan_action.docx").read_bytes()


def _changer(modele: bytes, *changements: tuple[str, str], partie: str = CORPS) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(modele)) as lu, zipfile.ZipFile(sortie, "w") as ecrit:
        for nom in lu.namelist():
            octets = lu.read(nom)
            if nom == partie:
                texte = octets.decode()
                for avant, apres in changements:
                    assert avant in texte, avant
                    texte = texte.replace(avant, apres, 1)
                octets = texte.encode()
            ecrit.writestr(nom, octets)
    return sortie.getvalue()


def _ajouter(modele: bytes, nom: str, contenu: str) -> bytes:
    sortie = io.BytesIO(modele)
    with zipfile.ZipFile(sortie, "a") as paquet:
        paquet.writestr(nom, contenu)
    return sortie.getvalue()


def _defauts(modele: bytes) -> list[str]:
    return [str(defaut) for defaut in verifier(modele, ANCRES)]


def _coupe(*bouts: str) -> str:
    entre = '</w:t></w:r>{}<w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t xml:space="preserve">'
    signes = ("", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="7" w:name="x"/>')
    texte = bouts[0]
    for rang, bout in enumerate(bouts[1:]):
        texte += entre.format(signes[rang % 3]) + bout
    return texte


@pytest.mark.parametrize(
    "balise",
    [
        _coupe("{", "{ personne }}"),
        _coupe("{{ personne }", "}"),
        _coupe("{{ per", "sonne }}"),
        _coupe("{", "{", " ", "personne", " ", "}", "}"),
        "{{\u00a0personne\u00a0}}",
        "{{personne}}",
    ],
    ids=["ouverture", "fermeture", "mot", "tout", "insécable", "serrée"],
)
def test_un_passage_coupe_par_word_se_remplit_quand_meme(plan: bytes, balise: str) -> None:
    modele = _changer(plan, ("{{ personne }}", balise))
    assert _defauts(modele) == []
    rempli = ecrire(composer(exemple("camille"), le=LE), modele)
    texte = "\n".join(p.text for p in Document(io.BytesIO(rempli)).paragraphs)
    assert "Camille Moreau" in texte
    assert "{" not in texte
    assert "}" not in texte


@pytest.mark.parametrize(
    "balise",
    ["{ personne }", "{ personne }}", "{personne}", "{{ personne }} }}", "% personne %}"],
)
def test_une_accolade_oubliee_se_voit_avant_d_imprimer(plan: bytes, balise: str) -> None:
    (defaut, *_) = _defauts(_changer(plan, ("{{ personne }}", balise)))
    assert "resterait écrit tel quel" in defaut


@pytest.mark.parametrize(
    ("nom", "lieu"),
    [
        ("word/footnotes.xml", "Notes de bas de page"),
        ("word/endnotes.xml", "Notes de fin"),
        ("word/comments.xml", "Commentaires"),
    ],
)
def test_une_ancre_dans_une_note_est_refusee(plan: bytes, nom: str, lieu: str) -> None:
    note = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote><w:p><w:r><w:t>Voir {{{{ perso</w:t></w:r>'
        "<w:r><w:t>nne }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    (defaut,) = _defauts(_ajouter(plan, nom, note))
    assert defaut.startswith(lieu)
    assert "ne s’y remplit pas" in defaut


def test_une_note_sans_ancre_est_permise(plan: bytes) -> None:
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote/></w:footnotes>'
    assert _defauts(_ajouter(plan, "word/footnotes.xml", note)) == []


def test_une_ancre_inconnue_est_placee_sous_son_titre_pas_sous_celui_d_une_autre(
    plan: bytes,
) -> None:
    """« etape.titre » est connue plus haut ; c’est « aide.titre » qui est fautive."""
    modele = _changer(plan, ("{{ aide.utilite }}", "{{ aide.titre }}"))
    assert any("{{ etape.titre }}" in bout for bout in _texte(plan))
    dits = [d for d in _defauts(modele) if "aide.titre" in d]
    assert len(dits) == 1
    assert dits[0].startswith("Corps, sous «\u00a04. Les aides")


def test_une_ancre_inconnue_avant_tout_titre_le_dit(plan: bytes) -> None:
    ajout = "<w:body><w:p><w:r><w:t>{{ ville }}</w:t></w:r></w:p>"
    (defaut,) = _defauts(_changer(plan, ("<w:body>", ajout)))
    assert defaut.startswith("Corps, avant le premier titre")


def _texte(modele: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(modele)) as paquet:
        return paquet.read(CORPS).decode().split("<w:t")


def _champ(*bouts: str) -> str:
    suites = "".join(f"<w:r><w:instrText>{bout}</w:instrText></w:r>" for bout in bouts)
    debut, fin = (f'<w:r><w:fldChar w:fldCharType="{sens}"/></w:r>' for sens in ("begin", "end"))
    return f"<w:body><w:p>{debut}{suites}{fin}</w:p>"


@pytest.mark.parametrize(
    "corps",
    [
        _champ(" INCLUDE", "PICTURE ", "http://ailleurs/x.png"),
        _champ(" dde excel feuille "),
        _champ(" LINK Excel.Sheet.12 x.xlsx "),
        '<w:body><w:p><w:fldSimple w:instr=" DATABASE x "/></w:p>',
        '<w:body><w:altChunk xmlns:r="r"/>',
        (
            "<w:body><w:p><w:r><w:pict>"
            '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://ailleurs/x.png"/>'
            "</w:pict></w:r></w:p>"
        ),
    ],
    ids=["coupé", "dde", "lien", "base", "morceau", "image"],
)
def test_un_champ_qui_lit_ailleurs_est_refuse_meme_coupe(plan: bytes, corps: str) -> None:
    defauts = _defauts(_changer(plan, ("<w:body>", corps)))
    assert any("autre fichier" in defaut for defaut in defauts)


def test_deux_champs_voisins_ne_font_pas_un_mot_interdit(plan: bytes) -> None:
    debut = _champ(" PAGE R").removesuffix("</w:p>")
    assert _defauts(_changer(plan, ("<w:body>", f"{debut}{_champ('D ')[8:]}</w:p>"))) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_une_partie_en_double_est_refusee(plan: bytes) -> None:
    assert "pas un document Word" in _defauts(_ajouter(plan, CORPS, "<x/>"))[0]


def test_un_corps_cache_ailleurs_est_refuse(plan: bytes) -> None:
    cache = _changer(plan, ("word/document.xml", "word/autre.xml"), partie="_rels/.rels")
    assert any("pas un document Word" in defaut for defaut in _defauts(cache))


def test_une_relation_en_capitales_est_lue(plan: bytes) -> None:
    lien = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{REL}/attachedTemplate" Target="http://x/m.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    defauts = _defauts(_ajouter(plan, "word/_rels/SETTINGS.XML.RELS", lien))
    assert any("modèle distant" in defaut for defaut in defauts)
