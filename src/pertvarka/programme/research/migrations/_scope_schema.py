"""The SQL of the scope schema that knows studies: which of them, and which survey waves, somebody may see."""

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

FORWARDS = f"""
CREATE FUNCTION scope.studies() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(s.id), '{{}}') FROM public.research_study s
    WHERE (SELECT scope.may('research:study:oversee'))
       OR ((SELECT scope.may('research:study:keep')) AND s.id IN (
            SELECT study_id FROM public.research_studymember WHERE account_id = (SELECT scope.account())))
$$;
CREATE FUNCTION scope.survey_waves() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(w.id), '{{}}') FROM public.research_surveywave w
    WHERE w.study_id = ANY ((SELECT scope.studies())::bigint[])
$$;
CREATE FUNCTION scope.study_is_led(wanted bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT EXISTS (SELECT FROM public.research_studymember WHERE study_id = wanted)
$$;
CREATE FUNCTION scope.researchers() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(DISTINCT m.account_id), '{{}}') FROM public.access_membership m
    JOIN public.access_rolegrant g ON g.role_code = m.role_code AND g.permission = 'research:study:keep'
    WHERE m.valid_from <= scope.today() AND (m.valid_until IS NULL OR m.valid_until >= scope.today())
      AND (NOT m.needs_second_person OR m.approved_at IS NOT NULL)
      AND (SELECT scope.may('research:study:oversee'))
$$;
REVOKE ALL ON FUNCTION scope.studies(), scope.survey_waves(), scope.study_is_led(bigint),
    scope.researchers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.studies(), scope.survey_waves(), scope.study_is_led(bigint),
    scope.researchers() TO pertvarka_app;
"""
BACKWARDS = """
DROP FUNCTION scope.researchers();
DROP FUNCTION scope.survey_waves();
DROP FUNCTION scope.study_is_led(bigint);
DROP FUNCTION scope.studies();
"""
