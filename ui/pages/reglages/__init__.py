"""Les réglages d’un organisme : ses modèles, son en-tête, ses signataires, ses noms de fichiers."""
