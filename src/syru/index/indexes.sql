-- Made after the rows are in: one sort for each is quicker than keeping each in order all along.

CREATE UNIQUE INDEX entries_by_id ON entries (id);
-- The order of a list, and after it what a window asks for: neither then reads the entries.
CREATE INDEX entries_by_kind ON entries (
    kind, sort_day IS NULL, sort_day, sort_late, end_hi, number,
    start_lo, start_hi, end_lo, flagged, public
);
CREATE INDEX entries_undated ON entries (number) WHERE start_lo IS NULL;
CREATE INDEX entries_by_speaker ON entries (by) WHERE by IS NOT NULL;
CREATE INDEX entries_by_event ON entries (event) WHERE event IS NOT NULL;
CREATE INDEX entry_actors_by_actor ON entry_actors (actor, ends, entry);
CREATE INDEX entry_topics_by_topic ON entry_topics (topic, ends, entry);
CREATE INDEX entry_places_by_place ON entry_places (place, ends, entry);
CREATE INDEX claims_by_actor ON claims (by, stance, entry);
CREATE INDEX extras_by_key ON extras (key, type, value, entry);

INSERT INTO totals SELECT kind, count(*) FROM entries GROUP BY kind;

-- So many rows of an index tell how it is spread: all of them take a tenth of the making.
PRAGMA analysis_limit = 1000;
ANALYZE;
