"""La page de conservation : les dossiers arrivés au terme, et ce que l’on en fait."""
