"""La page des entretiens : le temps, ce qui attend, la feuille de route, les notes privées."""
