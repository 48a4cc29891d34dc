"""La page du coffre : sauvegardes, verrouillage, phrase secrète, vérification."""
