import type {FileType} from './definitions.ts'
import {type FileTypes, isText} from './file-types.ts'
import {matchesMagic} from './magic.ts'

/**
 * Says of most files at once that their bytes are what their name promises, so that an index run asks `detectType` only of the rest.
 * True is sure; false says nothing.
 */
export function quickCheck(types: FileTypes): (promised: FileType, head: Uint8Array) => boolean {
  // What others are built on may be one of them: a .zip may be a document.
  const bases = new Set(types.all.flatMap((type) => type.within))
  const hasMagic = (head: Uint8Array): boolean =>
    [head[0]!, -1].some(
      (first) =>
        types.magics.get(first)?.some(({magic}) => magic.fixedBytes >= SURE_BYTES && matchesMagic(magic, head, true) === true) ?? false,
    )
  return (promised, head) => {
    if (isText(types, promised)) return promised.id !== 'text/plain' && !promised.signs.form && !head.includes(0) && !hasMagic(head)
    return !bases.has(promised.id) && promised.magics.some((magic) => matchesMagic(magic, head, true) === true)
  }
}

/** Fewer fixed bytes stand at the head of some text by chance. */
const SURE_BYTES = 4
