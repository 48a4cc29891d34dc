"""L’écran : des fenêtres Qt Widgets écrites à la main, sans aucune règle du métier."""
