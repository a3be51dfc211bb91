"""States that may never be, each as a question whose answer is the rows that are in it; asked all at once.

Written against the tables and not against the rules of the rooms, so that a rule that is wrong does not excuse itself.
`%(case)s` is the case of the life; offers are looked at all together, since another person wants the same places.
"""
# ruff: noqa: S608 (our own words)

IN_FORCE = "('agreed', 'active', 'in_review')"
OPEN = "('planned', 'in_progress', 'submitted', 'checked')"
LIVE = "('sent', 'waiting', 'accepted', 'started')"
NOW = "(until IS NULL OR until > clock_timestamp())"

ASSESSMENTS = {
    "two assessments with one instrument are open": f"""
        SELECT min(a.id) FROM assessments_assessment a JOIN instruments_instrumentversion v ON v.id = instrument_version_id
        WHERE case_id = %(case)s AND a.state IN {OPEN} GROUP BY v.instrument_id HAVING count(*) > 1""",
    "two assessments with one instrument are agreed": """
        SELECT min(a.id) FROM assessments_assessment a JOIN instruments_instrumentversion v ON v.id = instrument_version_id
        WHERE case_id = %(case)s AND a.state = 'agreed' GROUP BY v.instrument_id HAVING count(*) > 1""",
    "an assessment is past its assessors, and a form of theirs is not submitted": """
        SELECT a.id FROM assessments_assessment a WHERE case_id = %(case)s
        AND state IN ('submitted', 'checked', 'agreed', 'superseded') AND (submitted_at IS NULL OR NOT EXISTS (
            SELECT FROM assessments_assessmentresponse r WHERE r.assessment_id = a.id AND r.submitted_at IS NOT NULL)
        OR EXISTS (SELECT FROM assessments_assessmentresponse r WHERE r.assessment_id = a.id AND r.submitted_at IS NULL))""",
    "an assessment was checked by one of its assessors, or by nobody": """
        SELECT a.id FROM assessments_assessment a WHERE case_id = %(case)s
        AND state IN ('checked', 'agreed', 'superseded') AND (checked_by_id IS NULL OR EXISTS (
            SELECT FROM assessments_assessor s WHERE s.assessment_id = a.id AND s.account_id = a.checked_by_id))""",
    "an assessor may write although the assessment is checked or cancelled": """
        SELECT s.id FROM assessments_assessor s JOIN assessments_assessment a ON a.id = s.assessment_id
        WHERE s.case_id = %(case)s AND a.state IN ('checked', 'agreed', 'superseded', 'cancelled')
        AND (s.may_write_until IS NULL OR s.may_write_until > clock_timestamp() OR s.until IS NULL)""",
    "an assessor at work is shut out": f"""
        SELECT s.id FROM assessments_assessor s JOIN assessments_assessment a ON a.id = s.assessment_id
        WHERE s.case_id = %(case)s AND a.state IN ('planned', 'in_progress', 'submitted') AND (
            s.may_write_until IS NOT NULL OR s.until IS NOT NULL OR NOT EXISTS (SELECT FROM cases_teammember t
                WHERE t.case_id = s.case_id AND t.account_id = s.account_id AND role_code = 'assessor' AND {NOW}))""",
    "an assessor stays on the team although nothing is left to assess": f"""
        SELECT t.id FROM cases_teammember t WHERE t.case_id = %(case)s AND role_code = 'assessor'
        AND {NOW} AND (until IS NULL OR until > clock_timestamp() + interval '30 days') AND NOT EXISTS (
            SELECT FROM assessments_assessor s JOIN assessments_assessment a ON a.id = s.assessment_id
            WHERE s.case_id = t.case_id AND s.account_id = t.account_id
            AND a.state IN ('planned', 'in_progress', 'submitted'))""",
}
PLANS = {
    "two plans are in force": f"""
        SELECT min(id) FROM plans_plan WHERE case_id = %(case)s AND state IN {IN_FORCE} HAVING count(*) > 1""",
    "two drafts are written": """
        SELECT min(id) FROM plans_plan WHERE case_id = %(case)s AND state = 'draft' HAVING count(*) > 1""",
    "a plan was in force that nobody agreed to": f"""
        SELECT id FROM plans_plan WHERE case_id = %(case)s AND state IN {IN_FORCE[:-1]}, 'completed', 'superseded')
        AND (agreement NOT IN ('agreed', 'partly') OR agreed_by = '' OR agreed_on IS NULL OR agreed_words = '')""",
    "a plan in force has a hole": f"""
        SELECT p.id FROM plans_plan p WHERE case_id = %(case)s AND state IN {IN_FORCE} AND (
            NOT EXISTS (SELECT FROM plans_planneed n WHERE n.plan_id = p.id)
            OR EXISTS (SELECT FROM plans_planneed n WHERE n.plan_id = p.id AND CASE n.answer
                WHEN 'planned' THEN NOT EXISTS (SELECT FROM plans_goal g WHERE g.need_id = n.id)
                    AND NOT EXISTS (SELECT FROM plans_serviceneed s WHERE s.need_id = n.id)
                WHEN 'no_service' THEN trim(n.reason) = ''
                WHEN 'later' THEN trim(n.reason) = '' OR n.put_off_until IS NULL OR n.put_off_until < %(today)s
                ELSE true END)
            OR EXISTS (SELECT FROM assessments_identifiedneed i WHERE i.assessment_id = p.assessment_id AND NOT EXISTS (
                SELECT FROM plans_planneed n WHERE n.plan_id = p.id AND n.identified_id = i.id)))""",
    "a plan has ended without a day, or goes on with one": """
        SELECT id FROM plans_plan WHERE case_id = %(case)s
        AND (state IN ('completed', 'superseded', 'cancelled')) <> (ended_on IS NOT NULL)""",
    "a plan is carried out without a first day or a review ahead": """
        SELECT id FROM plans_plan WHERE case_id = %(case)s AND state IN ('active', 'in_review')
        AND (starts_on IS NULL OR review_due_on IS NULL OR review_due_on > starts_on + interval '400 days')""",
    "a service need tells of another state of its plan": """
        SELECT s.id FROM plans_serviceneed s JOIN plans_plan p ON p.id = s.plan_id
        WHERE s.case_id = %(case)s AND s.plan_state <> p.state""",
    "a service need belongs to a need of another plan": """
        SELECT s.id FROM plans_serviceneed s JOIN plans_planneed n ON n.id = s.need_id
        WHERE s.case_id = %(case)s AND s.plan_id <> n.plan_id""",
    "a service need continues another, and is no draft": """
        SELECT s.id FROM plans_serviceneed s JOIN plans_plan p ON p.id = s.plan_id
        WHERE s.case_id = %(case)s AND s.continues_id IS NOT NULL AND p.state <> 'draft'""",
    "a service is asked of somebody by a draft": f"""
        SELECT s.id FROM plans_serviceneed s JOIN plans_plan p ON p.id = s.plan_id
        WHERE s.case_id = %(case)s AND p.state = 'draft' AND (s.state <> 'unmet' OR EXISTS (
            SELECT FROM delivery_referral r WHERE r.service_need_id = s.id AND r.state IN {LIVE}))""",
}
SERVICES = {
    "a service need says other than its referrals and services": """
        SELECT s.id FROM plans_serviceneed s CROSS JOIN LATERAL (SELECT
            count(*) FILTER (WHERE r.state = 'waiting') AS waiting,
            count(*) FILTER (WHERE r.state IN ('sent', 'accepted')) AS asked
            FROM delivery_referral r WHERE r.service_need_id = s.id) AS r
        CROSS JOIN LATERAL (SELECT count(*) AS given FROM delivery_serviceepisode e
            WHERE e.service_need_id = s.id AND e.state <> 'ended') AS e
        WHERE s.case_id = %(case)s AND s.state <> 'no_longer_needed' AND s.state <> CASE
            WHEN e.given > 0 THEN 'met' WHEN r.asked > 0 THEN 'referred' WHEN r.waiting > 0 THEN 'waiting' ELSE 'unmet' END""",
    "a service need is to begin on a day nobody promised": """
        SELECT s.id FROM plans_serviceneed s WHERE s.case_id = %(case)s AND s.state <> 'no_longer_needed'
        AND (s.starts_on IS NOT NULL) <> (EXISTS (SELECT FROM delivery_referral r
                WHERE r.service_need_id = s.id AND r.state = 'accepted')
            OR EXISTS (SELECT FROM delivery_serviceepisode e WHERE e.service_need_id = s.id AND e.state <> 'ended'))""",
    "an offer counts other places than are taken, promised and waited for": """
        SELECT o.id FROM catalogue_serviceoffer o WHERE o.id = ANY (%(offers)s) AND (occupied, reserved, waiting)
        IS DISTINCT FROM (
            (SELECT count(*) FROM delivery_serviceepisode e WHERE e.offer_id = o.id AND e.state <> 'ended')::int,
            (SELECT count(*) FROM delivery_referral r WHERE r.offer_id = o.id AND r.state = 'accepted')::int,
            (SELECT count(*) FROM delivery_referral r WHERE r.offer_id = o.id AND r.state = 'waiting')::int)""",
    "an offer gives more places than it has": """
        SELECT id FROM catalogue_serviceoffer WHERE id = ANY (%(offers)s) AND occupied + reserved > capacity""",
    "one need is referred to one offer twice": f"""
        SELECT min(id) FROM delivery_referral WHERE case_id = %(case)s AND state IN {LIVE}
        GROUP BY service_need_id, offer_id HAVING count(*) > 1""",
    "a referral and its service tell two stories": """
        SELECT r.id FROM delivery_referral r LEFT JOIN delivery_serviceepisode e ON e.referral_id = r.id
        WHERE r.case_id = %(case)s AND ((r.state = 'started') <> (e.id IS NOT NULL)
            OR r.service_need_id <> e.service_need_id OR r.offer_id <> e.offer_id
            OR (r.state IN ('accepted', 'started') AND r.starts_on IS NULL)
            OR (r.state = 'refused' AND (r.refusal = '' OR r.answer_words = ''))
            OR (r.state = 'waiting' AND r.waiting_since IS NULL))""",
    "a service ended without a day or a reason, or goes on with one": """
        SELECT id FROM delivery_serviceepisode WHERE case_id = %(case)s
        AND ((state = 'ended') <> (ends_on IS NOT NULL) OR (state = 'ended' AND ended_reason = '')
            OR (state = 'paused') <> (paused_reason <> '' AND state <> 'ended'))""",
    "a record lies outside its service": """
        SELECT r.id FROM delivery_servicerecord r JOIN delivery_serviceepisode e ON e.id = r.episode_id
        WHERE r.case_id = %(case)s AND (r.given_on < e.starts_on OR r.given_on > coalesce(e.ends_on, %(today)s))""",
    "a provider is on the team although it neither serves nor is to, or is not although it does": f"""
        SELECT o.id FROM organisations_organisation o CROSS JOIN LATERAL (SELECT count(*) AS rows
            FROM cases_teammember t WHERE t.case_id = %(case)s AND t.organisation_id = o.id
            AND t.role_code = 'provider_staff' AND {NOW}) AS team
        WHERE o.id = ANY (%(providers)s) AND team.rows <> CASE WHEN EXISTS (SELECT FROM delivery_referral r
                WHERE r.case_id = %(case)s AND r.to_organisation_id = o.id AND r.state = 'accepted')
            OR EXISTS (SELECT FROM delivery_serviceepisode e
                WHERE e.case_id = %(case)s AND e.organisation_id = o.id AND e.state <> 'ended') THEN 1 ELSE 0 END""",
}
HOMES = {
    "a person lives in two places": """
        SELECT p.id FROM delivery_placement p JOIN delivery_placement q ON q.person_id = p.person_id AND q.id > p.id
        WHERE p.case_id = %(case)s
        AND daterange(p.starts_on, p.ends_on) && daterange(q.starts_on, q.ends_on)""",
    "nothing is known of some time, and nobody wrote why": """
        SELECT id FROM (SELECT id, gap_reason, starts_on, lag(ends_on) OVER (ORDER BY starts_on) AS left_on
            FROM delivery_placement WHERE case_id = %(case)s) AS lived
        WHERE left_on < starts_on AND trim(gap_reason) = ''""",
    "a return to an institution has no cause, or leads elsewhere": """
        SELECT id FROM delivery_placement WHERE case_id = %(case)s AND start_kind = 'return'
        AND (return_cause = '' OR NOT is_institutional)""",
    "somebody came back to an institution, and it was written as something else": """
        SELECT id FROM (SELECT *, bool_or(is_institutional) OVER before AS lived_there,
                last_value(is_institutional) OVER before AS came_from_there, last_value(ends_on) OVER before AS left_on
            FROM delivery_placement WHERE case_id = %(case)s
            WINDOW before AS (ORDER BY starts_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS lived
        WHERE %(just_lived)s AND id = (SELECT max(id) FROM delivery_placement WHERE case_id = %(case)s) AND is_institutional AND lived_there AND start_kind <> 'return'
        AND (NOT came_from_there OR left_on < starts_on)""",
    "who works in an institution sees a person who does not live there, or does not see one who does": f"""
        SELECT o.id FROM organisations_organisation o CROSS JOIN LATERAL (SELECT count(*) AS rows
            FROM cases_teammember t WHERE t.case_id = %(case)s AND t.organisation_id = o.id
            AND t.role_code = 'institution_staff' AND {NOW}) AS team
        WHERE o.id = ANY (%(institutions)s) AND team.rows <> CASE WHEN EXISTS (SELECT FROM delivery_placement p
            WHERE p.case_id = %(case)s AND p.organisation_id = o.id AND p.is_institutional
            AND p.starts_on <= %(today)s AND (p.ends_on IS NULL OR p.ends_on > %(today)s)) THEN 1 ELSE 0 END""",
    "two moves are prepared": """
        SELECT min(id) FROM delivery_transition WHERE case_id = %(case)s AND state = 'preparing' HAVING count(*) > 1""",
    "a move was made with a necessary line open": """
        SELECT i.id FROM delivery_transitionitem i JOIN delivery_transition m ON m.id = i.transition_id
        WHERE i.case_id = %(case)s AND m.state IN ('moved', 'settled', 'broken')
        AND i.is_blocking AND i.done_on IS NULL AND trim(i.exception_reason) = ''""",
    "a move has just been made before the services it needs have a first day": f"""
        SELECT s.id FROM plans_serviceneed s JOIN plans_plan p ON p.id = s.plan_id
        WHERE %(just_moved)s AND s.case_id = %(case)s AND p.state IN {IN_FORCE}
        AND s.blocks_move AND s.starts_on IS NULL AND s.state <> 'no_longer_needed'""",
    "a move was made to no home, or without its four follow-ups": """
        SELECT m.id FROM delivery_transition m WHERE case_id = %(case)s
        AND (state IN ('moved', 'settled', 'broken')) <> (moved_on IS NOT NULL AND came_to_id IS NOT NULL
            AND (SELECT count(*) FROM delivery_followup f WHERE f.transition_id = m.id) = 4)""",
    "a move is settled although nobody lives there after a year": """
        SELECT m.id FROM delivery_transition m WHERE case_id = %(case)s AND state = 'settled' AND NOT EXISTS (
            SELECT FROM delivery_followup f WHERE f.transition_id = m.id AND f.months = 12 AND f.held_on IS NOT NULL
            AND f.lives_there)""",
    "a move is broken although nobody returned after it": """
        SELECT m.id FROM delivery_transition m WHERE case_id = %(case)s AND state = 'broken' AND NOT EXISTS (
            SELECT FROM delivery_placement p WHERE p.case_id = m.case_id AND p.start_kind = 'return'
            AND p.starts_on >= m.moved_on)""",
    "a move stands although the person returned after it": """
        SELECT m.id FROM delivery_transition m WHERE case_id = %(case)s AND state IN ('moved', 'settled') AND EXISTS (
            SELECT FROM delivery_placement p WHERE p.case_id = m.case_id AND p.start_kind = 'return'
            AND p.starts_on > m.moved_on)""",
    "a follow-up was held before the move, or without the person's words": """
        SELECT f.id FROM delivery_followup f JOIN delivery_transition m ON m.id = f.transition_id
        WHERE f.case_id = %(case)s AND f.held_on IS NOT NULL
        AND (f.held_on < m.moved_on OR f.own_words = '' OR f.lives_there IS NULL)""",
}
# Closing ends the work of the team and not what others give: services that run are ended by those who give them, with
# their last records, and an assessment under way by its assessors; but nothing new begins.
CASES = {
    "a case is closed without a day, a reason, an outcome or the person's view": """
        SELECT id FROM cases_case WHERE id = %(case)s AND ((state = 'closed') <> (closed_on IS NOT NULL)
            OR (state = 'closed' AND (closing_reason = '' OR outcome = '' OR own_view = '')))""",
    "something was begun in a closed case": """
        SELECT c.id FROM cases_case c CROSS JOIN LATERAL (SELECT max(changed_at) AS at FROM cases_casestatechange
            WHERE case_id = c.id AND after = 'closed') AS closed
        WHERE c.id = %(case)s AND c.state = 'closed' AND (
            EXISTS (SELECT FROM assessments_assessment WHERE case_id = c.id AND planned_at > closed.at)
            OR EXISTS (SELECT FROM plans_plan WHERE case_id = c.id AND made_at > closed.at)
            OR EXISTS (SELECT FROM delivery_referral WHERE case_id = c.id AND sent_at > closed.at)
            OR EXISTS (SELECT FROM delivery_placement WHERE case_id = c.id AND recorded_at > closed.at)
            OR EXISTS (SELECT FROM delivery_transition WHERE case_id = c.id AND made_at > closed.at))""",
    "the last step in the history of a case leads to another state": """
        SELECT c.id FROM cases_case c WHERE id = %(case)s AND state <> coalesce((SELECT after FROM cases_casestatechange
            WHERE case_id = c.id ORDER BY id DESC LIMIT 1), state)""",
}
ILLEGAL = {**ASSESSMENTS, **PLANS, **SERVICES, **HOMES, **CASES}


def question() -> str:
    """All of it as one expression: what is wrong, with the first row, or an empty object."""
    asked = ", ".join(f"('{name.replace(chr(39), chr(39) * 2)}', ({sql} LIMIT 1))" for name, sql in ILLEGAL.items())
    return (
        "(SELECT coalesce(json_object_agg(name, key), '{}') FROM (VALUES "
        f"{asked}) AS asked(name, key) WHERE key IS NOT NULL)"
    )
