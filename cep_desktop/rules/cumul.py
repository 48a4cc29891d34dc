"""Deux aides ensemble : exclues, permises par un texte, ou à vérifier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import ObjetFinancement
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.dispositif import Dispositif, Lien
from cep_desktop.rules.nomenclature import Attribution
from cep_desktop.rules.parametre import Fiabilite
from cep_desktop.rules.regles import Regles

_SURES = {Fiabilite.A, Fiabilite.B}
_NON_DOCUMENTE = "Cumul non documenté\u00a0: vérifier auprès du financeur."


class EtatCumul(Code):
    """Ce que les textes disent de deux aides réunies."""

    EXCLU = "exclu", "Jamais ensemble"
    PERMIS = "permis", "Ensemble, un texte le dit"
    SANS_RECOUVREMENT = "sans_recouvrement", "Ne paient pas la même chose"
    A_VERIFIER = "a_verifier", "À vérifier"
    NON_DOCUMENTE = "non_documente", "Cumul non documenté"


@dataclass(frozen=True, slots=True)
class Cumul:
    """La réponse pour deux dispositifs, et le texte qui la fonde s’il y en a un."""

    un: str
    autre: str
    etat: EtatCumul
    raison: str
    reference: str = ""


def cumuler(un: Dispositif, autre: Dispositif, *, le: date, region: str | None) -> Cumul:
    """Dit si deux dispositifs vont ensemble ce jour-là ; `region` inconnue laisse un doute.

    Une exclusion d’une source fragile reste à vérifier. Sans texte, rien n’est permis ni refusé.
    """
    exclusions = tuple(_liens(un, autre, "exclusion", le))
    for lien in exclusions:
        if _joue(lien, region) is True and lien.fiabilite in _SURES:
            return _cumul(un, autre, EtatCumul.EXCLU, lien)
    for lien in exclusions:
        if _joue(lien, region) is not False:
            return _cumul(un, autre, EtatCumul.A_VERIFIER, lien)
    for lien in _liens(un, autre, "cumul", le):
        if _joue(lien, region) is True:
            return _cumul(un, autre, EtatCumul.PERMIS, lien)
    if Attribution.PERSONNE in {un.attribution, autre.attribution}:
        raison = "Ce que la personne paie s’ajoute aux aides."
        return Cumul(un.code, autre.code, EtatCumul.PERMIS, raison)
    if not _se_recouvrent(un, autre):
        raison = "Ces deux aides ne paient pas la même chose."
        return Cumul(un.code, autre.code, EtatCumul.SANS_RECOUVREMENT, raison)
    return Cumul(un.code, autre.code, EtatCumul.NON_DOCUMENTE, _NON_DOCUMENTE)


def verifier_cumuls(
    dossier: Dossier, codes: Iterable[str], regles: Regles, *, le: date
) -> tuple[Cumul, ...]:
    """Rend la réponse pour chaque paire de dispositifs, dans l’ordre de mobilisation.

    Lève `ElementIntrouvable` si un code n’est pas dans les règles.
    """
    region = Releve.de(dossier, le=le).lire("region_residence").valeur
    connus = [regles.dispositif(code) for code in dict.fromkeys(codes)]
    ranges = sorted(connus, key=lambda dispositif: (dispositif.rang, dispositif.code))
    return tuple(
        cumuler(un, autre, le=le, region=region if isinstance(region, str) else None)
        for un, autre in combinations(ranges, 2)
    )


def _liens(un: Dispositif, autre: Dispositif, nom: str, le: date) -> Iterable[Lien]:
    """Liens écrits dans l’un ou dans l’autre : ils valent dans les deux sens."""
    for depuis, vers in ((un, autre), (autre, un)):
        liens: tuple[Lien, ...] = getattr(depuis, nom)
        for lien in liens:
            if lien.code == vers.code and lien.est_en_vigueur(le):
                yield lien


def _joue(lien: Lien, region: str | None) -> bool | None:
    if not lien.regions:
        return True
    return None if region is None else region in lien.regions


def _se_recouvrent(un: Dispositif, autre: Dispositif) -> bool:
    if ObjetFinancement.REVENU in {un.objet, autre.objet}:
        return un.paie_un_revenu and autre.paie_un_revenu
    return bool(set(un.postes) & set(autre.postes))


def _cumul(un: Dispositif, autre: Dispositif, etat: EtatCumul, lien: Lien) -> Cumul:
    return Cumul(un.code, autre.code, etat, lien.raison, str(lien.reference))
