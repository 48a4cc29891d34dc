"""Le contrôle avant remise laisse passer nos papiers, et arrête celui qui viole un contrôle."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.rules.completude import CodeRubrique
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases import controle_remise, remise
from cep_desktop.usecases.controle_remise import NON_COMPTEES, BilanDeRemise, controler
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Papier, composer_papiers
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet

NOTE = NotePrivee(
    id="N9", le=LE, texte="Je crois que Camille hésite encore beaucoup.\nSon frère l’inquiète."
)
COURRIER, RECU, FICHE = (
    NaturePapier.COURRIER_FINANCEUR,
    NaturePapier.RECU,
    NaturePapier.FICHE_FALC,
)
Poser = Callable[..., None]


def _controler(dossier: Dossier, *, avec_pages: bool = False) -> BilanDeRemise:
    return controler(dossier, GabaritsEmbarques(), le=LE, avec_pages=avec_pages)


def _papier(nature: NaturePapier = RECU) -> Papier:
    return composer_papiers(exemple("camille"), GabaritsEmbarques(), le=LE, natures=(nature,))[0]


def _changer(papier: Papier, partie: str, changement: Callable[[str], str]) -> Papier:
    """Le même papier, dont une partie du paquet a changé."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(papier.octets)) as lu, zipfile.ZipFile(sortie, "w") as ecrit:
        for nom in lu.namelist():
            octets = lu.read(nom)
            ecrit.writestr(nom, changement(octets.decode()) if nom == partie else octets)
        if partie not in lu.namelist():
            ecrit.writestr(partie, changement(""))
    return Papier(papier.nature, papier.nom, sortie.getvalue())


def _dans_le_texte(ajout: str, nature: NaturePapier = RECU) -> Papier:
    return _changer(
        _papier(nature), "word/document.xml", lambda xml: xml.replace("</w:t>", f"{ajout}</w:t>", 1)
    )


@pytest.fixture
def poser(monkeypatch: pytest.MonkeyPatch) -> Poser:
    """Fait passer ces papiers pour le paquet."""

    def faire(*papiers: Papier) -> None:
        monkeypatch.setattr(controle_remise, "composer_remise", lambda *_, **__: papiers)

    return faire


def _mauvais(bilan: BilanDeRemise) -> dict[str, str]:
    return {c.titre: c.precision for c in bilan.controles if not c.est_bon}


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_exemple_part_sans_rien_de_prive(nom: str) -> None:
    bilan = _controler(exemple(nom))
    assert not bilan.est_bloque
    restes = {t for t in _mauvais(bilan) if not t.startswith("Une partie est vide")}
    assert restes <= {"Une adresse est incomplète"}
    assert bilan.partent[0].nom.startswith("plan-action")


def test_ce_qui_reste_est_compte() -> None:
    complet = un_dossier_complet().avec(notes_privees=(NOTE,))
    assert "1\u00a0note privée" in _controler(complet).reste
    assert "1\u00a0note d’alerte interne" in _controler(complet).reste


def test_les_parties_vides_sont_listees_avec_ou_les_completer() -> None:
    vides = {c.titre: c.rubrique for c in _controler(un_dossier()).controles if not c.est_bon}
    titre = "Une partie est vide\u00a0: «\u00a0Actions à conduire\u00a0»"
    assert vides[titre] is CodeRubrique.ACTIONS


@pytest.mark.parametrize(
    "ajout",
    [
        " Je crois que Camille hésite encore beaucoup. Son frère l’inquiète.",
        "</w:t></w:r></w:p><w:p><w:r><w:t>JE CROIS QUE CAMILLE hésite encore beaucoup",
    ],
    ids=["entière", "un passage, en capitales"],
)
def test_une_note_privee_imprimee_bloque(poser: Poser, ajout: str) -> None:
    poser(_dans_le_texte(ajout))
    bilan = _controler(exemple("camille").avec(notes_privees=(NOTE,)))
    assert bilan.est_bloque
    assert _mauvais(bilan)["Une note privée est imprimée"] == "recu-0142-v2.docx"


@pytest.mark.libreoffice
def test_une_note_privee_imprimee_dit_sa_page(poser: Poser) -> None:
    fuite = _dans_le_texte(NOTE.texte.replace("\n", " "))
    poser(fuite)
    bilan = _controler(exemple("camille").avec(notes_privees=(NOTE,)), avec_pages=True)
    (point,) = (c for c in bilan.controles if c.bloque)
    assert point.precision == f"{fuite.nom} (page\u00a01)"


