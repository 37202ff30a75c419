import {core} from '../../core/client.ts'

/** Has the core's decoders ready before a folder of photos is shown; without it pictures only come a little later. */
export function prepareThumbs(): void {
  core.sidecar.prepare({}).catch(() => undefined)
}
