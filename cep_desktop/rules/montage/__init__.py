"""Le montage : le meilleur mélange d’aides pour un projet, prouvé au centime."""
