"""Ce que dit le plan d’actions : tout son texte, figé, avant tout fichier Word."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from cep_desktop.documents.plan_action.aides import RubriqueAides, composer_aides
from cep_desktop.documents.plan_action.calendrier import RubriqueCalendrier, composer_calendrier
from cep_desktop.documents.plan_action.couverture import Couverture, composer_couverture
from cep_desktop.documents.plan_action.etapes import RubriqueEtapes, composer_etapes
from cep_desktop.documents.plan_action.financement import (
    RubriqueFinancement,
    composer_financement,
)
from cep_desktop.documents.plan_action.formation import RubriqueFormation, composer_formation
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import (
    BlocSignature,
    LigneRevision,
    composer_bloc,
    composer_engagements,
    composer_revisions,
)
from cep_desktop.domain import typographie
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import INSECABLE, ecrire_date

FORMAT = 1
_HORS_EMPREINTE = ("empreinte", "signature", "aujourd_hui")
"""Signer le plan ou le réimprimer un autre jour ne change pas un mot du plan."""


@dataclass(frozen=True, slots=True)
class ContenuPlanAction:
    """Le plan d’actions d’une personne, en « je », prêt à être écrit, montré ou signé."""

    numero: str
    structure: str
    personne: str
    conseiller: str
    version: int
    date_version: date
    titre_version: str
    pied: str
    couverture: Couverture
    etapes: RubriqueEtapes
    formation: RubriqueFormation
    aides: RubriqueAides
    financement: RubriqueFinancement
    calendrier: RubriqueCalendrier
    revisions: tuple[LigneRevision, ...]
    engagements: tuple[str, ...]
    signature: BlocSignature
    aujourd_hui: date
    empreinte: str = ""
    format: int = FORMAT

    @property
    def empreinte_courte(self) -> str:
        """« 7F3A 91C4 » : le début de l’empreinte, au pied de chaque page."""
        return self.empreinte_longue[:9]

    @property
    def empreinte_longue(self) -> str:
        """« 7F3A 91C4 0B5E 22D8 » : de quoi reconnaître une version à l’œil."""
        debut = self.empreinte[:16].upper()
        return " ".join(debut[i : i + 4] for i in range(0, len(debut), 4))

    @property
    def code(self) -> str:
        """Ce que dit le code imprimé à la fin du plan."""
        return f"CEP:{self.numero}:{self.version}:{self.empreinte[:16].upper()}"

    @property
    def ecart_de_signature(self) -> str:
        """Dit si la signature a été posée sur un autre texte que celui-ci ; vide sinon."""
        signee = self.signature.empreinte_signee
        if not signee or self.empreinte.upper().startswith(signee.replace(" ", "").upper()):
            return ""
        return f"Signé sur un autre texte de cette version, d’empreinte {signee}."


def composer(dossier: Dossier, *, le: date) -> ContenuPlanAction:
    """Compose le plan d’un dossier le jour `le`, sans rien de privé."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    accompagnement = partage.accompagnement
    revision = accompagnement.revision
    date_version = revision.preparee_le if revision else le
    contenu = ContenuPlanAction(
        numero=partage.numero,
        structure=typographie.composer(partage.structure.nom),
        personne=noms.personne,
        conseiller=noms.conseiller_et_fonction,
        version=revision.version if revision else 0,
        date_version=date_version,
        titre_version=_titre_version(accompagnement, date_version, est_fictif=partage.est_fictif),
        pied=_pied(accompagnement, date_version),
        couverture=composer_couverture(partage, noms),
        etapes=composer_etapes(partage, noms, repere=date_version),
        formation=composer_formation(partage),
        aides=composer_aides(partage, noms),
        financement=composer_financement(partage, repere=date_version),
        calendrier=composer_calendrier(partage),
        revisions=composer_revisions(partage),
        engagements=composer_engagements(partage, noms, le=le),
        signature=composer_bloc(partage, noms),
        aujourd_hui=le,
    )
    return replace(contenu, empreinte=empreindre(contenu))


def empreindre(contenu: ContenuPlanAction) -> str:
    """SHA-256 du texte du plan, en hexadécimal : change si un seul mot du plan change."""
    texte = {nom: v for nom, v in asdict(contenu).items() if nom not in _HORS_EMPREINTE}
    canonique = json.dumps(
        texte, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat
    )
    return hashlib.sha256(canonique.encode()).hexdigest()


def _titre_version(accompagnement: Accompagnement, date_version: date, *, est_fictif: bool) -> str:
    fictif = "Exemple fictif. " if est_fictif else ""
    revision = accompagnement.revision
    if revision is None:
        return f"{fictif}Document de travail du {ecrire_date(date_version)}."
    debut = (
        f"{fictif}Version{INSECABLE}{revision.version}, préparée le {ecrire_date(date_version)}."
    )
    if revision.version == 1:
        return debut
    ancienne = accompagnement.revisions[-2]
    return (
        f"{debut} Elle remplace la version{INSECABLE}{ancienne.version} "
        f"du {ecrire_date(ancienne.preparee_le)}."
    )


def _pied(accompagnement: Accompagnement, date_version: date) -> str:
    revision = accompagnement.revision
    version = f"Version{INSECABLE}{revision.version}" if revision else "Document de travail"
    return f"{version} – {ecrire_date(date_version)}"
