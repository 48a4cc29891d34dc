"""Les dossiers d’exemple livrés avec le programme."""
