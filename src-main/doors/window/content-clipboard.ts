import {Buffer} from 'node:buffer'
import * as electron from 'electron'
import type {ClipboardContent} from '../../contract/system.ts'
import {buffers, hasItems} from './file-clipboard.ts'

/** The image on the clipboard of the system, else its text; nothing where it holds neither. */
export async function readClipboardContent(): Promise<ClipboardContent | undefined> {
  const image = hasItems() ? await itemBytes('image/png') : imageBytes()
  if (image.length > 0) return {kind: 'image', data: image.toString('base64')}
  const text = hasItems() ? await itemBytes('text/plain') : Buffer.from(buffers().readText())
  return text.length > 0 ? {kind: 'text', data: text.toString('base64')} : undefined
}

/** The bytes as the other program gave them, where it gave a PNG. */
function imageBytes(): Buffer {
  const png = buffers().readBuffer('image/png')
  return png.length > 0 ? png : buffers().readImage().toPNG()
}

async function itemBytes(type: string): Promise<Buffer> {
  for (const item of await electron.clipboard.read()) {
    if (!item.types.includes(type)) continue
    const payload: unknown = await item.getType(type)
    return payload instanceof Blob ? Buffer.from(await payload.arrayBuffer()) : Buffer.from(String(payload))
  }
  return Buffer.alloc(0)
}
