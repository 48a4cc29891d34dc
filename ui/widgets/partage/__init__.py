"""Les blocs de l’écran partagé, dessinés en grand."""
