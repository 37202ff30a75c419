import {Buffer} from 'node:buffer'
import type {ServerResponse} from 'node:http'
import type {Reply} from '../../contract/errors.ts'
import {type PictureAsked, sidecar} from '../../contract/sidecar.ts'
import {headersFor} from './answer-asset.ts'

/** Asks the core for a picture in the name of the browser; the signal says that nobody waits any more. */
export type AskPicture = (asked: PictureAsked, signal: AbortSignal) => Promise<Reply>

/** Answers a picture of a file. Its address holds the version, so it may be kept for ever; nothing else of this door may. */
export async function answerPicture(
  response: ServerResponse,
  asked: PictureAsked,
  {own, body, ask}: {readonly own: number; readonly body: boolean; readonly ask: AskPicture},
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  const reply = await ask(asked, left.signal)
  if (response.destroyed) return
  // That a file has no picture is no failure of the page, which browsers would tell in its console.
  if (!reply.ok) return void response.writeHead(204, headersFor('webp', own)).end()
  const {data} = sidecar.picture.output.parse(reply.value)
  const bytes = Buffer.from(data ?? '', 'base64')
  response.writeHead(200, {...headersFor('webp', own), 'Content-Length': bytes.length, 'Cache-Control': KEEP})
  response.end(body ? bytes : undefined)
}

const KEEP = 'private, max-age=31536000, immutable'
