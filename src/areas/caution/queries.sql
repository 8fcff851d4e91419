-- SPDX-License-Identifier: MIT
-- The statements of cautions.  They are read through views, which show what the work's reader may
-- see: no statement here asks who that is.

-- caution_get :one
-- id: CAUTION_ID
SELECT id, version, person_id, organisation_id, place_id, state, disposal, offence, offence_on,
       authority, rank, authoriser, deadline, prosecution_limit, attended_on, changed_by, changed_at
FROM v_caution_read
WHERE id = :id;

-- caution_views_get :one
-- What the victim said, for whom that is.
-- id: CAUTION_ID
SELECT views, views_on, views_method, views_followed, views_why
FROM v_caution_views
WHERE id = :id;

-- caution_ticks :many
-- caution_id: CAUTION_ID
SELECT requirement, met_on, officer
FROM v_caution_tick
WHERE caution_id = :caution_id
ORDER BY requirement
LIMIT 10;

-- caution_sets :many
-- caution_id: CAUTION_ID
SELECT set_version, written_on, signed_on, because
FROM v_caution_set
WHERE caution_id = :caution_id
ORDER BY set_version
LIMIT 1000;

-- caution_conditions :many
-- Of all sets.
-- caution_id: CAUTION_ID
SELECT set_version, number, object, text, asks_attendance, hours, due_on, state
FROM v_caution_condition
WHERE caution_id = :caution_id
ORDER BY set_version, number
LIMIT 10000;

-- caution_extensions :many
-- caution_id: CAUTION_ID
SELECT number, to_on, extended_on, officer, because
FROM v_caution_extension
WHERE caution_id = :caution_id
ORDER BY number
LIMIT 1000;

-- caution_dates_get :one
-- id: CAUTION_ID
SELECT id, person_id, state, deadline, extended_to, given_on
FROM v_caution_dates
WHERE id = :id;

-- caution_dates_of_person :many caution_dates_get
-- The one made last first.
-- person_id: PERSON_ID
SELECT id, person_id, state, deadline, extended_to, given_on
FROM v_caution_dates
WHERE person_id = :person_id
ORDER BY id DESC
LIMIT 200;

-- caution_of_the_place :one
-- The one made last.
-- place_id: PLACE_ID
SELECT id
FROM v_caution_read
WHERE place_id = :place_id
ORDER BY id DESC
LIMIT 1;

-- caution_page :many
-- Of a body, the one made last first; from `before` on.
-- organisation_id: ORGANISATION_ID
-- before: CAUTION_ID
-- most: NUMBER
SELECT c.id, c.person_id, c.state, c.deadline, d.extended_to, d.given_on, p.reference,
       p.given_names, p.family_name
FROM v_caution_read c
JOIN v_caution_dates d ON d.id = c.id
JOIN v_person_list p ON p.id = c.person_id
WHERE c.organisation_id = :organisation_id
  {AND c.id < :before}
ORDER BY c.id DESC
LIMIT :most;

-- caution_page_in_state :many caution_page
-- Of a body and in that state, the one made last first; from `before` on.
-- organisation_id: ORGANISATION_ID
-- state: TEXT
-- before: CAUTION_ID
-- most: NUMBER
SELECT c.id, c.person_id, c.state, c.deadline, d.extended_to, d.given_on, p.reference,
       p.given_names, p.family_name
FROM v_caution_read c
JOIN v_caution_dates d ON d.id = c.id
JOIN v_person_list p ON p.id = c.person_id
WHERE c.organisation_id = :organisation_id
  AND c.state = :state
  {AND c.id < :before}
ORDER BY c.id DESC
LIMIT :most;

-- caution_page_attended :many caution_page
-- Of a body: both workshops were attended, and nobody has said yet that it is complied with.
-- organisation_id: ORGANISATION_ID
-- most: NUMBER
SELECT c.id, c.person_id, c.state, c.deadline, d.extended_to, d.given_on, p.reference,
       p.given_names, p.family_name
FROM v_caution_read c
JOIN v_caution_dates d ON d.id = c.id
JOIN v_person_list p ON p.id = c.person_id
WHERE c.organisation_id = :organisation_id
  AND c.state = 'in-compliance'
  AND c.attended_on IS NOT NULL
ORDER BY c.id DESC
LIMIT :most;

