-- witness_count :one
-- may scan: to see that it is refused
-- total: NUMBER
SELECT COUNT(*) AS total FROM p_witness;
