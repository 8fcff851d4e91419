SELECT title FROM decision LIMIT 1;
