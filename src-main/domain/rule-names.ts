/**
 * Tells cheaply which names no pattern (both as byte text) can meet, so that the full matching is asked for few entries of a walk.
 * Invariant: what it refuses, the patterns do not exclude, as long as no folder above is excluded.
 */
export function possibleNames(patterns: readonly string[]): (name: string) => boolean {
  const literal = new Set<string>()
  const globs: string[] = []
  for (const pattern of patterns) {
    // A negation takes back only what another pattern excluded.
    if (pattern.startsWith('!')) continue
    const part = lastPart(pattern)
    const glob = globOf(part)
    if (glob === undefined) return () => true
    // A class alone stands the same in both notations, and is no name.
    if (!/[*?[]/.test(part)) literal.add(part)
    else globs.push(glob)
  }
  if (globs.length === 0) return (name) => literal.has(name)
  const any = new RegExp(`^(?:${globs.join('|')})$`, 's')
  return (name) => literal.has(name) || any.test(name)
}

function lastPart(pattern: string): string {
  const whole = pattern.endsWith('/') ? pattern.slice(0, -1) : pattern
  return whole.slice(whole.lastIndexOf('/') + 1)
}

// A regular expression where its signs are plain ones, undefined where only the full matching knows.
function globOf(part: string): string | undefined {
  // With many stars a regular expression may take for ever, and a line may come from anywhere.
  if (part.split('*').length > 3) return undefined
  if (!/^[\w.*?~#$@+ -]+$/.test(part.replace(/\[[A-Za-z0-9]+(?:-[A-Za-z0-9])?\]/g, '')) || part.includes('**') || /^ | $/.test(part))
    return undefined
  return part.replace(/[.$+]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
}
