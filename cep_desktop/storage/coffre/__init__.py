"""Le coffre : la clé qui chiffre les dossiers, et les serrures qui la gardent."""
