/** The fifth form of library.db: rules of single folders of a location. */
export const folderRules = `
-- folder_rules: JSON, a list of {path, rules}; path: raw bytes below the root, in base64.
ALTER TABLE location ADD COLUMN folder_rules TEXT NOT NULL DEFAULT '[]';
`
