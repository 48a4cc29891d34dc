"""Ce que la personne sait faire, et les métiers regardés avec elle."""
