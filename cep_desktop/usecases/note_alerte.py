"""La note d’alerte avant qu’elle ne soit donnée : le papier lui-même, pas une autre note."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Total
from cep_desktop.usecases.commandes.alerte import DonnerAlerte
from cep_desktop.usecases.papiers import Demande, NaturePapier, ecrire
from cep_desktop.usecases.ports import Gabarits


def lire_la_note(dossier: Dossier, alerte: DonnerAlerte) -> str:
    """Rend les mots de la note telle qu’elle partirait, sans rien changer au dossier."""
    from cep_desktop.documents.alerte.contenu import composer_alerte
    from cep_desktop.documents.alerte.texte import en_texte

    return en_texte(composer_alerte(alerte.appliquer(dossier), le=alerte.le))


def ecrire_la_note(dossier: Dossier, alerte: DonnerAlerte, gabarits: Gabarits) -> bytes:
    """Rend la note en Word, telle qu’elle partirait. Lève `ErreurMetier` si le modèle résiste."""
    demande = Demande(alerte.appliquer(dossier), gabarits, alerte.le)
    return dict(ecrire(NaturePapier.ALERTE, demande))[".docx"]


def dire_manque(total: Total) -> str:
    """« 5 330,00 € », « au moins 5 330,00 € », ou « une somme à chiffrer »."""
    if not total.montant:
        return "une somme à chiffrer"
    return f"au moins {total.montant}" if total.inconnus else str(total.montant)
