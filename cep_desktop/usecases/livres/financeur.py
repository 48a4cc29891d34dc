"""L’OPCO de la convention collective, proposé comme financeur ; jamais ajouté tout seul."""

from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.situation import Mot
from cep_desktop.domain.typographie import composer
from cep_desktop.referentiels.livre import Livre
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Proposition, Propositions

_NOMBRE = 4


def opco_de_la_convention(
    dossier: Dossier, bibliotheque: Bibliotheque, *, le: date
) -> Propositions:
    """Rend les OPCO de la convention connue à `le`, sans ceux qui sont déjà au plan."""
    edition = next((e for e in bibliotheque.editions() if e.livre is Livre.CONVENTIONS), None)
    fait = dossier.situation.fait(CodeFait.IDCC, le=le)
    if edition is None or fait is None or not isinstance(fait.reponse, Mot):
        return Propositions()
    idcc = fait.reponse.valeur.strip().zfill(4)
    demandes = dossier.accompagnement.plan_financement.financements
    deja = {plier(demande.financeur) for demande in demandes}
    conventions = bibliotheque.livres.conventions(idcc, nombre=_NOMBRE)
    opcos = dict.fromkeys(c.opco for c in conventions if c.idcc == idcc and c.opco)
    lignes = tuple(
        Proposition(opco, composer(opco), composer(f"OPCO de la convention {idcc}"))
        for opco in opcos
        if plier(opco) not in deja
    )
    return Propositions(lignes, edition.source_datee)
