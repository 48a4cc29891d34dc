"""La page des papiers à remettre."""
