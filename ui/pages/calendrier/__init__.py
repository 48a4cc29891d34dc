"""La page du calendrier."""
