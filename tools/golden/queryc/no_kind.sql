-- decision_get :some
SELECT title FROM decision LIMIT 1;
