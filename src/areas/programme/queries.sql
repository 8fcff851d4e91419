-- The statements of programmes: tens of them, and a few versions of the budget of each.

-- programme_get :one
SELECT id, organisation_id, decision_id, name_en, name_cy
FROM programme
WHERE id = :id;

-- programme_list_kept :many programme_get
-- organisation: ORGANISATION_ID
SELECT id, organisation_id, decision_id, name_en, name_cy
FROM programme
WHERE organisation_id = :organisation
ORDER BY name_en, id
LIMIT 200;

-- programme_list_page :many programme_get
-- organisation: ORGANISATION_ID
-- after_name: TEXT
-- after: PROGRAMME_ID
-- most: NUMBER
SELECT id, organisation_id, decision_id, name_en, name_cy
FROM programme
WHERE organisation_id = :organisation
  {AND (name_en, id) > (:after_name, :after)}
ORDER BY name_en, id
LIMIT :most;

-- programme_of_decision :one programme_get
-- decision: DECISION_ID
SELECT id, organisation_id, decision_id, name_en, name_cy
FROM programme
WHERE decision_id = :decision;

-- programme_insert :run
-- now: INSTANT
INSERT INTO programme (id, organisation_id, decision_id, name_en, name_cy, created_at)
VALUES (:id, :organisation_id, :decision_id, :name_en, :name_cy, :now);

-- programme_budgets :many
-- programme: PROGRAMME_ID
SELECT version, scheme_id, starts_on, ends_on, licence, people, cohorts, trained, written_by,
       signed_by, signed_at
FROM programme_budget
WHERE programme_id = :programme
ORDER BY version DESC
LIMIT 1000;

-- programme_limits :many
-- programme: PROGRAMME_ID
SELECT amount, kind, heading, money
FROM programme_limit
WHERE programme_id = :programme
  AND version = :version
ORDER BY amount
LIMIT 1000;

-- programme_budget_insert :run
-- now: INSTANT
INSERT INTO programme_budget (programme_id, version, scheme_id, starts_on, ends_on, licence, people,
       cohorts, trained, written_by, written_at, signed_by, signed_at)
VALUES (:programme_id, :version, :scheme_id, :starts_on, :ends_on, :licence, :people,
       :cohorts, :trained, :written_by, :now, NULL, NULL);

-- programme_limit_insert :run
INSERT INTO programme_limit (programme_id, version, amount, kind, heading, money)
VALUES (:programme_id, :version, :amount, :kind, :heading, :money);

-- programme_budget_sign :run
-- programme: PROGRAMME_ID
-- by: ACCOUNT_ID
-- now: INSTANT
UPDATE programme_budget
SET signed_by = :by, signed_at = :now
WHERE programme_id = :programme
  AND version = :version
  AND signed_by IS NULL;

-- programme_list_referenced :many programme_get
-- Those that stand on a decision of that reference.
-- organisation: ORGANISATION_ID
-- reference: TEXT
SELECT p.id, p.organisation_id, p.decision_id, p.name_en, p.name_cy
FROM programme p
JOIN decision d ON d.id = p.decision_id
WHERE p.organisation_id = :organisation
  AND d.reference = :reference
ORDER BY p.name_en, p.id
LIMIT 20;

-- programme_pilot_newest :one
-- programme: PROGRAMME_ID
SELECT version, decide_by, report_en, report_cy, outcome, successor_id, because_en, because_cy,
       written_by, written_at
FROM programme_pilot
WHERE programme_id = :programme
ORDER BY version DESC
LIMIT 1;

-- programme_questions :many
-- programme: PROGRAMME_ID
SELECT asked_en, asked_cy, answer_en, answer_cy
FROM programme_question
WHERE programme_id = :programme
  AND version = :version
ORDER BY number
LIMIT 100;

-- programme_pilot_insert :run
-- now: INSTANT
INSERT INTO programme_pilot (programme_id, version, decide_by, report_en, report_cy, outcome,
       successor_id, because_en, because_cy, written_by, written_at)
VALUES (:programme_id, :version, :decide_by, :report_en, :report_cy, :outcome,
       :successor_id, :because_en, :because_cy, :written_by, :now);

-- programme_question_insert :run
INSERT INTO programme_question (programme_id, version, number, asked_en, asked_cy, answer_en,
       answer_cy)
VALUES (:programme_id, :version, :number, :asked_en, :asked_cy, :answer_en, :answer_cy);
