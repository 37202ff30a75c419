/** A value of a property list; data and dates stay text. */
export type PlistValue = string | number | boolean | readonly PlistValue[] | PlistDict
export interface PlistDict {
  readonly [key: string]: PlistValue | undefined
}

/** Reads an XML property list, as Apple's programs print it. Answers an empty dictionary where there is none. */
export function parsePlist(xml: string): PlistDict {
  const tokens = [...xml.matchAll(/<(\/?)([a-z]+)(\s*\/)?>([^<]*)/g)].map(([, end, name, empty, text]) => ({
    name: name!,
    isEnd: end === '/',
    isEmpty: empty !== undefined,
    text: text!,
  }))
  let at = 0
  const next = (): (typeof tokens)[number] => tokens[at++] ?? {name: 'none', isEnd: true, isEmpty: true, text: ''}
  const value = (): PlistValue | undefined => {
    const {name, isEnd, isEmpty, text} = next()
    if (isEnd) return undefined
    if (name === 'true' || name === 'false') return name === 'true'
    if (name === 'dict') return isEmpty ? {} : dict()
    if (name === 'array') return isEmpty ? [] : array()
    if (!isEmpty) at++
    return name === 'integer' || name === 'real' ? Number(text) : plainText(text)
  }
  const dict = (): PlistDict => {
    const found: Record<string, PlistValue | undefined> = {}
    for (let key = value(); typeof key === 'string'; key = value()) found[key] = value()
    return found
  }
  const array = (): readonly PlistValue[] => {
    const found: PlistValue[] = []
    for (let one = value(); one !== undefined; one = value()) found.push(one)
    return found
  }
  at = tokens.findIndex(({name}) => name === 'dict')
  const read = at < 0 ? {} : value()
  return typeof read === 'object' && !Array.isArray(read) ? (read as PlistDict) : {}
}

function plainText(xml: string): string {
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'}
