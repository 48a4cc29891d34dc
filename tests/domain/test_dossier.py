"""Le dossier : une valeur figée, partageable sans rien de privé, la même après un fichier."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

import cep_desktop.domain
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.valeur import Valeur
from tests.cas.dossier import LE, un_dossier, un_dossier_complet
from tests.cas.hasard import dossiers, valeurs


def _modeles(classe: type[Valeur] = Valeur) -> Iterator[type[Valeur]]:
    for enfant in classe.__subclasses__():
        yield enfant
        yield from _modeles(enfant)


for _module in pkgutil.iter_modules(cep_desktop.domain.__path__):
    import_module(f"{cep_desktop.domain.__name__}.{_module.name}")
DU_DOMAINE = sorted(
    (m for m in set(_modeles()) if m.__module__.startswith("cep_desktop.domain.")),
    key=lambda modele: f"{modele.__module__}.{modele.__name__}",
)

CONFIDENCE = "à ne montrer à personne"
PRIVE = un_dossier(
    accompagnement=Accompagnement(
        contacts=(
            Contact(
                id="C1",
                organisme="Transitions Pro",
                nom="Julie Marchand",
                fonction="Conseillère",
                telephone="02 61 91 00 45",
                courriel="julie.marchand@exemple.fr",
            ),
            Contact(id="C2", organisme="Domi’Val", nom="Paul Girard", est_partageable=True),
        ),
        echanges=(
            Echange(
                id="L1",
                le=LE,
                canal=Canal.APPEL,
                objet="Stage",
                compte_rendu=CONFIDENCE,
                contact="C1",
            ),
            Echange(id="L2", le=LE, canal=Canal.APPEL, objet="Papiers", est_partageable=True),
        ),
    ),
    notes_privees=(NotePrivee(id="Q1", le=LE, texte=CONFIDENCE),),
)


def test_un_dossier_partageable_n_a_ni_note_ni_echange_prive() -> None:
    partage = PRIVE.partageable()

    assert partage.notes_privees == ()
    assert [echange.id for echange in partage.accompagnement.echanges] == ["L2"]
    assert CONFIDENCE not in partage.model_dump_json()


def test_un_contact_non_partageable_n_est_plus_qu_un_organisme_et_une_fonction() -> None:
    julie, paul = PRIVE.partageable().accompagnement.contacts

    assert (julie.organisme, julie.fonction) == ("Transitions Pro", "Conseillère")
    assert (julie.nom, julie.telephone, julie.courriel) == ("", None, None)
    assert paul.nom == "Paul Girard"


def test_une_alerte_interne_n_est_pas_partageable() -> None:
    complet = un_dossier_complet()

    assert complet.accompagnement.alertes
    assert complet.partageable().accompagnement.alertes == ()


def test_partager_ne_change_pas_le_dossier_d_origine() -> None:
    avant = PRIVE.model_dump_json()

    PRIVE.partageable()

    assert PRIVE.model_dump_json() == avant
    assert PRIVE.partageable().partageable() == PRIVE.partageable()


@settings(max_examples=30)
@given(dossiers())
def test_rien_de_prive_ne_survit_au_partage(dossier: Dossier) -> None:
    partage = dossier.partageable()

    assert not partage.notes_privees
    assert all(echange.est_partageable for echange in partage.accompagnement.echanges)
    assert all(c.est_partageable or not c.nom for c in partage.accompagnement.contacts)
    assert partage.accompagnement.plan_financement == dossier.accompagnement.plan_financement
    assert partage.accompagnement.plan_action == dossier.accompagnement.plan_action


@settings(max_examples=50)
@given(dossiers())
def test_un_dossier_relu_est_le_meme_dossier(dossier: Dossier) -> None:
    assert Dossier.model_validate_json(dossier.model_dump_json()) == dossier


@pytest.mark.parametrize("modele", DU_DOMAINE, ids=lambda modele: modele.__name__)
def test_toute_valeur_du_domaine_se_relit_identique_et_reste_figee(modele: type[Valeur]) -> None:
    tirage = dossiers() if modele is Dossier else valeurs(modele)

    @settings(max_examples=10)
    @given(tirage)
    def relire(valeur: Valeur) -> None:
        assert modele.model_validate_json(valeur.model_dump_json()) == valeur
        assert valeur.avec() == valeur
        with pytest.raises(ValidationError):
            setattr(valeur, next(iter(modele.model_fields)), None)

    relire()


def test_un_dossier_minimal_ne_demande_que_des_noms() -> None:
    minimal = un_dossier()

    assert minimal.accompagnement == Accompagnement()
    assert minimal.vocabulaire == "2014"


def test_un_dossier_est_reel_tant_qu_on_ne_dit_pas_le_contraire() -> None:
    assert Dossier.model_fields["est_fictif"].default is False


@pytest.mark.parametrize("champ", ["beneficiaire", "referent", "structure", "ouvert_le", "id"])
def test_ce_qui_identifie_un_dossier_est_obligatoire(champ: str) -> None:
    donnees = {nom: valeur for nom, valeur in un_dossier().model_dump().items() if nom != champ}

    with pytest.raises(ValidationError):
        Dossier.model_validate(donnees)
