import {readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'

export interface Source {
  /** Relative to the project, with slashes. */
  readonly path: string
  readonly text: string
}

const SKIPPED = new Set(['node_modules', 'out', 'dist', '.git', '.toolchain', 'corpus', 'results'])
const CODE = /\.(ts|tsx|mjs)$/
const TEST = /\.(test|spec|compliance|fixture)\.tsx?$/

/** Reads the project's own text files, so that the house style that no linter knows can be held against them. */
export function readSources(root: string, folder = ''): readonly Source[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : readSources(root, path)
    return entry.isFile() ? [{path, text: readFileSync(join(root, path), 'utf8')}] : []
  })
}

export const isCode = ({path}: Source): boolean => CODE.test(path) && !path.endsWith('.d.ts')
export const isTest = ({path}: Source): boolean => TEST.test(path) || /^(src-main\/testing|e2e)\/|\/fakes\//.test(path)

/** True when the main export has a doc comment with a sentence: the export named like the file, else the first one. */
export function hasDocSentence({path, text}: Source): boolean {
  const exported = [...text.matchAll(/^export (?:declare |abstract |async )*(?:function\*?|const|class|interface|type|enum) (\w+)/gm)]
  if (exported.length === 0) return /\/\*[\s\S]*?\.\s*\*\//.test(text) || /^\/\/ .*\.$/m.test(text)
  const words = basename(path)
    .replace(/\.(ts|tsx|mjs)$/, '')
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .toLowerCase()
  const main = exported.filter(([, name]) => name?.toLowerCase() === words)
  const candidates = main.length > 0 ? main : exported.slice(0, 1)
  return candidates.some((match) => /\/\*\*(?:(?!\*\/)[\s\S])*\.(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(text.slice(0, match.index)))
}

const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'service', 'misc', 'part2'])
/** A name that says nothing of what is inside. */
export const hasBannedWord = (path: string): boolean => path.split(/[/.-]/).some((word) => BANNED.has(word))

/** Barrels hide where a thing lives; only a subject's table of contents may be one. */
export function isBarrelOutOfPlace(path: string): boolean {
  return (
    /(^|\/)index\.tsx?$/.test(path) && !/^src-(main|renderer)\/features\/[^/]+\/index\.tsx?$|^src-main\/contract\/index\.ts$/.test(path)
  )
}

export interface Sizes {
  readonly files: number
  readonly median: number
  readonly p90: number
}

export function sizesOf(sources: readonly Source[]): Sizes {
  const lines = sources.map(({text}) => text.split('\n').length - 1).sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0
  return {files: lines.length, median: at(0.5), p90: at(0.9)}
}