def test_une_note_privee_cachee_dans_une_image_ou_un_agenda_bloque(poser: Poser) -> None:
    image = _changer(
        _papier(FICHE),
        "word/document.xml",
        lambda xml: re.sub('descr="[^"]*"', f'descr="{NOTE.texte}"', xml, count=1),
    )
    plie = "DESCRIPTION:Je crois que Camille hé\r\n site encore beaucoup.\\nSon frère l’inquiète."
    agenda = Papier(NaturePapier.AGENDA, "agenda-0142-v2.ics", plie.encode())
    poser(image, agenda)
    bilan = _controler(exemple("camille").avec(notes_privees=(NOTE,)))
    assert _mauvais(bilan)["Une note privée est imprimée"].split(", ") == [
        "agenda-0142-v2.ics",
        image.nom,
    ]


def test_le_nom_d_un_contact_cache_bloque(poser: Poser) -> None:
    camille = exemple("camille")
    volet = camille.accompagnement
    contact = volet.contacts[0].avec(nom="Ada Roy", est_partageable=False)
    dossier = camille.avec(accompagnement=volet.avec(contacts=(contact, *volet.contacts[1:])))
    poser(_dans_le_texte(" Voir Ada Roy."))
    bilan = _controler(dossier)
    assert bilan.est_bloque
    assert "Le nom d’une personne à ne pas nommer est imprimé" in _mauvais(bilan)


def test_remettre_refuse_ce_qui_est_prive_et_ne_depose_rien(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fuite = _dans_le_texte(NOTE.texte)
    monkeypatch.setattr(remise, "composer_remise", lambda *_, **__: (fuite,))
    dossier = exemple("camille").avec(notes_privees=(NOTE,))
    with pytest.raises(remise.RemiseRefusee, match="recu-0142"):
        remise.remettre(dossier, GabaritsEmbarques(), tmp_path / "r", le=LE)
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("prenom", "nom", "fichier"),
    [
        ("Camille", "Moreau", "recu-camille.docx"),
        ("Éléonore", "Le Goff", "recu_ELEONORE-v1.docx"),
        ("Jean-Pierre", "Roy", "plan-action-pierre-jean.docx"),
        ("Zoé", "Le Goff", "recu-goff-le.docx"),
    ],
)
def test_un_nom_de_fichier_qui_dit_la_personne_se_voit(
    poser: Poser, prenom: str, nom: str, fichier: str
) -> None:
    camille = exemple("camille")
    personne = camille.beneficiaire.avec(prenom=prenom, nom=nom)
    poser(Papier(RECU, fichier, _papier().octets))
    bilan = _controler(camille.avec(beneficiaire=personne))
    assert _mauvais(bilan)["Un nom de fichier dit la personne"] == fichier


def test_un_nom_de_famille_qui_est_un_mot_du_papier_ne_trompe_pas(poser: Poser) -> None:
    camille = exemple("camille")
    poser(Papier(RECU, "recu-0142-v2.docx", _papier().octets))
    bilan = _controler(camille.avec(beneficiaire=camille.beneficiaire.avec(nom="Reçu")))
    assert "Un nom de fichier dit la personne" not in _mauvais(bilan)


@pytest.mark.parametrize(
    ("partie", "avant", "apres"),
    [
        ("docProps/core.xml", r"<dc:creator>[^<]*<", "<dc:creator>nbenali<"),
        (
            "docProps/core.xml",
            "</cp:coreProperties>",
            "<cp:lastModifiedBy>Nadia</cp:lastModifiedBy></cp:coreProperties>",
        ),
        ("docProps/app.xml", "</Properties>", "<Manager>Nadia</Manager></Properties>"),
        ("word/comments.xml", "^", "<w:comments/>"),
        ("word/document.xml", "<w:p>", '<w:p><w:ins w:id="1" w:author="Nadia"/>'),
    ],
    ids=["auteur", "modifié par", "responsable", "commentaires", "suivi"],
)
def test_un_auteur_un_commentaire_ou_un_suivi_se_voit(
    poser: Poser, partie: str, avant: str, apres: str
) -> None:
    change = _changer(_papier(), partie, lambda xml: re.sub(avant, apres, xml, count=1))
    assert change.octets != _papier().octets
    poser(change)
    assert "Un fichier garde un auteur, un commentaire ou un historique" in _mauvais(
        _controler(exemple("camille"))
    )


def test_un_papier_illisible_a_l_ecran_se_voit(poser: Poser) -> None:
    muet = _changer(
        _papier(FICHE), "word/document.xml", lambda xml: re.sub('descr="[^"]*"', "", xml)
    )
    poser(muet)
    assert any("ne se lit pas bien" in titre for titre in _mauvais(_controler(exemple("camille"))))