-- force_terms_list :many
-- The one that was set last first.
SELECT version, from_on, authoriser_least, dispensed_from, set_by, set_at
FROM force_terms
WHERE organisation_id = :organisation_id
ORDER BY version DESC
LIMIT 1000;

-- force_terms_insert :run
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO force_terms (organisation_id, version, from_on, authoriser_least, dispensed_from,
       set_by, set_at)
VALUES (:organisation_id, :version, :from_on, :authoriser_least, :dispensed_from,
       :by, :now);

-- caution_set_attended :run
UPDATE p_caution
SET attended_on = :attended_on
WHERE id = :id;

-- caution_insert :run
-- Nothing if the id is taken.
-- by: ACCOUNT_ID
-- now: INSTANT
INSERT INTO p_caution (id, version, person_id, organisation_id, place_id, state, disposal,
       offence, offence_on, authority, rank, authoriser, views, views_on, views_method,
       views_followed, views_why, deadline, prosecution_limit, made_by, made_at, changed_by,
       changed_at)
VALUES (:id, 1, :person_id, :organisation_id, :place_id, :state, :disposal,
       :offence, :offence_on, :authority, :rank, :authoriser, :views, :views_on, :views_method,
       :views_followed, :views_why, :deadline, :prosecution_limit, :by, :now, :by,
       :now)
ON CONFLICT DO NOTHING;

-- caution_update :run
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE p_caution
SET version = version + 1, place_id = :place_id, state = :state, disposal = :disposal,
    offence = :offence, offence_on = :offence_on, authority = :authority, rank = :rank,
    authoriser = :authoriser, views = :views, views_on = :views_on,
    views_method = :views_method, views_followed = :views_followed, views_why = :views_why,
    deadline = :deadline, prosecution_limit = :prosecution_limit, changed_by = :by,
    changed_at = :now
WHERE id = :id
  AND version = :version;

-- caution_tick_insert :run
INSERT INTO p_caution_tick (caution_id, requirement, met_on, officer)
VALUES (:caution_id, :requirement, :met_on, :officer);

-- caution_ticks_delete :run
DELETE FROM p_caution_tick
WHERE caution_id = :caution_id;

-- caution_set_insert :run
INSERT INTO p_caution_set (caution_id, set_version, written_on, signed_on, because)
VALUES (:caution_id, :set_version, :written_on, :signed_on, :because);

-- caution_sets_delete :run
DELETE FROM p_caution_set
WHERE caution_id = :caution_id;

-- caution_condition_insert :run
INSERT INTO p_caution_condition (caution_id, set_version, number, object, text, asks_attendance,
       hours, due_on, state)
VALUES (:caution_id, :set_version, :number, :object, :text, :asks_attendance,
       :hours, :due_on, :state);

-- caution_conditions_delete :run
DELETE FROM p_caution_condition
WHERE caution_id = :caution_id;

-- caution_extension_insert :run
INSERT INTO p_caution_extension (caution_id, number, to_on, extended_on, officer, because)
VALUES (:caution_id, :number, :to_on, :extended_on, :officer, :because);

-- caution_extensions_delete :run
DELETE FROM p_caution_extension
WHERE caution_id = :caution_id;

-- check_get :one
-- place_id: PLACE_ID
SELECT place_id, person_id, scheme_id, terms_version, sex, risk_tool, offence_on, made_by, made_at
FROM v_check
WHERE place_id = :place_id;

-- check_rules :many
-- place_id: PLACE_ID
SELECT rule, answer, finding, because, said_by, said_as, said_on
FROM v_check_rule
WHERE place_id = :place_id
ORDER BY rule
LIMIT 100;

-- check_views_get :one
-- It is read with what the victim said.
-- place_id: PLACE_ID
SELECT place_id
FROM v_check_views
WHERE place_id = :place_id;

-- check_insert :run
INSERT INTO p_check (place_id, circle_id, person_id, scheme_id, terms_version, sex, risk_tool,
       offence_on, made_by, made_at)
VALUES (:place_id, :circle_id, :person_id, :scheme_id, :terms_version, :sex, :risk_tool,
       :offence_on, :made_by, :made_at);

-- check_rule_insert :run
INSERT INTO p_check_rule (place_id, rule, answer, finding, because, said_by, said_as, said_on)
VALUES (:place_id, :rule, :answer, :finding, :because, :said_by, :said_as, :said_on);

-- check_set_person :run
UPDATE p_check
SET person_id = :person_id
WHERE place_id = :place_id;
