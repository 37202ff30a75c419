/** The sixth form of library.db: what tells a volume from its copies, what was measured of it, and who keeps it. */
export const volumes = `
-- fingerprint: as domain/volume makes it; several volumes may have the same, because disks are copied whole.
-- name: given by the user · hardware, top: what it lay on and its top folder, as when it was last seen; null before the sixth form
-- tracked: 1 where the user wants it kept in the list · read_rate, write_rate: bytes a second · Times: ms since 1970.
CREATE TABLE volume_6 (
  uuid TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  label TEXT,
  name TEXT,
  file_system TEXT NOT NULL,
  mount_point TEXT NOT NULL,
  kind TEXT NOT NULL,
  removable INTEGER NOT NULL,
  read_only INTEGER NOT NULL,
  tracked INTEGER NOT NULL,
  hardware TEXT,
  top TEXT,
  total_bytes INTEGER NOT NULL,
  free_bytes INTEGER NOT NULL,
  read_rate INTEGER,
  write_rate INTEGER,
  measured_at INTEGER,
  last_seen INTEGER NOT NULL,
  online INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO volume_6
  SELECT uuid, fingerprint, label, NULL, file_system, mount_point, replace(kind, 'internal', 'secondary'), removable, 0, 0,
    NULL, NULL, 0, 0, NULL, NULL, NULL, last_seen, online, seq FROM volume;
DROP TABLE volume;
ALTER TABLE volume_6 RENAME TO volume;
CREATE INDEX volume_fingerprint ON volume (fingerprint);

-- Which device keeps a volume: the highest term holds.
CREATE TABLE volume_claim (
  volume TEXT NOT NULL,
  device TEXT NOT NULL,
  term INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (volume, device)
) STRICT, WITHOUT ROWID;
`
