import {randomFrom} from './made-tree.ts'

/** Bytes for a file of a name: text where the ending promises text, the right first bytes where it promises a picture or an archive. */
export type MadeBytes = (path: string, size: number) => Uint8Array

const LARGEST = 1 << 20
const TEXT = /\.(js|ts|py|c|h|html|css|json|xml|txt|md|svg|po|java|rs|go|sh|conf|log)$/i
const MAGIC: Readonly<Record<string, string>> = {
  jpg: 'ffd8ffe000104a464946000101',
  png: '89504e470d0a1a0a0000000d49484452',
  gif: '474946383961',
  pdf: '255044462d312e370a',
  zip: '504b030414000000',
  docx: '504b030414000600',
  xlsx: '504b030414000600',
  pptx: '504b030414000600',
  odt: '504b030414000008',
  gz: '1f8b0800',
  mp3: '49443303000000',
  flac: '664c614300000022',
  class: 'cafebabe00000034',
  o: '7f454c46020101',
  so: '7f454c46020101',
  mp4: '000000186674797069736f6d0000020069736f6d69736f32',
  mkv: '1a45dfa3a3428681014282886d6174726f736b61',
  db: '53514c69746520666f726d6174203300100001010040202000000001',
  mo: 'de12049500000000',
  pyc: 'a70d0d0a00000000',
}

/** Cuts pieces out of two pools, so that three gigabytes cost no more than writing them. */
export function openMadeBytes(): MadeBytes {
  const random = randomFrom(11)
  const noise = new Uint8Array(Uint32Array.from({length: LARGEST / 2}, () => random() * 2 ** 32).buffer)
  const text = Buffer.from(wordsUpTo(2 * LARGEST, random))
  const own = new Uint8Array(LARGEST)
  return (path, size) => {
    const from = Math.floor(random() * LARGEST)
    if (TEXT.test(path)) return text.subarray(from, from + size)
    const magic = MAGIC[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
    if (magic === undefined || size < magic.length / 2) return noise.subarray(from, from + size)
    own.set(noise.subarray(from, from + size))
    own.set(Buffer.from(magic, 'hex'))
    return own.subarray(0, size)
  }
}

const WORDS =
  'the index of every file shall say what it holds and where it lies so that no disk is lost from sight return const import value = { } ( ) ; 42 line\n'

function wordsUpTo(length: number, random: () => number): string {
  const words = WORDS.split(' ')
  const parts: string[] = []
  for (let have = 0; have < length; have += parts.at(-1)!.length + 1) parts.push(words[Math.floor(random() * words.length)]!)
  return parts.join(' ').slice(0, length)
}
