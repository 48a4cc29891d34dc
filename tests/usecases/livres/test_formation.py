"""Ce que les livres disent d’un organisme, d’une certification, d’un OPCO, rangé au dossier."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.formation import Certification
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.situation import Mot, OrigineFait
from cep_desktop.referentiels.certification import FicheCertification
from cep_desktop.referentiels.territoire import OrganismeDeclare
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.commandes.financement import AjouterFinancement
from cep_desktop.usecases.commandes.situation import NoterFait
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Recueil, proposer
from cep_desktop.usecases.livres.financeur import opco_de_la_convention
from cep_desktop.usecases.livres.formation import (
    Champs,
    certification_choisie,
    certification_ecrite,
    dire_l_organisme,
    ecrire_la_certification,
    organisme_choisi,
    renommer_l_organisme,
)
from tests.cas.dossier import un_dossier
from tests.cas.livres import LE, poser, se_taire, une_bibliotheque
from tests.cas.livres_fiches import SIRO

DECLARE = OrganismeDeclare(
    nda="24370000137",
    siret="10000000900017",
    nom="Institut des soins",
    ville="TOURS",
    qualite_formation=True,
    qualite_bilan=None,
    qualite_vae=None,
)
VISEE = {"intitule": "Aide-soignant", "code": "RNCP40692", "blocs": ("RNCP40692BC01",)}


def test_l_organisme_choisi_apporte_ses_numeros() -> None:
    organisme = OrganismeFormation.model_validate(organisme_choisi(DECLARE))
    assert (organisme.nom, organisme.nda) == ("Institut des soins", "24370000137")
    assert organisme.siret == "10000000900017"
    phrase = dire_l_organisme(organisme.model_dump())
    assert phrase.startswith("Déclaration 24370000137, SIRET")
    assert phrase.endswith("certifié pour la formation")


def test_un_numero_mal_forme_reste_inconnu() -> None:
    bancal = OrganismeDeclare("2437", "10000000900018", "Ailleurs", "", None, None, None)
    champs = organisme_choisi(bancal)
    organisme = OrganismeFormation.model_validate(champs)
    assert (organisme.nda, organisme.siret, organisme.est_certifie_qualiopi) == (None,) * 3
    assert dire_l_organisme(champs) == ""


def test_un_autre_nom_ne_garde_pas_les_numeros_d_un_autre_organisme() -> None:
    choisi = {**organisme_choisi(DECLARE), "telephone": "0247000000"}
    assert renommer_l_organisme(choisi, "Institut des soins") is choisi
    autre = renommer_l_organisme(choisi, "Greta")
    assert (autre["nom"], autre["nda"], autre["siret"]) == ("Greta", None, None)
    assert autre["telephone"] == "0247000000"
    assert dire_l_organisme({"nom": "Greta"}) == ""


def test_un_nom_officiel_trop_long_se_coupe_et_se_voit() -> None:
    long = FicheCertification("RNCP1", "Technicien " * 60)
    visee = Certification.model_validate(certification_choisie(long))
    assert visee.intitule.endswith("…")
    bavard = replace(DECLARE, nom="Institut\u00a0\tdes soins " * 40)
    assert OrganismeFormation.model_validate(organisme_choisi(bavard)).nom.endswith("…")


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("", None),
        ("Un titre à moi", {"intitule": "Un titre à moi"}),
        ("rncp 40692", VISEE),
        ("rncp 35830", {"intitule": "RNCP35830", "code": "RNCP35830"}),
        ("Anglais, RS5641", {"intitule": "Anglais", "code": "RS5641"}),
        ("DE aide-soignant (RNCP40692)", {**VISEE, "intitule": "DE aide-soignant"}),
        ("DE aide-soignant", {"intitule": "DE aide-soignant"}),
    ],
)
def test_les_mots_ecrits_gardent_la_fiche_tant_que_son_code_y_est(
    texte: str, attendue: Champs | None
) -> None:
    assert certification_ecrite(texte, VISEE) == attendue


def test_ce_que_le_champ_montre_se_relit_pareil() -> None:
    for visee in (None, VISEE, {"intitule": "Libre"}, {"intitule": "RS1", "code": "RS1"}):
        assert certification_ecrite(ecrire_la_certification(visee), visee) == visee


def test_les_certifications_se_proposent_actives_d_abord(tmp_path: Path) -> None:
    bibliotheque = une_bibliotheque(tmp_path / "livres")
    reponses = proposer(bibliotheque, Recueil.CERTIFICATIONS, "aide-soignant")
    premiere, derniere = reponses.lignes
    assert premiere.valeur == "Aide-soignant (RNCP40692)"
    assert premiere.precision.startswith("RNCP40692, niveau 4, jusqu’au 31")
    assert derniere.precision.endswith("plus enregistrée")
    assert "France compétences" in reponses.source
    assert isinstance(premiere.fiche, FicheCertification)
    visee = certification_choisie(premiere.fiche)
    assert visee["fin_enregistrement_le"] == date(2027, 12, 31)


class TestOpco:
    """L’OPCO de la convention, proposé comme financeur."""

    @pytest.fixture
    def bibliotheque(self, tmp_path: Path) -> Bibliotheque:
        """La table des établissements, installée."""
        poste = LivresDuPoste(tmp_path / "livres")
        poste.importer(poser(tmp_path / "s", {"siro-202606.csv": SIRO}), le=LE, avancer=se_taire)
        return Bibliotheque(poste)

    def test_chaque_opco_de_la_convention_se_propose(self, bibliotheque: Bibliotheque) -> None:
        note = NoterFait(CodeFait.IDCC, Mot(valeur="1486"), LE, OrigineFait.PAROLE)
        dossier = note.appliquer(un_dossier())
        propositions = opco_de_la_convention(dossier, bibliotheque, le=LE)
        assert [p.valeur for p in propositions.lignes] == ["ATLAS", "AKTO"]
        assert "France compétences" in propositions.source

    def test_celui_qui_est_au_plan_ne_se_propose_plus(self, bibliotheque: Bibliotheque) -> None:
        note = NoterFait(CodeFait.IDCC, Mot(valeur="1486"), LE, OrigineFait.PAROLE)
        demande = AjouterFinancement(
            {"financeur": "Atlas", "libelle": "Plan", "nature": "opco", "dispositif": "opco"}
        )
        dossier = demande.appliquer(note.appliquer(un_dossier()))
        propositions = opco_de_la_convention(dossier, bibliotheque, le=LE)
        assert [p.valeur for p in propositions.lignes] == ["AKTO"]

    def test_sans_convention_ou_sans_livre_rien_ne_se_propose(
        self, bibliotheque: Bibliotheque, tmp_path: Path
    ) -> None:
        note = NoterFait(CodeFait.IDCC, Mot(valeur="1486"), LE, OrigineFait.PAROLE)
        nue = Bibliotheque(LivresDuPoste(tmp_path / "rien"))
        assert not opco_de_la_convention(un_dossier(), bibliotheque, le=LE).lignes
        assert not opco_de_la_convention(note.appliquer(un_dossier()), nue, le=LE).lignes
