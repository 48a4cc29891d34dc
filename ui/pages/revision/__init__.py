"""La page des révisions du plan."""
