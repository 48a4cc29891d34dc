"""La page des données de la personne : accords, envois, copie complète, sobriété."""