@pytest.mark.parametrize(
    ("avant", "apres", "titre"),
    [
        ('w:y="3288"', 'w:y="6000"', "L’adresse n’est pas dans la fenêtre de l’enveloppe"),
        ('w:x="6236"', 'w:x="1134"', "L’adresse n’est pas dans la fenêtre de l’enveloppe"),
        ('w:y="2154"', 'w:y="3288"', None),
    ],
    ids=["trop basse", "à gauche", "l’expéditeur à côté ne gêne pas"],
)
def test_la_place_de_l_adresse_se_controle(
    poser: Poser, avant: str, apres: str, titre: str | None
) -> None:
    courrier = _papier(COURRIER)
    poser(_changer(courrier, "word/document.xml", lambda xml: xml.replace(avant, apres)))
    mauvais = _mauvais(_controler(exemple("camille")))
    assert mauvais == ({titre: f"{courrier.nom}."} if titre else {})


def test_une_adresse_de_sept_lignes_depasse(poser: Poser) -> None:
    def allonger(xml: str) -> str:
        ligne = re.findall(r"<w:p[ >](?:(?!</w:p>).)*?10 rue des Exemples.*?</w:p>", xml, re.DOTALL)
        return xml.replace(ligne[0], ligne[0] * 4)

    poser(_changer(_papier(COURRIER), "word/document.xml", allonger))
    mauvais = _mauvais(_controler(exemple("camille")))
    assert "7\u00a0lignes, 6 au plus." in mauvais["L’adresse dépasse de la fenêtre de l’enveloppe"]


def test_une_adresse_sans_rue_est_dite_incomplete(poser: Poser) -> None:
    def couper(xml: str) -> str:
        return xml.replace("10 rue des Exemples", "").replace("Julie Marchand", "")

    poser(_changer(_papier(COURRIER), "word/document.xml", couper))
    assert "Une adresse est incomplète" in _mauvais(_controler(exemple("camille")))


@pytest.mark.libreoffice
def test_ce_qui_s_imprime_dans_la_fenetre_se_voit(poser: Poser) -> None:
    """La date remonte à côté de l’adresse : les cadres ne le disent pas, la page imprimée oui."""

    def remonter(xml: str) -> str:
        remonte, fois = re.subn(r'w:before="4\d{3}"', 'w:before="3660"', xml)
        assert fois == 1
        return remonte

    bon, monte = _papier(COURRIER), _changer(_papier(COURRIER), "word/document.xml", remonter)
    poser(bon)
    assert not _mauvais(_controler(exemple("camille"), avec_pages=True))
    poser(monte)
    mauvais = _mauvais(_controler(exemple("camille"), avec_pages=True))
    assert set(mauvais) == {"Autre chose que l’adresse se voit dans la fenêtre de l’enveloppe"}


@pytest.mark.libreoffice
def test_une_fiche_de_deux_pages_se_voit_et_le_total_se_dit(poser: Poser) -> None:
    saut = '</w:t><w:br w:type="page"/><w:t>suite'
    poser(_dans_le_texte(saut, FICHE))
    bilan = _controler(exemple("camille"), avec_pages=True)
    assert "Fiche facile à lire\u00a0: 2\u00a0pages au lieu d’une" in _mauvais(bilan)
    assert bilan.resume == "1\u00a0document, 2\u00a0pages"


def test_sans_convertisseur_les_pages_sont_dites_non_comptees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    bilan = _controler(exemple("camille"), avec_pages=True)
    assert {f.pages for f in bilan.partent if f.nom.endswith((".docx", ".xlsx"))} == {NON_COMPTEES}
    assert {f.pages for f in bilan.partent if f.nom.endswith(".csv")} == {""}
    assert bilan.resume.endswith(NON_COMPTEES)
    assert "Installez LibreOffice" in _mauvais(bilan)["Les pages n’ont pas été comptées"]
    assert not bilan.est_bloque


@pytest.mark.libreoffice
def test_les_pages_se_comptent_si_le_poste_sait_convertir() -> None:
    bilan = _controler(exemple("camille"), avec_pages=True)
    pages = {f.nom: f.pages for f in bilan.partent}
    assert pages["fiche-falc-0142-v2.docx"] == "1\u00a0page"
    assert pages["plan-action-0142-v2.docx"] == "6\u00a0pages"
    assert pages["plan-financement-0142-v2.xlsx"] == "7\u00a0pages"
    assert not any("fenêtre" in titre for titre in _mauvais(bilan))
