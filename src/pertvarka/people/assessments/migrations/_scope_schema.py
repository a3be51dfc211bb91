"""The SQL of the scope schema that knows assessments: which of them an assessor meets, and when that ends."""

FIXED_PATH = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
APPOINTED = """
    FROM scope.memberships() m JOIN public.assessments_assessor a
        ON a.account_id = m.account_id AND a.organisation_id = m.organisation_id
    JOIN public.assessments_assessment t ON t.id = a.assessment_id
    WHERE m.role_code = 'assessor' AND a.since <= statement_timestamp()
"""

# The forerunner is read beside the new form (last time's answer in grey), and no longer than the new one.
ARRAYS = f"""
CREATE FUNCTION scope.assessments() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(id), '{{}}') FROM (
        SELECT unnest(ARRAY[t.id, t.previous_id]) AS id {APPOINTED}
          AND (a.until IS NULL OR a.until > statement_timestamp())
    ) AS appointed WHERE id IS NOT NULL
$$;
CREATE FUNCTION scope.assessments_to_write() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(t.id), '{{}}') {APPOINTED}
      AND t.state IN ('planned', 'in_progress')
      AND (a.may_write_until IS NULL OR a.may_write_until > statement_timestamp())
      AND (a.until IS NULL OR a.until > statement_timestamp())
$$;
"""

# Two assessors do not see each other's form before both have submitted their own.
COMPARED = f"""
CREATE FUNCTION scope.assessments_compared() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL RESTRICTED {FIXED_PATH} AS $$
    SELECT coalesce(array_agg(s.id), '{{}}') FROM public.assessments_assessment s
    JOIN public.instruments_instrumentversion v ON v.id = s.instrument_version_id
    WHERE s.id = ANY (scope.assessments()) AND (SELECT count(*) FROM public.assessments_assessmentresponse r
        WHERE r.assessment_id = s.id AND r.kind = 'own' AND r.submitted_at IS NOT NULL) >= v.assessors_needed
$$;
"""

# Checked, the form is closed; thirty days later the assessor sees nothing of the person. A cancelled one ends at once.
ACCESS_ENDS = f"""
CREATE FUNCTION scope.assessors_leave() RETURNS trigger LANGUAGE plpgsql {FIXED_PATH} AS $$
DECLARE
    ends timestamptz := statement_timestamp()
        + CASE NEW.state WHEN 'cancelled' THEN interval '0' ELSE interval '30 days' END;
BEGIN
    UPDATE public.assessments_assessor SET may_write_until = least(may_write_until, statement_timestamp()),
        until = least(until, ends) WHERE assessment_id = NEW.id;
    UPDATE public.cases_teammember t SET until = ends
    FROM public.assessments_assessor a
    WHERE a.assessment_id = NEW.id AND t.case_id = NEW.case_id AND t.account_id = a.account_id
      AND t.role_code = 'assessor' AND (t.until IS NULL OR t.until > ends)
      AND NOT EXISTS ( -- still at work in another assessment of the case
        SELECT FROM public.assessments_assessor b JOIN public.assessments_assessment s ON s.id = b.assessment_id
        WHERE b.account_id = a.account_id AND s.case_id = NEW.case_id AND s.id <> NEW.id
          AND s.state IN ('planned', 'in_progress', 'submitted'));
    RETURN NULL;
END $$;
CREATE TRIGGER assessors_leave AFTER UPDATE OF state ON assessments_assessment
    FOR EACH ROW WHEN (NEW.state IN ('checked', 'cancelled') AND OLD.state <> NEW.state)
    EXECUTE FUNCTION scope.assessors_leave();
"""

RIGHTS = """
REVOKE ALL ON FUNCTION scope.assessments(), scope.assessments_to_write(), scope.assessments_compared(),
    scope.assessors_leave() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.assessments(), scope.assessments_to_write(), scope.assessments_compared()
    TO pertvarka_app;
"""
FORWARDS = f"{ARRAYS}{COMPARED}{ACCESS_ENDS}{RIGHTS}"
BACKWARDS = """
DROP TRIGGER IF EXISTS assessors_leave ON assessments_assessment;
DROP FUNCTION scope.assessors_leave(), scope.assessments_compared(), scope.assessments_to_write(), scope.assessments();
"""
