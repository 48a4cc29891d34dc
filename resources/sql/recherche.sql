-- Chercher : chaque mot de l’index porte l’équipe du dossier (« 3=moreau », « 3=~moro » pour un son).
-- L’index ne parcourt ainsi que les équipes permises, même quand cent mille dossiers ont le même mot.
CREATE TABLE IF NOT EXISTS recherche (
    dossier varchar(36) PRIMARY KEY REFERENCES entete ON DELETE CASCADE,
    mots tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS recherche_mots ON recherche USING gin (mots) WITH (fastupdate = off);

-- Les noms pèsent plus que le reste (A contre D).
CREATE OR REPLACE FUNCTION vecteur(equipe int, noms text, autres text) RETURNS tsvector
LANGUAGE sql IMMUTABLE SET search_path = cep, pg_temp AS $$
    SELECT coalesce(string_agg(format('''%s=%s'':1%s', equipe, left(mot, 200), poids), ' '), '')
        ::tsvector
    FROM (
        SELECT mot, 'A' AS poids FROM regexp_split_to_table(noms, ' ') AS mot
        UNION ALL
        SELECT mot, 'D' FROM regexp_split_to_table(autres, ' ') AS mot
    ) AS tous
    WHERE mot ~ '^~?[a-zA-Z0-9]+$'
$$;

CREATE OR REPLACE FUNCTION ranger(vise text, noms text, autres text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF NOT peut_ecrire(vise) THEN PERFORM refuser(); END IF;
    INSERT INTO recherche SELECT id, vecteur(equipe, noms, autres) FROM entete WHERE id = vise
    ON CONFLICT (dossier) DO UPDATE SET mots = excluded.mots;
END $$;

CREATE OR REPLACE FUNCTION suivre_equipe() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    UPDATE recherche SET mots = (
        SELECT string_agg(
            format('''%s=%s'':1%s', NEW.equipe, split_part(lexeme, '=', 2), weights[1]), ' ')::tsvector
        FROM unnest(mots))
    WHERE dossier = NEW.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER suivre_equipe AFTER UPDATE OF equipe ON entete
    FOR EACH ROW WHEN (OLD.equipe <> NEW.equipe) EXECUTE FUNCTION suivre_equipe();

-- Un mot cherché est une suite de formes : « moreau* » par le début, « m*A » dans les noms seuls,
-- « ~moro » par le son. Toute autre écriture est ignorée.
CREATE OR REPLACE FUNCTION requete(equipe int, mots text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE SET search_path = cep, pg_temp AS $$
    SELECT string_agg((
        SELECT '(' || string_agg(
            regexp_replace(forme, '^(~?[a-zA-Z0-9]+)([*A]*)$', format('''%s=\1'':\2', equipe)), '|')
            || ')'
        FROM regexp_split_to_table(mot, ' ') AS forme
        WHERE forme ~ '^~?[a-zA-Z0-9]+([*]A?)?$'), ' & ')::tsquery
    FROM unnest(mots) AS mot
$$;

-- Les mots de l’index ne se lisent pas directement : seulement les dossiers permis qu’ils désignent.
CREATE OR REPLACE FUNCTION chercher(les_mots text[], au_plus int)
RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    WITH demandes AS MATERIALIZED (
        SELECT equipe, requete(equipe, les_mots) AS demande
        FROM membre WHERE compte = session_user
    ), trouves AS (
        SELECT e.id, e.rang_nom, ts_rank(r.mots, demande) AS rang
        FROM demandes d JOIN recherche r ON r.mots @@ d.demande
        JOIN entete e ON e.id = r.dossier AND e.equipe = d.equipe
        UNION
        SELECT e.id, e.rang_nom, ts_rank(r.mots, requete(e.equipe, les_mots))
        FROM partage p JOIN entete e ON e.id = p.dossier JOIN recherche r ON r.dossier = e.id
        WHERE p.compte = session_user AND r.mots @@ requete(e.equipe, les_mots)
    )
    SELECT id FROM trouves ORDER BY rang DESC, rang_nom LIMIT least(au_plus, 1000)
$$;
