"""Ce que les livres disent entre au dossier d’un seul geste, et en ressort sourcé."""

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from cep_desktop.documents.accessibilite import controler_word
from cep_desktop.domain.accueil import InformationRemise, ThemeInformation
from cep_desktop.domain.competence import Aisance, Competence, Experience
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord
from cep_desktop.domain.piece import NaturePiece, PieceJointe
from cep_desktop.domain.typographie import composer
from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.referentiels.territoire import departement_de
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.commandes.competence import JoindrePiece, ModifierCompetence
from cep_desktop.usecases.commandes.ecarts import AjouterMetierDuLivre, RetenirEcarts
from cep_desktop.usecases.commandes.information import AjouterInformation
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.cartes import (
    cartes_de_l_organisation,
    cartes_de_tendance,
    cartes_du_metier,
    cartes_generales,
    garder_carte,
)
from cep_desktop.usecases.livres.inventaire import (
    InventaireImpossible,
    inventorier,
    profil_du_dossier,
)
from cep_desktop.usecases.livres.papier_inventaire import (
    deposer_inventaire,
    inventaire_a_remettre,
)
from tests.cas.dossier import exemple, un_dossier
from tests.cas.livres import LE, une_bibliotheque

CARTE = """
[[carte]]
titre = "Aide-soignant en Touraine"
theme = "metier"
rome = "J1501"
resume = "Deux cliniques recrutent."
territoire = "Indre-et-Loire"
source = "Observatoire local"
actualisee_le = 2026-10-02
"""


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    """Tous les petits livres."""
    return une_bibliotheque(tmp_path / "livres")


@pytest.fixture
def soignante() -> Dossier:
    """Une personne qui a été aide-soignante, et qui vise la crèche."""
    dossier = un_dossier()
    conseil = dossier.conseil.avec(
        experiences=(Experience(id="X1", titre="Aide-soignante en Ehpad", rome="J1501"),),
        competences=(
            Competence(
                id="K1",
                libelle="Règles d'hygiène et d'asepsie",
                aisance=Aisance.SEULE,
                preuve="Protocole écrit de 2025",
            ),
            Competence(id="K2", libelle="Changer un bébé", aisance=Aisance.A_APPRENDRE),
        ),
        metiers=(),
        pistes=(),
        besoins_de_formation=(),
    )
    vise = AjouterMetierDuLivre("Auxiliaire de puériculture", "J1304", est_reglemente=True)
    return vise.appliquer(dossier.avec(conseil=conseil))


def test_le_profil_part_de_ce_qui_est_acquis(soignante: Dossier) -> None:
    profil = profil_du_dossier(soignante)
    assert profil.metiers == ("J1501",)
    assert profil.competences == ("Règles d'hygiène et d'asepsie",)


def test_l_inventaire_montre_les_preuves(soignante: Dossier, bibliotheque: Bibliotheque) -> None:
    inventaire = inventorier(soignante, "J1304", bibliotheque)
    assert inventaire is not None
    assert [(ligne.libelle, ligne.preuve) for ligne in inventaire.tenues] == [
        ("Règles d'hygiène et d'asepsie", "Protocole écrit de 2025")
    ]
    (passage,) = inventaire.transferables
    assert passage.preuve == "Surveiller l'état de santé d'une personne"
    assert "version 4.70" in inventaire.source


def test_un_fichier_joint_est_une_preuve_dont_le_nom_ne_s_imprime_pas(
    soignante: Dossier, bibliotheque: Bibliotheque
) -> None:
    piece = PieceJointe(
        nom="Mme Durand, protocole.pdf",
        nature=NaturePiece.PDF,
        poids=2_000,
        sha256="a" * 64,
        jointe_le=date(2026, 10, 5),
    )
    muette = ModifierCompetence("K1", {"preuve": ""}).appliquer(soignante)
    joint = JoindrePiece("K1", piece).appliquer(muette)
    inventaire = inventorier(joint, "J1304", bibliotheque)
    assert inventaire is not None
    assert [ligne.preuve for ligne in inventaire.tenues] == [
        "Un document, vu le 5\u00a0octobre\u00a02026"
    ]


