import {readFile, writeFile} from 'node:fs/promises'

const BEGIN = '<!-- pictures, written by npm run screenshots -->'
const END = '<!-- end of pictures -->'

/** Shows pictures in a page of Markdown, each in the theme of its reader, between the marks that stand there. */
export async function showPictures(file: string, names: readonly string[]): Promise<void> {
  const page = await readFile(file, 'utf8')
  const [from, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || end < from) throw new Error(`${file} has no place for pictures.`)
  await writeFile(file, `${page.slice(0, from)}${BEGIN}\n\n${names.map(shown).join('\n')}\n\n${page.slice(end)}`)
}

function shown(name: string): string {
  const path = (theme: string): string => `docs/screenshots/${name}-${theme}.webp`
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${path('dark')}"><img src="${path('light')}" width="49%" alt="${name.replaceAll('-', ' ')}"></picture>`
}
