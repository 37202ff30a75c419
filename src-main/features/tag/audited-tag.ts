/** A tag as the audit names it. */
export const auditedTag = (name: string): string => `tag:${name}`
