import {hasElfInterpreter, hasOleStream, isTar, isWindowsLibrary, mediaBrands, zipEntries} from './containers.ts'
import type {FileType} from './definitions.ts'
import {type FileTypes, isBuiltOn, isText, type TypeMagic} from './file-types.ts'
import {matchesMagic} from './magic.ts'
import {textOf} from './text-form.ts'
import {interpreterOf, isCsv, isHtml, isJson, xmlStart} from './text-structure.ts'

/** The start of a file's bytes, read once for all questions. */
export interface Head {
  readonly bytes: Uint8Array
  /** Whether these are all bytes of the file. */
  readonly whole: boolean
  readonly text: string | undefined
}

export interface Recognised {
  readonly type: FileType
  readonly by: 'magic' | 'content'
}

export function headOf(bytes: Uint8Array, sizeBytes: number): Head {
  const whole = bytes.length >= sizeBytes
  return {bytes, whole, text: textOf(bytes, whole)}
}

/** What bytes are, whatever their name says; undefined for data of no known form. */
export function recognise(types: FileTypes, head: Head): Recognised | undefined {
  const magic = byMagic(types, head)
  if (magic) {
    const inner = inside(types, magic, head)
    return {type: inner ?? magic, by: inner ? 'content' : 'magic'}
  }
  if (isTar(head.bytes)) return {type: types.byId.get('application/x-tar')!, by: 'content'}
  if (head.text === undefined) return undefined
  return {type: byText(types, head.text, head.whole), by: 'content'}
}

function byMagic(types: FileTypes, head: Head): FileType | undefined {
  const fits = ({magic, type}: TypeMagic): boolean =>
    matchesMagic(magic, head.bytes, head.whole) === true && isTelling(types, {magic, type}, head)
  const first = types.magics.get(head.bytes[0]!)?.find(fits)
  const other = types.magics.get(-1)?.find(fits)
  if (!first || !other) return first?.type ?? other?.type
  return other.magic.fixedBytes > first.magic.fixedBytes ? other.type : first.type
}

/** A text may begin with the letters of any format, so short letters alone do not make it one. */
export function isTelling(types: FileTypes, {magic, type}: TypeMagic, head: Head): boolean {
  if (head.text === undefined) return true
  if (isText(types, type)) return magic.fixedBytes >= 4
  return magic.fixedBytes >= 4 && (magic.beyondText || magic.fixedBytes >= LONG_MAGIC)
}

const LONG_MAGIC = 8

/** What a container holds, where its first bytes tell. */
function inside(types: FileTypes, outer: FileType, head: Head): FileType | undefined {
  switch (outer.id) {
    case 'application/zip':
      return insideZip(types, head.bytes)
    case 'application/x-ole-storage':
      return types.streams.find(({name}) => hasOleStream(head.bytes, name))?.type
    case 'video/mp4':
      return mediaBrands(head.bytes)
        .map((brand) => types.byBrand.get(brand))
        .find((type) => type !== undefined)
    case 'application/x-sharedlib':
      return hasElfInterpreter(head.bytes) ? types.byId.get('application/x-executable') : undefined
    case 'application/vnd.microsoft.portable-executable':
      return isWindowsLibrary(head.bytes) ? types.byId.get('application/x-windows-library') : undefined
    default:
      return head.text !== undefined && types.byForm.get('xml') === outer ? byText(types, head.text, head.whole) : undefined
  }
}

function insideZip(types: FileTypes, bytes: Uint8Array): FileType | undefined {
  const {names, mimetype} = zipEntries(bytes)
  const stated = mimetype === undefined ? undefined : types.byMime.get(mimetype)
  return stated ?? types.entries.find(({prefix}) => names.some((name) => name.startsWith(prefix)))?.type
}

function byText(types: FileTypes, text: string, whole: boolean): FileType {
  const interpreter = interpreterOf(text)
  const program = interpreter && (types.byInterpreter.get(interpreter) ?? types.byInterpreter.get(interpreter.replace(/-?[\d.]+$/, '')))
  return program || byMarkup(types, text, whole) || byForm(types, text, whole) || byPattern(types, text) || types.byId.get('text/plain')!
}

function byMarkup(types: FileTypes, text: string, whole: boolean): FileType | undefined {
  const xml = xmlStart(text)
  if (!xml) return isHtml(text) ? types.byForm.get('html') : undefined
  const sure = xml.declared || (whole && xml.closed)
  const known = types.byRoot.get(xml.root ?? '')
  if (known && (sure || xml.root === 'svg')) return known
  if (isHtml(text)) return types.byForm.get('html')
  return sure ? types.byForm.get('xml') : undefined
}

function byForm(types: FileTypes, text: string, whole: boolean): FileType | undefined {
  if (isJson(text, whole)) return types.byForm.get('json')
  if (!whole) return undefined
  const lines = text.trim().split('\n')
  if (lines.length > 1 && lines.every((line) => isJson(line, true))) return types.byId.get('application/jsonl')
  return undefined
}

function byPattern(types: FileTypes, text: string): FileType | undefined {
  const start = text.slice(0, PATTERN_CHARACTERS)
  if (types.anyPattern.test(start)) return types.patterns.find(({pattern}) => pattern.test(start))!.type
  return isCsv(start, start === text) ? types.byForm.get('csv') : undefined
}

const PATTERN_CHARACTERS = 4096

/** Whether the type that a name promises can be what the bytes are; undefined where they do not tell. */
export function confirms(types: FileTypes, type: FileType, head: Head): boolean | undefined {
  const answers = type.magics.map((magic) => matchesMagic(magic, head.bytes, head.whole))
  if (answers.includes(true) || hasSign(type, head)) return true
  if (type.signs.entries.length > 0 && head.whole && zipEntries(head.bytes).names.length > 0) return insideZip(types, head.bytes) === type
  if (type.optional || type.signs.form || answers.length === 0 || answers.includes(undefined)) return undefined
  return false
}

function hasSign({signs: {patterns, brands, roots}}: FileType, {bytes, text}: Head): boolean {
  if (brands.length > 0 && mediaBrands(bytes).some((brand) => brands.includes(brand))) return true
  if (text === undefined) return false
  return patterns.some((pattern) => pattern.test(text)) || roots.includes(xmlStart(text)?.root ?? '')
}

/** Whether the bytes are surely something that `type` is not. */
export function isOther(types: FileTypes, found: FileType, type: FileType): boolean {
  return !isBuiltOn(types, found, type) && !isBuiltOn(types, type, found)
}
