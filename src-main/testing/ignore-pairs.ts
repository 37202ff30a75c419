import {seeded} from './seeded.ts'

/** Lines of one .gitignore, and paths below it that its lines may be about. No file stands where a folder does. */
export interface IgnoreRound {
  readonly lines: readonly string[]
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

const segments = [
  String.raw`a|b|ab|foo|foo.txt|bar|Foo|é|foo\ |a b|.x|\!a|\#a|\*|a\|\a`,
  String.raw`*|**|?|??|***|*.txt|*o|foo*|f?o|.*|a**b|**a|a**|f*o*|*\*`,
  String.raw`[ab]|[!a]|[^b]|[a-c]*|[]-a]|[a-]|[-a]|[[:alpha:]]|[[:space:]]*|[a|[]|[\]a]|[é]|[b-a]|[a-c-e]|[[:x]`,
].flatMap((line) => line.split('|'))
const names = String.raw`a|b|ab|foo|foo.txt|bar|x.txt|a b|.x|foo |!a|#a|Foo|é|*|c|fo|foobar|axxb|-|a-|]|[|[a|d|e|a\|x:|fooo|[x`.split('|')

/** Draws a .gitignore of up to four lines, and some forty paths. */
export function ignoreRound(seed: number): IgnoreRound {
  const {below, pick, chance} = seeded(seed)
  const line = (): string => {
    const glob = Array.from({length: 1 + below(3)}, () => pick(segments)).join('/')
    return `${chance(20) ? '!' : ''}${chance(25) ? '/' : ''}${glob}${pick(['', '', '', '/', ' ', '\r'])}`
  }
  const path = (): string => Array.from({length: 1 + below(4)}, () => pick(names)).join('/')
  const folders = Array.from({length: 14}, path)
  const isFolder = (one: string): boolean => folders.some((folder) => `${folder}/`.startsWith(`${one}/`))
  const files = Array.from({length: 200}, path).filter((one) => !isFolder(one))
  return {lines: Array.from({length: 1 + below(4)}, line), folders: [...new Set(folders)], files: [...new Set(files)].slice(0, 30)}
}
