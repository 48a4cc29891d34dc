"""La page du bilan et de la clôture."""
