import {createHash, randomBytes} from 'node:crypto'

/** Who may come in by the browser door: one-time tokens that were printed, and the cookies that they were traded for. */
export interface Entrances {
  newToken(): string
  /** The `Set-Cookie` header for a token that was not used before. */
  trade(token: string): string | undefined
  knows(cookieHeader: string | undefined): boolean
}

/** Old ones go when there are more: nobody prints so many addresses, or keeps so many browsers. */
const MOST = 64

/** Keeps tokens and cookies as hashes, so that comparing them tells nothing by its time. */
export function entrances(cookieName: string): Entrances {
  const tokens = new Set<string>()
  const cookies = new Set<string>()
  return {
    newToken: () => remember(tokens),
    trade: (token) => (tokens.delete(hashOf(token)) ? `${cookieName}=${remember(cookies)}; HttpOnly; SameSite=Strict; Path=/` : undefined),
    knows: (header) => valuesOf(header, cookieName).some((value) => cookies.has(hashOf(value))),
  }
}

function remember(hashes: Set<string>): string {
  const secret = randomBytes(32).toString('base64url')
  hashes.add(hashOf(secret))
  for (const oldest of hashes) if (hashes.size > MOST) hashes.delete(oldest)
  return secret
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64')

function valuesOf(header: string | undefined, name: string): readonly string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1))
}
