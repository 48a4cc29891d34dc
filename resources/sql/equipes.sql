-- Qui travaille avec qui : comptes, équipes, partages, et la trace de chaque droit changé.
-- Les tables communes (entete, document, revision, meta) existent déjà.
CREATE TABLE IF NOT EXISTS equipe (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nom text NOT NULL UNIQUE CHECK (nom <> '')
);

-- Le nom d’un compte est celui du rôle de connexion ; son équipe reçoit les dossiers qu’il crée.
CREATE TABLE IF NOT EXISTS compte (
    nom text PRIMARY KEY,
    prenom text NOT NULL,
    nom_de_famille text NOT NULL,
    equipe int NOT NULL REFERENCES equipe
);

CREATE TABLE IF NOT EXISTS membre (
    compte text NOT NULL REFERENCES compte ON DELETE CASCADE,
    equipe int NOT NULL REFERENCES equipe,
    role text NOT NULL CHECK (role IN ('conseiller', 'responsable')),
    PRIMARY KEY (compte, equipe)
);

-- Ni nom de personne, ni contenu : qui, quand, quel geste, sur quel identifiant.
CREATE TABLE IF NOT EXISTS trace (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    le timestamptz NOT NULL DEFAULT clock_timestamp(),
    acteur text NOT NULL DEFAULT session_user,
    action text NOT NULL,
    dossier varchar(36),
    equipe int,
    detail text NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS trace_dossier ON trace (dossier);

-- Les gestes d’un compte se suivent : le sceau de chacun couvre celui d’avant. Le poste retient le
-- dernier qu’il a vu (storage/sql/chaine.py) : rien ne se change ni ne se retire sans que ça se voie.
ALTER TABLE trace
    ADD COLUMN IF NOT EXISTS rang int,
    ADD COLUMN IF NOT EXISTS sceau bytea;
CREATE UNIQUE INDEX IF NOT EXISTS trace_chaine ON trace (acteur, rang);

-- Le bout de chaque chaîne, que la purge ne touche pas.
CREATE TABLE IF NOT EXISTS chaine (
    acteur text PRIMARY KEY,
    rang int NOT NULL,
    sceau bytea NOT NULL
);

CREATE OR REPLACE FUNCTION sceller() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = cep, pg_temp AS $$
DECLARE
    avant bytea;
BEGIN
    INSERT INTO chaine VALUES (NEW.acteur, 1, '')
    ON CONFLICT (acteur) DO UPDATE SET rang = chaine.rang + 1
    RETURNING rang, sceau INTO NEW.rang, avant;
    NEW.sceau := sha256(avant || convert_to(concat_ws(E'\x1f',
        NEW.rang, to_char(NEW.le AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), NEW.acteur,
        NEW.action, coalesce(NEW.dossier, ''), coalesce(NEW.equipe::text, ''), NEW.detail), 'UTF8'));
    UPDATE chaine SET sceau = NEW.sceau WHERE acteur = NEW.acteur;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER sceller BEFORE INSERT ON trace FOR EACH ROW EXECUTE FUNCTION sceller();

CREATE OR REPLACE FUNCTION mes_equipes() RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT coalesce(array_agg(equipe), '{}') FROM membre WHERE compte = session_user
$$;

CREATE OR REPLACE FUNCTION mes_equipes_dirigees() RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT coalesce(array_agg(equipe), '{}') FROM membre
    WHERE compte = session_user AND role = 'responsable'
$$;

CREATE OR REPLACE FUNCTION mon_equipe() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT m.equipe FROM membre m JOIN compte c ON c.nom = m.compte
    WHERE m.compte = session_user ORDER BY m.equipe <> c.equipe, m.equipe LIMIT 1
$$;

-- Le référent et son équipe ne sont jamais écrits par un poste : ils naissent ici, ou par passer().
ALTER TABLE entete ALTER COLUMN rang_nom TYPE text COLLATE "C";
ALTER TABLE entete
    ADD COLUMN IF NOT EXISTS compte text NOT NULL DEFAULT session_user REFERENCES compte,
    ADD COLUMN IF NOT EXISTS equipe int NOT NULL DEFAULT mon_equipe() REFERENCES equipe;
CREATE INDEX IF NOT EXISTS entete_compte ON entete (compte);
CREATE INDEX IF NOT EXISTS entete_equipe ON entete (equipe, est_clos, echeance, rang_nom);
ALTER TABLE revision ADD COLUMN IF NOT EXISTS compte text NOT NULL DEFAULT session_user;

CREATE TABLE IF NOT EXISTS partage (
    dossier varchar(36) NOT NULL REFERENCES entete ON DELETE CASCADE,
    compte text NOT NULL REFERENCES compte ON DELETE CASCADE,
    peut_ecrire boolean NOT NULL,
    PRIMARY KEY (dossier, compte)
);
CREATE INDEX IF NOT EXISTS partage_compte ON partage (compte);

-- Une écriture rejouée porte le même identifiant : elle ne compte qu’une fois.
CREATE TABLE IF NOT EXISTS operation (
    id uuid PRIMARY KEY,
    dossier varchar(36) NOT NULL
        REFERENCES entete ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    revision int NOT NULL,
    empreinte bytea NOT NULL,
    compte text NOT NULL DEFAULT session_user,
    le timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX IF NOT EXISTS operation_dossier ON operation (dossier);

CREATE OR REPLACE FUNCTION mes_partages(en_ecriture boolean) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT coalesce(array_agg(dossier::text), '{}') FROM partage
    WHERE compte = session_user AND (peut_ecrire OR NOT en_ecriture)
$$;

CREATE OR REPLACE FUNCTION peut_lire(vise text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM entete
        WHERE id = vise AND (equipe = ANY (mes_equipes()) OR id = ANY (mes_partages(false))))
$$;

CREATE OR REPLACE FUNCTION peut_ecrire(vise text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM entete
        WHERE id = vise AND (equipe = ANY (mes_equipes()) OR id = ANY (mes_partages(true))))
$$;

-- Décider d’un dossier (partager, passer, effacer) revient à son référent ou à son responsable,
-- tant qu’ils sont de l’équipe : qui la quitte n’a plus rien.
CREATE OR REPLACE FUNCTION peut_decider(vise text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM entete
        WHERE id = vise AND equipe = ANY (mes_equipes())
            AND (compte = session_user OR equipe = ANY (mes_equipes_dirigees())))
$$;

CREATE OR REPLACE FUNCTION est_administrateur() RETURNS boolean
LANGUAGE sql STABLE SET search_path = cep, pg_temp AS $$
    SELECT pg_has_role(session_user, 'cep_administrateur', 'MEMBER')
$$;

CREATE OR REPLACE FUNCTION tracer(geste text, vise text, precision_ text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
    INSERT INTO trace (action, dossier, equipe, detail)
    VALUES (geste, vise, (SELECT equipe FROM entete WHERE id = vise), precision_)
$$;

CREATE OR REPLACE FUNCTION refuser() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'droit insuffisant' USING ERRCODE = 'insufficient_privilege';
END $$;

-- Un poste dit qu’il a ouvert ou sorti un dossier ; écrire et effacer se notent tout seuls.
CREATE OR REPLACE FUNCTION noter(geste text, vise text, forme text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF geste NOT IN ('lecture', 'export') OR forme !~ '^[a-z ]{0,20}$' OR NOT peut_lire(vise)
    THEN PERFORM refuser(); END IF;
    PERFORM tracer(geste, vise, forme);
END $$;

-- Les traces se gardent au moins six mois (CNIL, délibération 2021-122 sur la journalisation).
CREATE OR REPLACE FUNCTION purger(mois int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF NOT est_administrateur() OR mois < 6 THEN PERFORM refuser(); END IF;
    DELETE FROM trace WHERE le < clock_timestamp() - make_interval(months => mois);
    DELETE FROM operation WHERE le < clock_timestamp() - make_interval(months => mois);
    INSERT INTO trace (action, detail) VALUES ('purge', mois || ' mois');
END $$;

CREATE OR REPLACE FUNCTION partager(vise text, avec text, en_ecriture boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF NOT peut_decider(vise) THEN PERFORM refuser(); END IF;
    INSERT INTO partage VALUES (vise, avec, en_ecriture)
    ON CONFLICT (dossier, compte) DO UPDATE SET peut_ecrire = excluded.peut_ecrire;
    PERFORM tracer('partage', vise, avec || CASE WHEN en_ecriture THEN ' +' ELSE '' END);
END $$;

CREATE OR REPLACE FUNCTION cesser_partage(vise text, avec text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
BEGIN
    IF NOT peut_decider(vise) THEN PERFORM refuser(); END IF;
    DELETE FROM partage WHERE dossier = vise AND compte = avec;
    PERFORM tracer('fin de partage', vise, avec);
END $$;

CREATE OR REPLACE FUNCTION passer(vise text, vers text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
DECLARE
    avant entete%ROWTYPE;
    apres int;
BEGIN
    SELECT * INTO avant FROM entete WHERE id = vise FOR UPDATE;
    SELECT m.equipe INTO apres FROM membre m JOIN compte c ON c.nom = m.compte
    WHERE m.compte = vers
    ORDER BY m.equipe <> avant.equipe, m.equipe <> c.equipe, m.equipe LIMIT 1;
    IF apres IS NULL OR NOT peut_decider(vise) THEN PERFORM refuser(); END IF;
    PERFORM tracer('passation', vise, avant.compte || ' → ' || vers);
    UPDATE entete SET compte = vers, equipe = apres WHERE id = vise AND compte <> vers;
    DELETE FROM partage WHERE dossier = vise AND compte = vers;
END $$;

CREATE OR REPLACE FUNCTION inscrire(
    qui text, son_prenom text, son_nom text, dans text, comme text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
DECLARE
    numero int;
BEGIN
    IF NOT est_administrateur() THEN PERFORM refuser(); END IF;
    INSERT INTO equipe (nom) VALUES (dans) ON CONFLICT DO NOTHING;
    SELECT id INTO numero FROM equipe WHERE nom = dans;
    INSERT INTO compte VALUES (qui, son_prenom, son_nom, numero)
    ON CONFLICT (nom) DO UPDATE
        SET prenom = excluded.prenom, nom_de_famille = excluded.nom_de_famille;
    INSERT INTO membre VALUES (qui, numero, comme)
    ON CONFLICT (compte, equipe) DO UPDATE SET role = excluded.role;
    INSERT INTO trace (action, equipe, detail) VALUES ('inscription', numero, qui || ' : ' || comme);
END $$;

CREATE OR REPLACE FUNCTION desinscrire(qui text, de text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = cep, pg_temp AS $$
DECLARE
    numero int;
BEGIN
    IF NOT est_administrateur() THEN PERFORM refuser(); END IF;
    SELECT id INTO numero FROM equipe WHERE nom = de;
    DELETE FROM membre WHERE compte = qui AND equipe = numero;
    DELETE FROM partage WHERE compte = qui
        AND NOT EXISTS (SELECT FROM membre WHERE membre.compte = qui);
    INSERT INTO trace (action, equipe, detail) VALUES ('désinscription', numero, qui);
END $$;
