"""Chaque cas type écrit pour un juriste donne la réponse attendue."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.dispositifs import c2p, cpf, ptp
from cep_desktop.rules.evaluation import DispositifEvalue, EtatParticipation
from cep_desktop.rules.jours import decaler
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.nomenclature import Repere, Sens
from tests.rules.construction import Cas, CasMalEcrit, construire
from tests.rules.lecture_cas import CasType, cas_types, regles_nationales

CAS = cas_types()


@pytest.mark.parametrize("cas", [c for c in CAS if "dispositif" in c.contenu], ids=str)
def test_le_dispositif_repond_comme_le_cas_le_dit(cas: CasType) -> None:
    contenu = cas.contenu
    evaluation = evaluer(construire(contenu), regles_nationales(), le=contenu["le"])
    evalue = evaluation.pour(contenu["dispositif"])
    obtenu = {cle: _OBTENIR[cle](evalue, contenu) for cle in contenu["attendu"]}
    assert obtenu == _normaliser(contenu["attendu"])


@pytest.mark.parametrize("cas", [c for c in CAS if "calcul" in c.contenu], ids=str)
def test_le_calcul_donne_ce_que_le_cas_dit(cas: CasType) -> None:
    contenu = cas.contenu
    donnees = contenu.get("donnees", contenu["attendu"])
    obtenu = _CALCULS[contenu["calcul"]](donnees, contenu["le"])
    assert obtenu == _normaliser(contenu["attendu"])


def test_chaque_cas_a_un_titre_a_lui() -> None:
    titres = [str(cas) for cas in CAS]
    assert len(set(titres)) == len(titres)


def test_chaque_cas_eprouve_un_dispositif_ou_un_calcul() -> None:
    assert not [str(c) for c in CAS if ("dispositif" in c.contenu) == ("calcul" in c.contenu)]


def _normaliser(attendu: Cas) -> dict[str, object]:
    """Compare des nombres exacts, quelle que soit leur écriture."""

    def exact(valeur: object) -> object:
        if isinstance(valeur, dict):
            return {cle: exact(v) for cle, v in valeur.items()}
        if isinstance(valeur, list):
            return [exact(v) for v in valeur]
        est_nombre = isinstance(valeur, int | Decimal) and not isinstance(valeur, bool)
        return Decimal(str(valeur)) if est_nombre else valeur

    return {cle: exact(valeur) for cle, valeur in attendu.items()}


def _euros(montant: Montant | None) -> Decimal | str:
    return "inconnu" if montant is None else montant.euros


def _verdict(evalue: DispositifEvalue, _: Cas) -> str:
    return evalue.verdict.conclusion.value


def _criteres(evalue: DispositifEvalue, cas: Cas) -> dict[str, str]:
    etats = {ligne.code: ligne.etat.value for ligne in evalue.verdict.lignes}
    return {code: etats.get(code, "absent") for code in cas["attendu"]["criteres"]}


def _eligible_le(evalue: DispositifEvalue, _: Cas) -> date | str:
    bientot = evalue.verdict.bientot
    return bientot.le if bientot and bientot.le else "inconnu"


def _suite(evalue: DispositifEvalue, _: Cas) -> str:
    raison = evalue.verdict.bientot.raison if evalue.verdict.bientot else "aucune"
    return raison.replace("\u00a0", " ").replace("\u202f", " ")


def _manque(evalue: DispositifEvalue, _: Cas) -> list[str]:
    manque = evalue.verdict.bientot.manque if evalue.verdict.bientot else ()
    return [phrase.replace("\u00a0", " ") for phrase in manque]


def _participation(evalue: DispositifEvalue, _: Cas) -> Decimal | str:
    participation = evalue.participation
    if participation is None:
        return "aucune"
    if participation.etat is EtatParticipation.DUE:
        return _euros(participation.montant)
    return participation.etat.libelle


def _plafonds(evalue: DispositifEvalue, cas: Cas) -> dict[str, Decimal | str]:
    connus = {plafond.code: _euros(plafond.maximum) for plafond in evalue.plafonds}
    return {code: connus.get(code, "absent") for code in cas["attendu"]["plafonds"]}


def _paie_au_plus(evalue: DispositifEvalue, _: Cas) -> Decimal | str:
    return _euros(evalue.maximum)


def _dates_limites(evalue: DispositifEvalue, cas: Cas) -> dict[str, date | str]:
    reperes = {
        Repere.DEBUT_FORMATION: cas.get("formation", {}).get("debut"),
        Repere.FIN_FORMATION: cas.get("formation", {}).get("fin"),
        Repere.FIN_CONTRAT: cas.get("situation", {}).get("fin_contrat_le"),
        Repere.DEMANDE_ABSENCE: cas.get("situation", {}).get("demande_absence_le"),
        Repere.ATTESTATION: cas.get("situation", {}).get("attestation_projet_le"),
        Repere.SIGNATURE: cas.get("situation", {}).get("contrat_signe_le"),
    }
    dates: dict[str, date | str] = {}
    for code in cas["attendu"]["dates_limites"]:
        delai = next((d for d in evalue.delais if d.code == code), None)
        duree = delai.lire(regles_nationales().parametres, cas["le"]) if delai else None
        repere = reperes.get(delai.repere) if delai else None
        if delai is None or duree is None or repere is None:
            dates[code] = "absent"
            continue
        nombre, unite = duree
        dates[code] = decaler(repere, -nombre if delai.sens is Sens.AVANT else nombre, unite)
    return dates


def _pieces(evalue: DispositifEvalue, cas: Cas) -> list[str]:
    """Rend les pièces attendues qui sont bien demandées."""
    return [piece for piece in cas["attendu"]["pieces"] if piece in evalue.verdict.pieces]


def _avertit(evalue: DispositifEvalue, cas: Cas) -> list[str]:
    """Rend les débuts attendus que porte un des avertissements."""
    dits = " ".join(evalue.verdict.avertissements).replace("\u00a0", " ").replace("\u202f", " ")
    return [morceau for morceau in cas["attendu"]["avertit"] if morceau in dits]


def _tait(evalue: DispositifEvalue, cas: Cas) -> list[str]:
    """Rend les morceaux qui, comme attendu, ne sont dans aucun avertissement."""
    dits = " ".join(evalue.verdict.avertissements).replace("\u00a0", " ").replace("\u202f", " ")
    return [morceau for morceau in cas["attendu"]["tait"] if morceau not in dits]


def _a_reverifier(evalue: DispositifEvalue, _: Cas) -> bool:
    return evalue.verdict.est_a_reverifier


_OBTENIR: dict[str, Callable[[DispositifEvalue, Cas], object]] = {
    "verdict": _verdict,
    "criteres": _criteres,
    "eligible_le": _eligible_le,
    "suite": _suite,
    "manque": _manque,
    "participation": _participation,
    "plafonds": _plafonds,
    "paie_au_plus": _paie_au_plus,
    "dates_limites": _dates_limites,
    "pieces": _pieces,
    "avertit": _avertit,
    "tait": _tait,
    "a_reverifier": _a_reverifier,
}


def _montant(donnees: Cas, cle: str) -> Montant:
    return Montant.depuis_euros(Decimal(donnees[cle]))


def _parametre(donnees: Cas, le: date) -> Cas:
    valeur = regles_nationales().valeur(donnees["code"], le=le)
    return {"valeur": "inconnue" if valeur is None else valeur}


def _valeurs(donnees: Cas, le: date) -> Cas:
    """Rend la valeur de chaque paramètre que le cas attend."""
    return {code: _parametre({"code": code}, le)["valeur"] for code in donnees}


def _alimentation_cpf(donnees: Cas, le: date) -> Cas:
    droits = cpf.bareme(
        regles_nationales(),
        le=le,
        est_peu_qualifie=donnees.get("sans_diplome_de_niveau_3", False),
        est_boeth=donnees.get("handicap_reconnu", False),
    )
    if droits is None:
        raise CasMalEcrit("pas de barème en euros à cette date")
    part = Decimal(donnees.get("heures", 1607)) / Decimal(donnees.get("heures_reference", 1607))
    return {"solde": cpf.alimenter(_montant(donnees, "solde"), droits, part=part).euros}


def _alimentation_cpf_public(donnees: Cas, le: date) -> Cas:
    solde = cpf.alimenter_heures(
        Decimal(donnees["heures"]),
        regles_nationales(),
        le=le,
        est_peu_qualifie=donnees.get("categorie_c_peu_qualifie", False),
    )
    return {"heures": "inconnu" if solde is None else solde}


def _remuneration_ptp(donnees: Cas, le: date) -> Cas:
    bareme = ptp.Bareme.lire(regles_nationales(), le=le)
    if bareme is None:
        raise CasMalEcrit("pas de barème à cette date")
    tranches = ptp.remunerer(
        _montant(donnees, "salaire"),
        bareme,
        mois=Decimal(donnees["mois"]),
        heures=Decimal(donnees["heures"]),
        est_continue=donnees.get("continue", True),
    )
    return {
        "tranches": [
            {"mois": t.mois, "taux": t.taux, "par_mois": t.mensuel.euros} for t in tranches
        ]
    }


def _franchise_ptp(donnees: Cas, le: date) -> Cas:
    mois = ptp.franchise(regles_nationales(), Decimal(donnees["mois"]), le=le)
    return {"mois": "inconnu" if mois is None else mois}


def _points_c2p(donnees: Cas, le: date) -> Cas:
    points = c2p.acquerir(regles_nationales(), facteurs=donnees["facteurs"], le=le)
    if points is None:
        return {"points": "inconnu", "formation": "inconnu"}
    return {
        "points": points,
        "formation": _euros(c2p.convertir(regles_nationales(), points, le=le)),
    }


_CALCULS: dict[str, Callable[[Cas, date], Cas]] = {
    "parametre": _parametre,
    "valeurs": _valeurs,
    "alimentation_cpf": _alimentation_cpf,
    "alimentation_cpf_public": _alimentation_cpf_public,
    "remuneration_ptp": _remuneration_ptp,
    "franchise_ptp": _franchise_ptp,
    "points_c2p": _points_c2p,
}
