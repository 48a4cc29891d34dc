"""Les verbes en ligne de commande : les mêmes cas d’usage que la fenêtre."""

from cep_desktop.cli.verbes import executer

__all__ = ["executer"]
