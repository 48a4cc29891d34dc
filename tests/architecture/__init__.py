"""La maison est un essai : ses cloisons, ses mots et ses fichiers."""
