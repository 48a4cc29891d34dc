"""Le serveur trouve exactement ce que trouve le coffre embarqué."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Beneficiaire, Conseiller
from cep_desktop.storage.sql.chiffree import ouvrir
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import metadata
from cep_desktop.usecases.ports import Dossiers
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier
from tests.storage.postgresql.serveur import INSTANT, Serveur

NOMS = ("Łukasz Cœur", "Zoé O’Brien", "Anne-Marie Léger", "Jean Dupont", "Jeanne Dupond")
DEMANDES = (
    *("moreau", "MORO", "moreua", "morau", "mreau", "secretaire medico", "secretiare", "sole goff"),
    *("haddad", "adad", "fafcea", "0142", "014", "zzz", "", '" OR *', "NEAR(", "moreau zzz"),
    *("m", "c", "z", "je", "jean", "dupont", "dupon", "dupomt", "lukasz", "lukas", "coeur"),
    *(
        "obrien",
        "o’brien",
        "anne marie",
        "leger",
        "lejer",
        "formation",
        "fromation",
        "a",
        "demander",
    ),
    *("transitions pro", "camille moreau", "camile moraeu", "=1", "~moro", "1=moreau", "*", "'"),
)


@pytest.fixture(scope="module")
def gardes(
    serveur_commun: Serveur, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Dossiers]]:
    serveur_commun.vider()
    dossier: Path = tmp_path_factory.mktemp("coffre")
    moteur = ouvrir(dossier / "dossiers.db", os.urandom(32))
    metadata.create_all(moteur)
    with moteur.begin() as connexion:
        IndexFts5().creer(connexion)
    coffre = DossiersEnBase(moteur, IndexFts5(), "Nadia Benali", lambda: INSTANT)
    equipe = serveur_commun.ouvrir("alice")
    for garde in (coffre, equipe.dossiers):
        for nom in EXEMPLES:
            garde.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    for nom in NOMS:
        prenom, de_famille = nom.split(" ", 1)
        personne = Beneficiaire(prenom=prenom, nom=de_famille)
        dossier_neuf = un_dossier(id=uuid4(), beneficiaire=personne)
        for garde in (coffre, equipe.dossiers):
            garde.ecrire(dossier_neuf, attendue=0, geste="dossier créé")
    yield [coffre, equipe.dossiers]
    moteur.dispose()
    equipe.fermer()


@pytest.mark.parametrize("demande", DEMANDES)
def test_le_serveur_trouve_ce_que_trouve_le_coffre(gardes: list[Dossiers], demande: str) -> None:
    coffre, serveur = (
        sorted(fiche.personne for fiche in garde.chercher(demande)) for garde in gardes
    )
    assert serveur == coffre


def test_un_nom_passe_avant_une_mention(serveur: Serveur) -> None:
    equipe = serveur.ouvrir("alice")
    mention = un_dossier(beneficiaire=Beneficiaire(prenom="Ali", nom="Aaron"), numero="camille")
    for dossier in (mention, exemple("camille")):
        equipe.dossiers.ecrire(dossier, attendue=0, geste="dossier créé")
    assert [f.personne for f in equipe.dossiers.chercher("camille")] == [
        "Camille Moreau",
        "Ali Aaron",
    ]
    equipe.fermer()


def test_un_dossier_demesure_se_garde_et_se_cherche_encore(serveur: Serveur) -> None:
    equipe = serveur.ouvrir("alice")
    notes = tuple(
        NotePrivee(id=f"N{n}", le=LE, texte=" ".join(f"mot{n}x{m:03}" for m in range(900)))
        for n in range(150)
    )
    long = Conseiller(prenom="é" * 100, nom="ß" * 100)
    enorme = exemple("camille").avec(notes_privees=notes, referent=long)
    equipe.dossiers.ecrire(enorme, attendue=0, geste="dossier créé")
    assert equipe.dossiers.lire(enorme.id).dossier == enorme
    for demande in ("moreau", "mot0x001", "medico"):
        assert len(equipe.dossiers.chercher(demande)) == 1
    equipe.fermer()


def test_changer_un_dossier_oublie_ses_anciens_mots(serveur: Serveur) -> None:
    equipe = serveur.ouvrir("alice")
    equipe.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    personne = Beneficiaire(prenom="Camille", nom="Girard")
    renomme = exemple("camille").avec(beneficiaire=personne, notes_privees=())
    equipe.dossiers.ecrire(renomme, attendue=1, geste="nom changé")
    assert equipe.dossiers.chercher("moreau") == ()
    assert len(equipe.dossiers.chercher("girard")) == 1
    equipe.fermer()
