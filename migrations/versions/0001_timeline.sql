-- What anyone who opens the database with another tool can read at a glance.
-- {join} is each engine's function that joins the values of many rows.
--
-- The bounds become ISO days, inclusive at both ends. Days are counted from
-- 1 March of a year long before any event, so that every division is of positive
-- numbers; then comes the era arithmetic of 400-year cycles (146,097 days).
CREATE VIEW timeline AS
WITH RECURSIVE above(id, parent_id, country) AS (
  SELECT id, parent_id, country FROM place
  UNION SELECT a.id, p.parent_id, p.country
  FROM above a JOIN place p ON p.id = a.parent_id WHERE a.country IS NULL
), land AS (
  SELECT id, max(country) AS country FROM above GROUP BY id
), ends AS (
  SELECT id, 0 AS latest, date_start_earliest AS moment FROM event
  UNION ALL SELECT id, 1, date_end_latest - 1 FROM event WHERE date_end_latest < 9223372036854775807
), counted AS (
  SELECT id, latest, (moment + 3155695200000000000) / 86400 + 719468 AS days FROM ends
  WHERE moment > -9223372036854775807
), cycles AS (
  SELECT id, latest, days / 146097 AS era, days % 146097 AS day FROM counted
), years AS (
  SELECT id, latest, era, day, (day - day / 1460 + day / 36524 - day / 146096) / 365 AS year
  FROM cycles
), days AS (
  SELECT id, latest, era, year, day - (365 * year + year / 4 - year / 100) AS day FROM years
), months AS (
  SELECT id, latest, era, year, day, (5 * day + 2) / 153 AS month FROM days
), civil AS (
  SELECT id, latest, era * 400 + year - 100000000000 + CASE WHEN month < 10 THEN 0 ELSE 1 END AS y,
    month + CASE WHEN month < 10 THEN 3 ELSE -9 END AS m, day - (153 * month + 2) / 5 + 1 AS d
  FROM months
), iso AS (
  SELECT id, latest, CASE WHEN y < 0 THEN '-' ELSE '' END
    || CASE WHEN abs(y) < 10 THEN '000' WHEN abs(y) < 100 THEN '00' WHEN abs(y) < 1000 THEN '0' ELSE '' END
    || CAST(abs(y) AS TEXT) || CASE WHEN m < 10 THEN '-0' ELSE '-' END || CAST(m AS TEXT)
    || CASE WHEN d < 10 THEN '-0' ELSE '-' END || CAST(d AS TEXT) AS day
  FROM civil
)
SELECT e.id, e.title, e.date_text, e.date_edtf AS edtf, first.day AS earliest, last.day AS latest,
  e.date_precision AS "precision", p.name AS place, l.country, p.latitude, p.longitude,
  (
    SELECT {join}(x.named, '; ') FROM (
      SELECT a.name || ' [' || r.name || ']' AS named FROM participation t
      JOIN actor a ON a.id = t.actor_id JOIN role r ON r.id = t.role_id
      WHERE t.event_id = e.id ORDER BY t.id
    ) AS x
  ) AS actors, c.name AS category, e.status, e.handling, (
    SELECT {join}(x.slug, '; ') FROM (
      SELECT s.slug FROM source s
      WHERE s.id IN (SELECT source_id FROM citation WHERE event_id = e.id) ORDER BY s.id
    ) AS x
  ) AS sources,
  (
    SELECT {join}(x.name, '; ') FROM (
      SELECT t.name FROM event_tag et JOIN tag t ON t.id = et.tag_id
      WHERE et.event_id = e.id ORDER BY t.name_folded
    ) AS x
  ) AS tags, e.description
FROM event e
LEFT JOIN iso first ON first.id = e.id AND first.latest = 0
LEFT JOIN iso last ON last.id = e.id AND last.latest = 1
LEFT JOIN category c ON c.id = e.category_id
LEFT JOIN place p ON p.id = (
  SELECT ep.place_id FROM event_place ep WHERE ep.event_id = e.id
  ORDER BY CASE ep.role WHEN 'at' THEN 0 WHEN 'to' THEN 1 ELSE 2 END, ep.id LIMIT 1)
LEFT JOIN land l ON l.id = p.id
