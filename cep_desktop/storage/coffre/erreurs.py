"""Pourquoi un coffre ne s’ouvre pas : chaque cause a sa phrase, et laisse les fichiers intacts."""

from cep_desktop.domain.erreurs import ErreurMetier


class CoffreFerme(ErreurMetier):
    """Le coffre ne s’ouvre pas ; rien n’a été changé sur le disque."""


class PhraseDePasseFausse(CoffreFerme):
    """La phrase de passe ou le code de secours n’ouvre aucune serrure."""


class CoffreAbime(CoffreFerme):
    """Un fichier du coffre est incomplet ou altéré."""


class CoffreTropRecent(CoffreFerme):
    """Le coffre a été créé par une version plus récente de l’application."""
