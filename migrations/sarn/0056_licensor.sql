-- contract: by whom something is supplied, to find what a body licenses
CREATE INDEX contract_version_by_supplier ON contract_version (supplier_id, contract_id);
