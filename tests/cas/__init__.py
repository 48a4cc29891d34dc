"""Des dossiers d’essai : petits, complets, d’exemple ou tirés au hasard."""
