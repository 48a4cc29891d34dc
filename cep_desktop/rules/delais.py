"""Le rétro-planning : de la date de formation, toutes les dates à ne pas laisser passer.

Un délai se compte en jours calendaires, sauf quand le texte dit autrement ; chaque date garde sa
raison et son article.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.typographie import INSECABLE, ecrire_date
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.dispositif import Delai
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.nomenclature import Repere, RoleDelai, Sens
from cep_desktop.rules.regles import Regles

_CONSTATS = {
    Repere.DEBUT_FORMATION: "debut_formation_le",
    Repere.FIN_FORMATION: "fin_formation_le",
    Repere.FIN_CONTRAT: "fin_contrat_le",
    Repere.DEMANDE_ABSENCE: "demande_absence_le",
    Repere.ACCORD_EMPLOYEUR: "accord_employeur_le",
    Repere.ATTESTATION: "attestation_projet_le",
    Repere.DEMISSION: "demission_le",
    Repere.SIGNATURE: "contrat_signe_le",
}


@dataclass(frozen=True, slots=True)
class DateLimite:
    """Une date calculée ; `le` vaut `None` quand ce dont elle dépend est inconnu.

    `faite_le` dit que l’acte est déjà fait. `est_manquee` : la date est passée sans lui.
    """

    dispositif: str
    nom: str
    code: str
    libelle: str
    role: RoleDelai
    le: date | None
    calcul: str
    raison: str
    reference: str
    faite_le: date | None
    est_manquee: bool

    @property
    def titre(self) -> str:
        """Ce qu’il faut faire, et pour quelle aide quand la phrase ne la nomme pas déjà."""
        court = self.nom.partition(" (")[0]
        return self.libelle if court in self.libelle else f"{self.libelle} ({court})"


@dataclass(frozen=True, slots=True)
class Faisabilite:
    """Peut-on encore commencer à la date prévue ? Sinon, à partir de quand."""

    est_possible: bool
    debut_prevu_le: date | None
    debut_au_plus_tot: date | None
    raisons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetroPlanning:
    """Toutes les dates, de la plus proche à la plus lointaine, puis celles qu’on ignore."""

    dates: tuple[DateLimite, ...]
    faisabilite: Faisabilite


def planifier(
    dossier: Dossier,
    evaluation: Evaluation,
    regles: Regles,
    *,
    dispositifs: Iterable[str] | None = None,
    formation: Cle | None = None,
) -> RetroPlanning:
    """Calcule les dates des dispositifs choisis (par défaut, ceux du plan de financement)."""
    plan = dossier.accompagnement.plan_financement
    choisis = set(dispositifs) if dispositifs is not None else {f.dispositif for f in plan.aides}
    releve = Releve.de(dossier, le=evaluation.le, formation=formation)
    retenus = [e for e in evaluation.dispositifs if e.code in choisis]
    par_dispositif = {f.dispositif: f for f in plan.financements}
    lignes = [
        ligne
        for evalue in retenus
        for ligne in _Calcul(releve, regles, evalue, par_dispositif.get(evalue.code)).lignes()
    ]
    dates = tuple(sorted((d for _, _, d in lignes), key=lambda d: (d.le is None, d.le or date.max)))
    return RetroPlanning(dates, _faisabilite(lignes, releve))


_Duree = tuple[int, UniteDelai] | None


class _Calcul:
    """Les dates d’un dispositif devant un dossier."""

    def __init__(
        self,
        releve: Releve,
        regles: Regles,
        evalue: DispositifEvalue,
        demande: Financement | None,
    ) -> None:
        self._releve = releve
        self._regles = regles
        self._evalue = evalue
        self._connus = _reperes_connus(releve, demande)

    def lignes(self) -> list[tuple[Delai, _Duree, DateLimite]]:
        """Calcule chaque délai ; ceux qui fixent un repère passent d’abord."""
        delais = sorted(self._evalue.delais, key=lambda delai: delai.etablit is None)
        reperes = dict(self._connus)
        lignes = []
        for delai in delais:
            duree = delai.lire(self._regles.parametres, self._releve.le)
            ligne = self._ligne(delai, duree, reperes)
            if delai.etablit and ligne.le:
                reperes.setdefault(delai.etablit, ligne.le)
            lignes.append((delai, duree, ligne))
        return lignes

    def _ligne(self, delai: Delai, duree: _Duree, reperes: Mapping[Repere, date]) -> DateLimite:
        origine = reperes.get(delai.repere)
        le = _compter(origine, duree, delai.sens)
        faite_le = self._connus.get(delai.etablit) if delai.etablit else None
        est_limite = delai.role is RoleDelai.LIMITE
        est_manquee = est_limite and le is not None and (faite_le or self._releve.le) > le
        return DateLimite(
            dispositif=self._evalue.code,
            nom=self._evalue.dispositif.nom,
            code=delai.code,
            libelle=delai.libelle,
            role=delai.role,
            le=le,
            calcul=_raconter(delai, duree, origine),
            raison=delai.raison,
            reference=str(delai.reference),
            faite_le=faite_le,
            est_manquee=est_manquee,
        )


def _reperes_connus(releve: Releve, demande: Financement | None) -> dict[Repere, date]:
    lus = {repere: releve.lire(constat).valeur for repere, constat in _CONSTATS.items()}
    connus = {repere: valeur for repere, valeur in lus.items() if isinstance(valeur, date)}
    if demande and demande.envoye_le:
        connus[Repere.DEPOT] = demande.envoye_le
    if demande and demande.decision:
        connus[Repere.DECISION] = demande.decision.le
    return connus


def _compter(origine: date | None, duree: _Duree, sens: Sens) -> date | None:
    if origine is None or duree is None:
        return None
    nombre, unite = duree
    return decaler(origine, nombre if sens is Sens.APRES else -nombre, unite)


def _raconter(delai: Delai, duree: _Duree, origine: date | None) -> str:
    if duree is None:
        return "durée inconnue\u00a0: à vérifier auprès de l’organisme"
    nombre, unite = duree
    suite = f" ({ecrire_date(origine)})" if origine else ", date inconnue"
    if nombre == 0:
        return f"jusqu’au jour même\u00a0: {delai.repere.libelle}{suite}"
    pluriel = "s" if nombre > 1 and unite is not UniteDelai.MOIS else ""
    mots = unite.libelle.replace(" ", f"{pluriel} ") + pluriel
    return f"{nombre}{INSECABLE}{mots} {delai.sens.libelle} {delai.repere.libelle}{suite}"


def _faisabilite(lignes: Iterable[tuple[Delai, _Duree, DateLimite]], releve: Releve) -> Faisabilite:
    prevu = releve.lire("debut_formation_le").valeur
    debut = prevu if isinstance(prevu, date) else None
    manquees = [
        (delai, duree, ligne)
        for delai, duree, ligne in lignes
        if ligne.est_manquee and delai.sens is Sens.AVANT and delai.repere is Repere.DEBUT_FORMATION
    ]
    if not manquees or debut is None:
        return Faisabilite(not manquees, debut, debut)
    debuts = (
        decaler(ligne.faite_le or releve.le, duree[0], duree[1])
        for _, duree, ligne in manquees
        if duree
    )
    raisons = tuple(f"{ligne.libelle}\u00a0: {ligne.calcul}." for _, _, ligne in manquees)
    return Faisabilite(
        est_possible=False,
        debut_prevu_le=debut,
        debut_au_plus_tot=max(debuts, default=None),
        raisons=raisons,
    )
