"""La preuve de signature : qui a signé quoi, quand, comment, et l’empreinte de chaque fichier."""
