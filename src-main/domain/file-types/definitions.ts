import {z} from 'zod'
import {categories, type Category} from './categories.ts'
import {type Magic, parseMagic} from './magic.ts'

/** One type of file, as the rest of the core sees it. */
export interface FileType {
  /** As `image/jpeg` is to JPEG. */
  readonly id: string
  readonly name: string
  readonly category: Category
  /** The name that most programs and file(1) use first, then the id and others. */
  readonly mimes: readonly string[]
  /** Lower case, without the first dot: `jpg`, `tar.gz`. */
  readonly endings: readonly string[]
  /** Whole file names, lower case. */
  readonly names: readonly string[]
  /** Formats that this one is built on: a file of this type is one of those too. */
  readonly within: readonly string[]
  readonly magics: readonly Magic[]
  /** Whether files of this type may lack the magic and the patterns. */
  readonly optional: boolean
  /** Holds pieces of any other text format, so that what it begins with says nothing. */
  readonly template: boolean
  readonly priority: number
  readonly kind: 'file' | 'dir' | 'link' | 'special'
  /** How the bytes inside the container tell this type. */
  readonly signs: Signs
}

export interface Signs {
  /** Names that entries of a ZIP archive begin with. */
  readonly entries: readonly string[]
  /** Streams of an OLE container. */
  readonly streams: readonly string[]
  /** Brands of ISO base media. */
  readonly brands: readonly string[]
  /** Root elements of XML. */
  readonly roots: readonly string[]
  /** Programs that a `#!` line names. */
  readonly interpreters: readonly string[]
  /** Patterns of which text has at least one. */
  readonly patterns: readonly RegExp[]
  /** A form that is recognised by reading it. */
  readonly form: Form | undefined
}

const forms = ['json', 'xml', 'html', 'csv'] as const
export type Form = (typeof forms)[number]

const Words = z.string().transform((text) => text.split(' ').filter((word) => word !== ''))
const Definition = z.strictObject({
  id: z.string().regex(/^[a-z]+\/[\w.+-]+$/),
  name: z.string().min(1),
  category: z.enum(categories).optional(),
  ext: Words.default([]),
  names: z.array(z.string()).default([]),
  /** Where most programs say another name than the id. */
  usual: z.string().optional(),
  mime: Words.default([]),
  within: Words.optional(),
  magic: z.array(z.string()).default([]),
  optional: z.boolean().default(false),
  template: z.boolean().default(false),
  priority: z.number().int().default(0),
  kind: z.enum(['file', 'dir', 'link', 'special']).default('file'),
  entries: z.array(z.string()).default([]),
  streams: z.array(z.string()).default([]),
  brands: Words.default([]),
  roots: Words.default([]),
  run: Words.default([]),
  text: z.array(z.string()).default([]),
  form: z.enum(forms).optional(),
})
const DefinitionFile = z.strictObject({category: z.enum(categories), within: Words.default([]), types: z.array(Definition)})

/** Checks the parsed content of definition files, which are our own data: a fault in them is a fault of the program. */
export function parseDefinitions(files: readonly {readonly name: string; readonly data: unknown}[]): readonly FileType[] {
  const types = files.flatMap(({name, data}) => {
    const file = DefinitionFile.safeParse(data)
    if (!file.success) throw new Error(`The file types in ${name} are not well formed: ${z.prettifyError(file.error)}`)
    return file.data.types.map((one) => typeOf(one, file.data))
  })
  checkReferences(types)
  return types
}

function typeOf(one: z.infer<typeof Definition>, file: {readonly category: Category; readonly within: readonly string[]}): FileType {
  return {
    id: one.id,
    name: one.name,
    category: one.category ?? file.category,
    mimes: [...new Set([one.usual ?? one.id, one.id, ...one.mime])],
    endings: one.ext,
    names: one.names.map((name) => name.toLowerCase()),
    within: one.within ?? file.within,
    magics: one.magic.map(parseMagic),
    optional: one.optional,
    template: one.template,
    priority: one.priority,
    kind: one.kind,
    signs: {
      entries: one.entries,
      streams: one.streams,
      brands: one.brands,
      roots: one.roots,
      interpreters: one.run,
      patterns: one.text.map(patternOf),
      form: one.form,
    },
  }
}

// `\A` is the start of the file, which `^` is not when it means any line.
function patternOf(source: string): RegExp {
  return new RegExp(source.replace(/^\\A/, '(?-m:^)'), 'm')
}

function checkReferences(types: readonly FileType[]): void {
  const ids = new Set<string>()
  for (const {id} of types) {
    if (ids.has(id)) throw new Error(`The file type ${id} is defined twice.`)
    ids.add(id)
  }
  for (const {id, within} of types)
    for (const base of within) if (!ids.has(base)) throw new Error(`The file type ${id} is built on ${base}, which nothing defines.`)
}
