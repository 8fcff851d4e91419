-- SPDX-License-Identifier: MIT
-- The statements of the invented parcels: one of each kind.

-- parcel_insert :run
INSERT INTO parcel (id, name, sent_on, arrived_at, price, fragile, weight_grams, note, seal)
VALUES (:id, :name, :sent_on, :arrived_at, :price, :fragile, :weight_grams, :note, :seal);

-- parcel_get :one
-- One parcel, whole.
SELECT name, sent_on, arrived_at, price, fragile, weight_grams, note, seal
  FROM parcel
 WHERE id = :id;

-- parcel_list :many
-- The parcels after (after_name, after_id), by name.
-- after_name: TEXT
-- after_id: PARCEL_ID
-- most: NUMBER
SELECT id, name, price
  FROM parcel
 WHERE (name, id) > (:after_name, :after_id)
 ORDER BY name, id
 LIMIT :most;

-- parcel_each :each
-- may scan: an export is of all of them
SELECT id, name
  FROM parcel
 ORDER BY id;

-- parcel_rename :run
UPDATE parcel
   SET name = :name
 WHERE id = :id;

-- parcel_count :one
-- may scan: the tests' tables are small
-- total: NUMBER
SELECT COUNT(*) AS total
  FROM parcel;

-- parcel_last_seen :one
-- Where it was seen last; no place if it was not seen.
-- id: PARCEL_ID
SELECT parcel.name, stop.id AS stop_id, stop.place
  FROM parcel
  LEFT JOIN stop ON stop.parcel_id = parcel.id
 WHERE parcel.id = :id
 ORDER BY stop.id DESC
 LIMIT 1;

-- stop_insert :one
-- Answers the place as it was kept.
INSERT INTO stop (id, parcel_id, place)
VALUES (:id, :parcel_id, :place)
RETURNING place;

-- addressee_insert :run
INSERT INTO p_addressee (id, parcel_id, version, name, until)
VALUES (:id, :parcel_id, 1, :name, :until);

-- addressee_get :one
-- id: ADDRESSEE_ID
SELECT name, until
  FROM v_addressee_read
 WHERE id = :id;

-- addressee_list :many
-- parcel_id: PARCEL_ID
-- most: NUMBER
SELECT addressee.id, addressee.name, parcel.name AS parcel_name
  FROM parcel
  JOIN v_addressee_read AS addressee ON addressee.parcel_id = parcel.id
 WHERE parcel.id = :parcel_id
 ORDER BY addressee.id
 LIMIT :most;

-- addressee_count :one
-- may scan: the tests' tables are small
-- total: NUMBER
SELECT COUNT(*) AS total
  FROM v_addressee_read;

-- addressee_rename :one
-- Answers its next version.
UPDATE p_addressee
   SET name = :name, version = :version + 1
 WHERE id = :id
   AND version = :version
RETURNING version;

-- carrier_insert :run
INSERT INTO carrier (parcel_id, account_id)
VALUES (:parcel_id, :account_id);
