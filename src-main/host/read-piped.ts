import {Buffer} from 'node:buffer'

/** Reads standard input to its end, or until it is longer than asked for. Nothing where it is a terminal: nobody types a file. */
export async function readPiped(mostBytes: number): Promise<Uint8Array | undefined> {
  if (process.stdin.isTTY === true) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array)
    length += (chunk as Uint8Array).length
    if (length > mostBytes) break
  }
  return Buffer.concat(chunks)
}
