-- What anyone who opens the database with another tool can read at a glance.
-- "join" is each engine's function that joins the values of many rows; "earliest" and
-- "latest" are the days of the bounds, both inclusive, made for each row by itself: a
-- table of them that is joined keeps the first row waiting for the last one.
CREATE VIEW timeline AS
SELECT e.id, e.title, e.date_text, e.date_edtf AS edtf, {earliest} AS earliest, {latest} AS latest,
  e.date_precision AS "precision", p.name AS place,
  COALESCE(p.country, (
    WITH RECURSIVE above(parent_id, country) AS (
      SELECT h.parent_id, h.country FROM place h WHERE h.id = p.parent_id
      UNION SELECT h.parent_id, h.country
      FROM above a JOIN place h ON h.id = a.parent_id WHERE a.country IS NULL
    )
    SELECT max(country) FROM above
  )) AS country, p.latitude, p.longitude,
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
LEFT JOIN category c ON c.id = e.category_id
LEFT JOIN place p ON p.id = (
  SELECT ep.place_id FROM event_place ep WHERE ep.event_id = e.id
  ORDER BY CASE ep.role WHEN 'at' THEN 0 WHEN 'to' THEN 1 ELSE 2 END, ep.id LIMIT 1)
