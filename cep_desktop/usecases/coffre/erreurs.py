"""Pourquoi un coffre ne s’ouvre pas, ou n’écrit pas : chaque cause a sa phrase."""

from cep_desktop.domain.erreurs import ErreurMetier


class CoffreFerme(ErreurMetier):
    """Le coffre ne s’ouvre pas ; rien n’a été changé sur le disque."""


class PhraseDePasseFausse(CoffreFerme):
    """La phrase de passe ou le code de secours n’ouvre aucune serrure."""


class CoffreAbime(CoffreFerme):
    """Un fichier du coffre est incomplet ou altéré."""


class CoffreTropRecent(CoffreFerme):
    """Le coffre a été créé par une version plus récente de l’application."""


class TrousseauIndisponible(ErreurMetier):
    """L’ordinateur n’a pas de trousseau sûr, ou il ne garde pas la clé de ce coffre."""


class EcritureImpossible(ErreurMetier):
    """La base a refusé une écriture : elle est restée comme avant, le travail est en mémoire."""


class DisquePlein(EcritureImpossible):
    """Il n’y a plus de place sur le disque du coffre."""


class CoffreOccupe(EcritureImpossible):
    """Un autre programme retient le coffre."""


class CoffreEnLectureSeule(EcritureImpossible):
    """Le coffre est tenu par un autre poste, ou son disque ne s’écrit pas."""


class DossierRamene(ErreurMetier):
    """Le dossier lu n’est pas le dernier enregistré : des pages du fichier ont été remplacées."""


class DossierGele(ErreurMetier):
    """Un dossier gelé (litige, limitation du traitement) ne s’efface pas."""


class SauvegardeImpossible(ErreurMetier):
    """La sauvegarde n’a pas été faite, ou ne se relit pas."""
