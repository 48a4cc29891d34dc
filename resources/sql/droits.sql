-- Ce que chacun peut lire et écrire. Rien n’est permis qui ne soit écrit ici.
REVOKE ALL ON ALL TABLES IN SCHEMA cep FROM PUBLIC, cep_membre, cep_administrateur;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cep FROM PUBLIC, cep_membre, cep_administrateur;
GRANT USAGE ON SCHEMA cep TO cep_membre, cep_administrateur;

GRANT SELECT ON meta, equipe, compte, membre, trace TO cep_membre, cep_administrateur;
GRANT SELECT ON entete, document, revision, partage, operation TO cep_membre;
GRANT DELETE ON entete TO cep_membre;
GRANT INSERT (dossier, json), UPDATE (json) ON document TO cep_membre;
GRANT INSERT (dossier, numero, le, auteur, geste, nom, json_compresse), UPDATE (nom)
    ON revision TO cep_membre;
GRANT INSERT (id, dossier, revision, empreinte) ON operation TO cep_membre;

-- Le référent et l’équipe d’un dossier, jamais.
DO $$
DECLARE
    colonnes text;
BEGIN
    SELECT string_agg(quote_ident(column_name), ', ') INTO colonnes
    FROM information_schema.columns
    WHERE table_schema = 'cep' AND table_name = 'entete'
        AND column_name NOT IN ('compte', 'equipe');
    EXECUTE format('GRANT INSERT (%s), UPDATE (%s) ON entete TO cep_membre', colonnes, colonnes);
END $$;

-- Une révision suit la précédente, et un dossier garde son identifiant.
CREATE OR REPLACE FUNCTION suivre() RETURNS trigger LANGUAGE plpgsql
SET search_path = cep, pg_temp AS $$
BEGIN
    IF NEW.id <> OLD.id THEN PERFORM refuser(); END IF;
    IF NEW.revision <> OLD.revision + 1
        AND (NEW.compte, NEW.equipe) IS NOT DISTINCT FROM (OLD.compte, OLD.equipe)
    THEN PERFORM refuser(); END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER suivre BEFORE UPDATE ON entete FOR EACH ROW EXECUTE FUNCTION suivre();

-- Garder trace de l’écriture, et prévenir les autres postes : l’identifiant et la révision, rien d’autre (0 : effacé).
CREATE OR REPLACE FUNCTION prevenir() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO trace (action, dossier, equipe) VALUES ('effacement', OLD.id, OLD.equipe);
        PERFORM pg_notify('dossier', OLD.id || ' 0');
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' OR NEW.revision <> OLD.revision THEN
        INSERT INTO trace (action, dossier, equipe, detail)
        VALUES ('écriture', NEW.id, NEW.equipe, 'révision ' || NEW.revision);
    END IF;
    PERFORM pg_notify('dossier', NEW.id || ' ' || NEW.revision);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER prevenir AFTER INSERT OR UPDATE OR DELETE ON entete
    FOR EACH ROW EXECUTE FUNCTION prevenir();

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cep FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mes_equipes, mes_equipes_dirigees, mon_equipe, mes_partages,
    peut_lire, peut_ecrire, peut_decider, est_administrateur, refuser, suivre, noter, partager,
    cesser_partage, passer, ranger, chercher TO cep_membre;
GRANT EXECUTE ON FUNCTION mes_equipes_dirigees, est_administrateur, inscrire, desinscrire, purger
    TO cep_administrateur;

-- Les règles par ligne : la base les ajoute à chaque requête, quel que soit le programme.
DO $$
DECLARE
    gardee text;
    regle record;
BEGIN
    FOR regle IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'cep' LOOP
        EXECUTE format('DROP POLICY %I ON cep.%I', regle.policyname, regle.tablename);
    END LOOP;
    FOREACH gardee IN ARRAY ARRAY[
        'entete', 'document', 'revision', 'partage', 'operation', 'recherche', 'trace'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', gardee);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', gardee);
        EXECUTE format(
            'CREATE POLICY interne ON %I TO cep_proprietaire USING (true) WITH CHECK (true)', gardee);
    END LOOP;
    FOREACH gardee IN ARRAY ARRAY['document', 'revision'] LOOP
        EXECUTE format(
            'CREATE POLICY lire ON %I FOR SELECT TO cep_membre '
            'USING (EXISTS (SELECT FROM entete e WHERE e.id = dossier))', gardee);
        EXECUTE format(
            'CREATE POLICY ajouter ON %I FOR INSERT TO cep_membre '
            'WITH CHECK (peut_ecrire(dossier))', gardee);
        EXECUTE format(
            'CREATE POLICY changer ON %I FOR UPDATE TO cep_membre '
            'USING (peut_ecrire(dossier)) WITH CHECK (peut_ecrire(dossier))', gardee);
    END LOOP;
END $$;

CREATE POLICY lire ON entete FOR SELECT TO cep_membre USING (
    equipe = ANY ((SELECT mes_equipes())::int[]) OR id = ANY ((SELECT mes_partages(false))::text[]));
CREATE POLICY creer ON entete FOR INSERT TO cep_membre WITH CHECK (
    compte = session_user AND equipe = ANY ((SELECT mes_equipes())::int[]));
CREATE POLICY changer ON entete FOR UPDATE TO cep_membre USING (
    equipe = ANY ((SELECT mes_equipes())::int[]) OR id = ANY ((SELECT mes_partages(true))::text[]));
CREATE POLICY effacer ON entete FOR DELETE TO cep_membre USING (
    equipe = ANY ((SELECT mes_equipes())::int[])
    AND (compte = session_user OR equipe = ANY ((SELECT mes_equipes_dirigees())::int[])));

CREATE POLICY lire ON partage FOR SELECT TO cep_membre
    USING (EXISTS (SELECT FROM entete e WHERE e.id = dossier));
CREATE POLICY lire ON operation FOR SELECT TO cep_membre USING (compte = session_user);
CREATE POLICY ajouter ON operation FOR INSERT TO cep_membre WITH CHECK (compte = session_user);
CREATE POLICY lire ON trace FOR SELECT TO cep_membre, cep_administrateur USING (
    acteur = session_user OR equipe = ANY ((SELECT mes_equipes_dirigees())::int[])
    OR (SELECT est_administrateur()));
