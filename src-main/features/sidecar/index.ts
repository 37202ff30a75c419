import type {Handlers} from '../../contract/index.ts'
import {base64, placeOf} from '../file/index.ts'
import type {CoreScopes} from '../scopes.ts'

/** What can be asked of sidecars. */
export const sidecarHandlers: Handlers<CoreScopes>['sidecar'] = {
  async picture({target, size, version, data}, scope) {
    const {entry} = await placeOf(target, scope)
    if (entry === undefined) return scope.fail('NotFound', 'The file is not in the index yet: list its folder first.')
    const {content, bytes, kept} = await scope.sidecars.picture({entry, size, version, signal: scope.signal, urgent: size > SMALL})
    return {contentId: content, mime: 'image/webp', bytes: bytes.length, kept, ...(data ? {data: base64(bytes)} : {})}
  },
  async prepare(_input, {sidecars}) {
    sidecars.prepare()
    return {}
  },
}

/** Larger ones are looked at alone. */
const SMALL = 512

export {openLibrarySidecars} from './open-library-sidecars.ts'
export {previewFile} from './preview/preview-file.ts'
