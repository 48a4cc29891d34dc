"""Un dossier construit à partir d’un cas écrit pour un juriste."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.depense import Depense, Poste, Unite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.financement import Financement, NatureFinanceur, Refus
from cep_desktop.domain.formation import (
    Certification,
    Devis,
    NatureAction,
    ParcoursFormation,
    Positionnement,
)
from cep_desktop.domain.montant import Montant, estime
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.projet import NatureProjet, Projet
from cep_desktop.domain.situation import (
    Fait,
    Jour,
    Mot,
    NeSaitPas,
    Nombre,
    OuiNon,
    Reponse,
    Situation,
    Somme,
)
from tests.cas.dossier import un_dossier

Cas = Mapping[str, Any]
"""Un cas, tel que le TOML le dit."""


class CasMalEcrit(ValueError):
    """Le cas emploie un mot que le lanceur ne connaît pas."""


def construire(cas: Cas) -> Dossier:
    """Rend le dossier d’un cas : rien d’autre que ce que le cas dit."""
    le = cas["le"]
    base = un_dossier()
    formation = cas.get("formation")
    return base.avec(
        beneficiaire=base.beneficiaire.avec(naissance_le=cas.get("naissance")),
        situation=Situation(faits=tuple(_faits(cas.get("situation", {}), le))),
        conseil=_conseil(cas.get("projet")),
        accompagnement=Accompagnement(
            formations=(_formation(formation),) if formation is not None else (),
            plan_financement=PlanFinancement(
                depenses=tuple(map(_depense, _rangs(cas.get("depenses", [])))),
                financements=tuple(map(_aide, _rangs(cas.get("aides", [])))),
            ),
        ),
    )


def _rangs(elements: Sequence[Cas]) -> list[tuple[int, Cas]]:
    return list(enumerate(elements, start=1))


def _faits(situation: Cas, le: date) -> list[Fait]:
    connu_le = situation.get("connu_le", le)
    codes = {fait.value: fait for fait in CodeFait}
    return [
        Fait(code=codes[code], reponse=repondre(codes[code], valeur), connu_le=connu_le)
        for code, valeur in situation.items()
        if code != "connu_le"
    ]


def repondre(code: CodeFait, valeur: object) -> Reponse:
    """Donne à une valeur du TOML la forme que ce fait attend ; « ? » : la personne ne sait pas."""
    match code.genre, valeur:
        case _, "?":
            return NeSaitPas()
        case Genre.OUI_NON, bool():
            return OuiNon(valeur=valeur)
        case Genre.DATE, date():
            return Jour(valeur=valeur)
        case Genre.MONTANT, int() | Decimal():
            return Somme(valeur=Montant.depuis_euros(Decimal(valeur)))
        case Genre.NOMBRE, int() | Decimal():
            return Nombre(valeur=Decimal(valeur))
        case Genre.TEXTE, str():
            return Mot(valeur=valeur)
        case _:
            raise CasMalEcrit(f"{code.value} = {valeur!r}")


def _conseil(projet: Cas | None) -> Conseil:
    if projet is None:
        return Conseil()
    return Conseil(
        projet=Projet(
            enonce=projet.get("enonce", "Changer de métier"),
            nature=NatureProjet(projet.get("nature", "reconversion")),
            metier=projet.get("metier", "Métier visé"),
            rome=projet.get("rome"),
        )
    )


_CLES_FORMATION = {
    "nature", "debut", "fin", "heures_centre", "heures_entreprise", "sur_temps_de_travail",
    "certification", "intitule", "fin_enregistrement", "qualiopi", "devis", "test_fait",
    "test_prevu", "niveau", "a_distance",
}  # fmt: skip


def _formation(formation: Cas) -> ParcoursFormation:
    if inconnues := set(formation) - _CLES_FORMATION:
        raise CasMalEcrit(f"formation : {sorted(inconnues)}")
    certification = None
    if "certification" in formation or "intitule" in formation:
        certification = Certification(
            intitule=formation.get("intitule", "Titre professionnel"),
            code=formation.get("certification"),
            niveau=formation.get("niveau"),
            fin_enregistrement_le=formation.get("fin_enregistrement"),
        )
    periode = None
    if "debut" in formation:
        periode = Periode(du=formation["debut"], au=formation.get("fin", formation["debut"]))
    positionnement = None
    if "test_fait" in formation or "test_prevu" in formation:
        positionnement = Positionnement(
            fait_le=formation.get("test_fait"), prevu_le=formation.get("test_prevu")
        )
    return ParcoursFormation(
        id="F1",
        intitule="Formation envisagée",
        nature=NatureAction(formation.get("nature", "formation")),
        organisme=OrganismeFormation(
            nom="Organisme fictif", est_certifie_qualiopi=formation.get("qualiopi")
        ),
        certification=certification,
        periode=periode,
        heures_centre=formation.get("heures_centre"),
        heures_entreprise=formation.get("heures_entreprise"),
        part_a_distance=formation.get("a_distance"),
        est_sur_temps_de_travail=formation.get("sur_temps_de_travail"),
        positionnement=positionnement,
        devis=(Devis(id="D1", organisme="Organisme fictif"),) if formation.get("devis") else (),
    )


def _depense(rang_et_ligne: tuple[int, Cas]) -> Depense:
    rang, ligne = rang_et_ligne
    return Depense(
        id=f"C{rang}",
        poste=Poste(ligne["poste"]),
        libelle=ligne.get("libelle", "Dépense"),
        unite=Unite(ligne.get("unite", "forfait")),
        quantite=Decimal(ligne.get("quantite", 1)),
        prix_unitaire=estime(Montant.depuis_euros(Decimal(ligne["prix"]))),
    )


def _aide(rang_et_ligne: tuple[int, Cas]) -> Financement:
    rang, ligne = rang_et_ligne
    refuse_le = ligne.get("refuse_le")
    return Financement(
        id=f"A{rang}",
        dispositif=ligne["dispositif"],
        libelle=ligne.get("libelle", "Aide"),
        financeur=ligne.get("financeur", "Organisme"),
        nature=NatureFinanceur(ligne["nature"]),
        demande=estime(Montant.depuis_euros(Decimal(ligne["montant"]))),
        decision=Refus(le=refuse_le) if refuse_le else None,
    )
