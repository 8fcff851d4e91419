-- page_get :one
SELECT number FROM page WHERE image = x'00' LIMIT 1;