def test_sans_livre_ou_sans_code_pas_d_inventaire(
    soignante: Dossier, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    assert inventorier(soignante, "Z9999", bibliotheque) is None
    vide = Bibliotheque(LivresDuPoste(tmp_path / "vide"))
    assert inventorier(soignante, "J1304", vide) is None


def test_l_inventaire_s_ecrit_et_se_relit(
    soignante: Dossier, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    gabarits = GabaritsEmbarques()
    papier = deposer_inventaire(soignante, "J1304", bibliotheque, gabarits, tmp_path, le=LE)
    assert papier.name == "inventaire-0142-v1-J1304.docx"
    octets = papier.read_bytes()
    assert controler_word(octets) == ()
    document = Document(str(papier))
    phrases = [p.text for p in document.paragraphs]
    assert "Auxiliaire de puériculture" in phrases
    assert "Rien\u00a0: tout est déjà là." in phrases
    tenues, proches = document.tables
    assert [c.text for c in tenues.rows[1].cells] == [
        "Règles d’hygiène et d’asepsie",
        "Protocole écrit de 2025",
    ]
    assert proches.rows[1].cells[1].text.startswith("Surveiller l’état de santé")
    assert "version 4.70" in phrases[-1]
    encore = deposer_inventaire(soignante, "J1304", bibliotheque, gabarits, tmp_path, le=LE)
    assert encore.read_bytes() == octets
    with pytest.raises(InventaireImpossible, match="n’est pas dans les livres"):
        deposer_inventaire(soignante, "Z9999", bibliotheque, gabarits, tmp_path, le=LE)


def test_ce_que_la_personne_dit_d_un_metier_passe_d_abord(
    soignante: Dossier, bibliotheque: Bibliotheque
) -> None:
    geste = RetenirEcarts("M1", ("Parler aux parents",), avec_actions=True)
    dossier = geste.appliquer(soignante)
    inventaire = inventorier(dossier, "J1304", bibliotheque)
    assert inventaire is not None
    assert [(x.libelle, x.preuve) for x in inventaire.a_acquerir] == [
        ("Parler aux parents", "Une action du plan")
    ]


def test_l_inventaire_du_projet_part_avec_le_paquet_avec_ou_sans_livre(
    bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    camille, gabarits = exemple("camille"), GabaritsEmbarques()
    vide = Bibliotheque(LivresDuPoste(tmp_path / "vide"))
    for livres in (vide, bibliotheque):
        (papier,) = inventaire_a_remettre(camille, livres, gabarits, le=LE)
        assert papier.nom == "inventaire-0142-v2-M1609.docx"
        lu = Document(io.BytesIO(papier.octets))
        assert lu.tables[0].rows[1].cells[0].text == "Écouter et rassurer une personne"
        assert lu.tables[-1].rows[1].cells[1].text == "Un besoin de formation"
    assert inventaire_a_remettre(un_dossier(), vide, gabarits, le=LE) == ()


def test_le_meme_metier_ne_s_ajoute_pas_deux_fois(soignante: Dossier) -> None:
    encore = AjouterMetierDuLivre("Autre nom", "J1304").appliquer(soignante)
    assert encore == soignante


def test_les_ecarts_deviennent_besoins_et_actions_sans_se_repeter(soignante: Dossier) -> None:
    geste = RetenirEcarts("M1", ("Surveiller un bébé", "PMI"), avec_actions=True)
    suite = geste.appliquer(geste.appliquer(soignante))
    assert suite.conseil.besoins_de_formation == ("Surveiller un bébé", "PMI")
    assert suite.conseil.metiers[0].a_acquerir == ("Surveiller un bébé", "PMI")
    actions = [a.libelle for _, a in suite.accompagnement.plan_action.actions()]
    assert actions.count("Chercher une formation\u00a0: surveiller un bébé") == 1
    assert actions.count("Chercher une formation\u00a0: PMI") == 1


def test_les_cartes_d_un_metier_sont_sourcees_et_situees(bibliotheque: Bibliotheque) -> None:
    metier, transition, tendance = cartes_du_metier(bibliotheque, "J1501", departement="37")
    assert metier.resume.startswith("Aide une personne malade")
    assert "réglementé" in metier.resume
    assert metier.source.startswith("France Travail, version 4.70")
    assert metier.actualisee_le == date(2026, 11, 3)
    assert transition.theme is ThemeInformation.TRANSITION_ECOLOGIQUE
    assert tendance.resume == "240 projets d’embauche en 2026."
    assert tendance.territoire == "Indre-et-Loire"


@pytest.mark.parametrize(
    ("postal", "departement"),
    [
        ("37000", "37"),
        ("97110", "971"),
        ("20000", "2A"),
        ("20250", "2B"),
        ("01000", "01"),
        ("", ""),
    ],
)
def test_le_departement_suit_le_code_postal(postal: str, departement: str) -> None:
    assert departement_de(postal) == departement


def test_sans_chiffre_local_la_tendance_dit_la_france_entiere(bibliotheque: Bibliotheque) -> None:
    (ici,) = cartes_de_tendance(bibliotheque, "Aide-soignant / Aide-soignante", "37")
    (ailleurs,) = cartes_de_tendance(bibliotheque, "Aide-soignant / Aide-soignante", "971")
    assert (ici.territoire, ailleurs.territoire) == ("Indre-et-Loire", "France entière")


def test_une_carte_remise_entre_au_dossier(soignante: Dossier, bibliotheque: Bibliotheque) -> None:
    carte = cartes_du_metier(bibliotheque, "J1501")[0]
    suite = AjouterInformation(carte.champs()).appliquer(soignante)
    remise = suite.accueil.informations[-1]
    assert (remise.rome, remise.source) == ("J1501", carte.source)


def test_la_carte_de_l_organisation_passe_devant(
    bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    cartes = tmp_path / "livres" / "cartes"
    cartes.mkdir()
    (cartes / "touraine.toml").write_text(CARTE, encoding="utf-8")
    metier = cartes_du_metier(bibliotheque, "J1501")[0]
    assert (metier.titre, metier.source) == ("Aide-soignant en Touraine", "Observatoire local")


def test_une_carte_sans_source_est_refusee(bibliotheque: Bibliotheque, tmp_path: Path) -> None:
    cartes = tmp_path / "livres" / "cartes"
    cartes.mkdir()
    texte = CARTE.replace('source = "Observatoire local"', "")
    (cartes / "touraine.toml").write_text(texte, encoding="utf-8")
    with pytest.raises(LivreIllisible, match="source"):
        cartes_du_metier(bibliotheque, "J1501")


def test_une_information_devient_une_carte_de_l_organisation_et_se_corrige(
    bibliotheque: Bibliotheque,
) -> None:
    information = InformationRemise(
        id="I1",
        titre="Aide-soignante près d’ici",
        theme=ThemeInformation.METIER,
        resume="Trois « grandes » maisons recrutent.",
        territoire="Pays d’Amboise",
        source="Observatoire local",
        actualisee_le=LE,
        rome="J1501",
    )
    for resume in (information.resume, "Quatre maisons recrutent."):
        garder_carte(bibliotheque, information.avec(resume=resume))
        (metier, *_) = cartes_du_metier(bibliotheque, "J1501")
        assert metier.resume == composer(resume)
        assert (metier.territoire, metier.actualisee_le) == ("Pays d’Amboise", LE)
    assert len(cartes_de_l_organisation(bibliotheque)) == 1


def test_une_carte_sans_source_ni_date_est_refusee(bibliotheque: Bibliotheque) -> None:
    nue = InformationRemise(id="I1", titre="Un service", theme=ThemeInformation.SERVICE)
    with pytest.raises(LivreIllisible, match="une date de relecture"):
        garder_carte(bibliotheque, nue)
    assert cartes_de_l_organisation(bibliotheque) == ()


def test_une_carte_sans_metier_se_propose_a_tous(bibliotheque: Bibliotheque) -> None:
    service = InformationRemise(
        id="I1",
        titre="Garde d’enfants",
        theme=ThemeInformation.SERVICE,
        resume="Une place le mercredi.",
        source="Mairie",
        actualisee_le=LE,
    )
    garder_carte(bibliotheque, service)
    assert [c.titre for c in cartes_generales(bibliotheque)] == ["Garde d’enfants"]


def test_le_titre_d_une_carte_suit_l_accord_de_la_personne(bibliotheque: Bibliotheque) -> None:
    cartes = cartes_du_metier(bibliotheque, "J1501", accord=Accord.ELLE)
    assert cartes[0].titre == "Aide-soignante"
