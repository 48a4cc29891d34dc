"""De quoi écrire un classeur Excel sûr, lisible partout et toujours identique."""
