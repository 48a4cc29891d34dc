"""Les questions que l’on pose d’abord, selon le travail de la personne."""

from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait, StatutEmploi
from cep_desktop.domain.situation import Mot, Situation

_F = CodeFait

_SALARIE = (
    _F.STATUT_EMPLOI, _F.ENTREE_ENTREPRISE_LE, _F.TEMPS_TRAVAIL, _F.SALAIRE_MENSUEL_BRUT,
    _F.NIVEAU_QUALIFICATION, _F.IDCC,
)  # fmt: skip
_SANS_EMPLOI = (
    _F.STATUT_EMPLOI, _F.INSCRIPTION_FT_LE, _F.ALLOCATION, _F.FIN_ALLOCATION_LE,
    _F.FIN_CONTRAT_LE, _F.NIVEAU_QUALIFICATION,
)  # fmt: skip
_INDEPENDANT = (
    _F.STATUT_EMPLOI, _F.SECTEUR_INDEPENDANT, _F.CFP_A_JOUR, _F.CFP_VERSEE, _F.EFFECTIF,
    _F.NIVEAU_QUALIFICATION,
)  # fmt: skip
_AGENT = (
    _F.STATUT_EMPLOI, _F.FONCTION_PUBLIQUE, _F.ANNEES_SERVICE, _F.TEMPS_TRAVAIL,
    _F.SALAIRE_MENSUEL_BRUT, _F.NIVEAU_QUALIFICATION,
)  # fmt: skip
_SELON_LE_STATUT = {
    StatutEmploi.DEMANDEUR_EMPLOI: _SANS_EMPLOI,
    StatutEmploi.SANS_EMPLOI: _SANS_EMPLOI,
    StatutEmploi.ETUDIANT_OU_RETRAITE: _SANS_EMPLOI,
    StatutEmploi.INDEPENDANT: _INDEPENDANT,
    StatutEmploi.AGENT_PUBLIC: _AGENT,
}
_DROITS = (_F.CPF_SOLDE, _F.PERMIS_B, _F.ENFANTS_A_CHARGE, _F.DEMANDE_CEP_LE)


def questions_du_travail(statut: str) -> tuple[CodeFait, ...]:
    """Rend les six questions d’un statut d’emploi ; sans statut, celles d’un salarié."""
    return next((q for s, q in _SELON_LE_STATUT.items() if s == statut), _SALARIE)


def autres_questions(
    situation: Situation, travail: tuple[CodeFait, ...], posees: tuple[CodeFait, ...]
) -> tuple[CodeFait, ...]:
    """Rend les droits, ce qui a déjà une réponse, puis ce que l’on vient de poser."""
    codes = dict.fromkeys((*_DROITS, *(fait.code for fait in situation.faits), *posees))
    return tuple(code for code in codes if code not in travail)


def questions_restantes(deja: tuple[CodeFait, ...]) -> tuple[CodeFait, ...]:
    """Rend les questions que l’on peut ajouter ; celles qui touchent à la santé à la fin."""
    restantes = [code for code in CodeFait if code not in deja]
    return tuple(sorted(restantes, key=lambda code: code in FAITS_DE_SANTE))


def statut_connu(mot: object) -> str:
    """Rend le code du statut d’emploi d’une réponse, vide si elle n’en est pas un."""
    return mot.valeur if isinstance(mot, Mot) else ""
