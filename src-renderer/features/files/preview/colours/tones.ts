/** What a word of a text can be; each has its colour in `colours.css`. The first is read as all other text. */
export const tones = ['plain', 'keyword', 'string', 'number', 'comment', 'name', 'type', 'attribute', 'meta', 'added', 'removed'] as const
export type Tone = (typeof tones)[number]

/** The tone of a scope of a grammar, as `title.function`; undefined where it reads as what it stands in. */
export function toneOf(scope: string): Tone | undefined {
  for (let name = scope; ; name = name.slice(0, name.lastIndexOf('.'))) {
    if (Object.hasOwn(scopes, name)) return scopes[name]
    if (!name.includes('.')) return undefined
  }
}

const scopes: Readonly<Record<string, Tone>> = {
  // What a string holds of the language around it, as `${a + b}`.
  subst: 'plain',
  keyword: 'keyword',
  'selector-tag': 'keyword',
  'variable.language': 'keyword',
  name: 'keyword',
  string: 'string',
  regexp: 'string',
  symbol: 'string',
  link: 'string',
  code: 'string',
  number: 'number',
  literal: 'number',
  bullet: 'number',
  comment: 'comment',
  quote: 'comment',
  title: 'name',
  section: 'name',
  'title.class': 'type',
  type: 'type',
  built_in: 'type',
  class: 'type',
  'selector-class': 'type',
  'selector-id': 'type',
  attr: 'attribute',
  attribute: 'attribute',
  property: 'attribute',
  variable: 'attribute',
  'template-variable': 'attribute',
  'selector-attr': 'attribute',
  'selector-pseudo': 'attribute',
  meta: 'meta',
  addition: 'added',
  deletion: 'removed',
}
