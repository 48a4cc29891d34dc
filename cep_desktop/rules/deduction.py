"""Ce qui se déduit du dossier, sans question de plus : âge, durée, certification, prix."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from cep_desktop.domain.code import Code
from cep_desktop.domain.fait import Choix, CodeFait, Genre, StatutEmploi
from cep_desktop.domain.formation import NatureAction
from cep_desktop.domain.projet import NatureProjet
from cep_desktop.domain.situation import Jour, Mot, NeSaitPas
from cep_desktop.rules.contexte import Contexte, Deduction, mois_entre
from cep_desktop.rules.deduction_plan import DU_PLAN
from cep_desktop.rules.jours import UniteDelai, decaler


class Repertoire(Code):
    """Où la certification visée est enregistrée."""

    RNCP = "rncp", "Répertoire national (RNCP)"
    RS = "rs", "Répertoire spécifique (RS)"


def _choix(enumeration: type[Code]) -> tuple[Choix, ...]:
    return tuple(Choix(membre.value, membre.libelle) for membre in enumeration)


def _age(c: Contexte) -> Decimal | None:
    naissance = c.dossier.beneficiaire.naissance_le
    return Decimal(mois_entre(naissance, c.le) // 12) if naissance else None


def _debut(c: Contexte) -> date | None:
    return c.formation.periode.du if c.formation and c.formation.periode else None


def _fin(c: Contexte) -> date | None:
    return c.formation.periode.au if c.formation and c.formation.periode else None


def _mois_formation(c: Contexte) -> Decimal | None:
    """Mois entiers, et part du mois entamé : sept mois du 1er septembre au 31 mars."""
    debut, fin = _debut(c), _fin(c)
    if debut is None or fin is None:
        return None
    lendemain = decaler(fin, 1, UniteDelai.JOUR_CALENDAIRE)
    entiers = mois_entre(debut, lendemain)
    depart = decaler(debut, entiers, UniteDelai.MOIS)
    duree_du_mois = (decaler(debut, entiers + 1, UniteDelai.MOIS) - depart).days
    part = Decimal((lendemain - depart).days) / max(duree_du_mois, 1)
    return entiers + part.quantize(Decimal("0.01"), rounding=ROUND_FLOOR)


def _heures(c: Contexte) -> Decimal | None:
    return c.formation.heures if c.formation else None


def _heures_centre(c: Contexte) -> Decimal | None:
    return c.formation.heures_centre if c.formation else None


def _part_entreprise(c: Contexte) -> Decimal | None:
    total = _heures(c)
    if not total or c.formation is None or c.formation.heures_entreprise is None:
        return None
    return (c.formation.heures_entreprise * 100 / total).quantize(Decimal("0.01"))


_SANS_EMPLOYEUR = {
    StatutEmploi.DEMANDEUR_EMPLOI,
    StatutEmploi.SANS_EMPLOI,
    StatutEmploi.INDEPENDANT,
}


def _sur_temps(c: Contexte) -> bool | None:
    """Sans employeur, il n’y a pas de temps de travail à libérer."""
    statut = c.dossier.situation.fait(CodeFait.STATUT_EMPLOI, le=c.le)
    if statut and isinstance(statut.reponse, Mot) and statut.reponse.valeur in _SANS_EMPLOYEUR:
        return False
    return c.formation.est_sur_temps_de_travail if c.formation else None


def _part_a_distance(c: Contexte) -> Decimal | None:
    return c.formation.part_a_distance if c.formation else None


def _a_demissionne(c: Contexte) -> bool | None:
    """Un CDI noté, sans démission notée, n’est pas rompu."""
    fait = c.dossier.situation.fait(CodeFait.DEMISSION_LE, le=c.le)
    if fait and isinstance(fait.reponse, Jour):
        return fait.reponse.valeur <= c.le
    statut = c.dossier.situation.fait(CodeFait.STATUT_EMPLOI, le=c.le)
    est_en_cdi = statut is not None and statut.reponse == Mot(valeur=StatutEmploi.CDI.value)
    return False if est_en_cdi and not (fait and isinstance(fait.reponse, NeSaitPas)) else None


def _niveau(c: Contexte) -> Decimal | None:
    return Decimal(c.certification.niveau) if c.certification and c.certification.niveau else None


def _nature_action(c: Contexte) -> str | None:
    return c.formation.nature.value if c.formation else None


def _repertoire(c: Contexte) -> str | None:
    code = c.certification.code if c.certification else None
    if code is None:
        return None
    return Repertoire.RS if code.startswith("RS") else Repertoire.RNCP


def _est_clea(c: Contexte) -> bool | None:
    return "cléa" in c.certification.intitule.casefold() if c.certification else None


def _est_certifiante(c: Contexte) -> bool | None:
    return True if c.certification and c.certification.code else None


def _certification_active(c: Contexte) -> bool | None:
    fin = c.certification.fin_enregistrement_le if c.certification else None
    return None if fin is None else (_debut(c) or c.le) <= fin


def _qualiopi(c: Contexte) -> bool | None:
    return c.formation.organisme.est_certifie_qualiopi if c.formation else None


def _devis(c: Contexte) -> bool | None:
    return True if c.formation and c.formation.devis else None


def _positionnement(c: Contexte) -> bool | None:
    """Oui s’il est fait ; un test seulement prévu ne dit encore rien."""
    test = c.formation.positionnement if c.formation else None
    return True if test and test.fait_le and test.fait_le <= c.le else None


def _rome_vise(c: Contexte) -> str | None:
    return c.dossier.conseil.projet.rome if c.dossier.conseil.projet else None


def _nature_projet(c: Contexte) -> str | None:
    return c.dossier.conseil.projet.nature.value if c.dossier.conseil.projet else None


def _a_un_projet(c: Contexte) -> bool | None:
    return True if c.dossier.conseil.projet else None


def _a_une_formation(c: Contexte) -> bool | None:
    return True if c.formation else None


_M, _N, _D, _B, _T = Genre.MONTANT, Genre.NOMBRE, Genre.DATE, Genre.OUI_NON, Genre.TEXTE

DEDUITS: dict[str, Deduction] = {
    **DU_PLAN,
    "aujourd_hui": Deduction("Date regardée", _D, lambda c: c.le),
    "age": Deduction("Âge", _N, _age),
    "a_demissionne": Deduction("Démission déjà donnée", _B, _a_demissionne),
    "a_un_projet": Deduction("Projet écrit avec la personne", _B, _a_un_projet),
    "nature_projet": Deduction("Projet", _T, _nature_projet, _choix(NatureProjet)),
    "rome_vise": Deduction("Code ROME du métier visé", _T, _rome_vise),
    "a_une_formation": Deduction("Formation envisagée", _B, _a_une_formation),
    "nature_action": Deduction("Nature de l’action", _T, _nature_action, _choix(NatureAction)),
    "debut_formation_le": Deduction("Début de la formation", _D, _debut),
    "fin_formation_le": Deduction("Fin de la formation", _D, _fin),
    "mois_formation": Deduction("Durée de la formation (mois)", _N, _mois_formation),
    "heures_formation": Deduction("Durée de la formation (heures)", _N, _heures),
    "heures_centre": Deduction("Heures en centre", _N, _heures_centre),
    "part_entreprise": Deduction("Part en entreprise (%)", _N, _part_entreprise),
    "part_a_distance": Deduction("Part à distance (%)", _N, _part_a_distance),
    "est_sur_temps_de_travail": Deduction("Formation sur le temps de travail", _B, _sur_temps),
    "est_certifiante": Deduction("Formation certifiante", _B, _est_certifiante),
    "repertoire": Deduction("Répertoire", _T, _repertoire, _choix(Repertoire)),
    "est_clea": Deduction("Certification CléA", _B, _est_clea),
    "niveau_certification": Deduction("Niveau de la certification (1 à 8)", _N, _niveau),
    "certification_active": Deduction("Certification active au début", _B, _certification_active),
    "est_qualiopi": Deduction("Organisme certifié Qualiopi", _B, _qualiopi),
    "a_un_devis": Deduction("Devis", _B, _devis),
    "positionnement_fait": Deduction("Test d’entrée fait", _B, _positionnement),
}
"""Les constats déduits, par code. Une condition peut citer chacun d’eux."""
