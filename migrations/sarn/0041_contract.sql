-- contract: who delivers a programme for whom, and what is paid for it, by version
CREATE TABLE contract (
  id CONTRACT_ID NOT NULL PRIMARY KEY CHECK (id > 0),
  -- the office that keeps it
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  programme_id PROGRAMME_ID NOT NULL REFERENCES programme (id),
  -- of a sub-contract: the one that it is under
  parent_id CONTRACT_ID NULL REFERENCES contract (id),
  reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 60),
  -- the version by which the register lists it: the newest that is signed, before that the newest
  shown NUMBER NOT NULL CHECK (shown BETWEEN 1 AND 1000000),
  created_at INSTANT NOT NULL CHECK (created_at > 0)
) WITHOUT ROWID;

CREATE UNIQUE INDEX contract_by_reference ON contract (organisation_id, reference);
CREATE INDEX contract_by_programme ON contract (programme_id, reference);
CREATE INDEX contract_by_parent ON contract (parent_id, reference);

-- The first, or a variation.  Never altered once signed.
CREATE TABLE contract_version (
  contract_id CONTRACT_ID NOT NULL REFERENCES contract (id),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  from_on DATE NOT NULL CHECK (from_on BETWEEN 19000100 AND 21991231),
  -- blank: it varies nothing that was signed
  why TEXT NOT NULL CHECK (length(why) <= 200),
  title_en TEXT NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
  title_cy TEXT NOT NULL CHECK (length(title_cy) BETWEEN 1 AND 200),
  holder_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  behalf_id ORGANISATION_ID NULL REFERENCES organisation (id),
  performance_id ORGANISATION_ID NULL REFERENCES organisation (id),
  supplier_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  starts_on DATE NOT NULL CHECK (starts_on BETWEEN 19000100 AND 21991231),
  ends_on DATE NOT NULL CHECK (ends_on BETWEEN starts_on AND 21991231),
  -- blank: there is none
  licence TEXT NOT NULL CHECK (length(licence) <= 60),
  licence_starts_on DATE NULL CHECK (licence_starts_on BETWEEN 19000100 AND 21991231),
  licence_ends_on DATE NULL CHECK (licence_ends_on BETWEEN licence_starts_on AND 21991231),
  -- the decision's amount that a year's fee is; 0: the contract's own
  licence_amount NUMBER NOT NULL CHECK (licence_amount BETWEEN 0 AND 1000000),
  licence_fee PENCE NOT NULL CHECK (licence_fee BETWEEN 0 AND 100000000000),
  written_by ACCOUNT_ID NOT NULL REFERENCES account (id),
  written_at INSTANT NOT NULL CHECK (written_at > 0),
  signed_by ACCOUNT_ID NULL REFERENCES account (id),
  signed_at INSTANT NULL CHECK (signed_at > 0),
  PRIMARY KEY (contract_id, version),
  CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  CHECK (signed_by IS NULL OR signed_by <> written_by)
) WITHOUT ROWID;

-- A body that implements it, such as a force.
CREATE TABLE contract_implementer (
  contract_id CONTRACT_ID NOT NULL CHECK (contract_id > 0),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  place NUMBER NOT NULL CHECK (place BETWEEN 1 AND 10),
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (contract_id, version, place),
  FOREIGN KEY (contract_id, version) REFERENCES contract_version (contract_id, version)
) WITHOUT ROWID;

CREATE TABLE contract_service (
  contract_id CONTRACT_ID NOT NULL CHECK (contract_id > 0),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  -- the same in each version that has it
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 200),
  scheme_id SCHEME_ID NULL REFERENCES scheme (id),
  PRIMARY KEY (contract_id, version, number),
  FOREIGN KEY (contract_id, version) REFERENCES contract_version (contract_id, version)
) WITHOUT ROWID;

CREATE INDEX contract_service_by_scheme ON contract_service (scheme_id, contract_id);

CREATE TABLE contract_line (
  contract_id CONTRACT_ID NOT NULL CHECK (contract_id > 0),
  version NUMBER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
  -- the same in each version that has it: what is invoiced names it
  number NUMBER NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  heading TEXT NOT NULL CHECK (length(heading) BETWEEN 1 AND 20),
  name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  name_cy TEXT NOT NULL CHECK (length(name_cy) BETWEEN 1 AND 200),
  basis TEXT NOT NULL CHECK (basis = 'actual-up-to' OR basis = 'passed-through' OR basis = 'unit-price'),
  per TEXT NOT NULL CHECK (per = 'whole' OR per = 'cohort' OR per = 'trained' OR per = 'month' OR per = 'year'),
  -- of the decision; 0: the contract's own
  amount NUMBER NOT NULL CHECK (amount BETWEEN 0 AND 1000000),
  pence PENCE NOT NULL CHECK (pence BETWEEN 1 AND 100000000000),
  -- 0: the contract does not say
  most NUMBER NOT NULL CHECK (most BETWEEN 0 AND 10000),
  evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 20),
  fee TEXT NOT NULL CHECK (fee = '' OR fee = 'inside' OR fee = 'beside'),
  clause TEXT NOT NULL CHECK (length(clause) <= 1000),
  PRIMARY KEY (contract_id, version, number),
  CHECK ((clause = '') = (basis <> 'unit-price')),
  FOREIGN KEY (contract_id, version) REFERENCES contract_version (contract_id, version)
) WITHOUT ROWID;

-- Words by which the register finds it, folded.
CREATE TABLE contract_token (
  organisation_id ORGANISATION_ID NOT NULL REFERENCES organisation (id),
  token TEXT NOT NULL CHECK (length(token) BETWEEN 1 AND 60),
  contract_id CONTRACT_ID NOT NULL REFERENCES contract (id),
  PRIMARY KEY (organisation_id, token, contract_id)
) WITHOUT ROWID;

CREATE INDEX contract_token_by_contract ON contract_token (contract_id);
