/**
 * Gives columns memory of their own, in place. What comes from another process lies in one piece, and a column of it could be moved on
 * to a thread neither alone nor beside the others.
 */
export function ownMemory<V>(value: V): V {
  const waiting: unknown[] = [{value}]
  const holder = waiting[0] as {value: V}
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const [name, inner] of Object.entries(one as object)) {
      if (typeof inner !== 'object' || inner === null) continue
      if (!ArrayBuffer.isView(inner)) waiting.push(inner)
      else if (inner.byteLength < inner.buffer.byteLength) (one as Record<string, unknown>)[name] = copied(inner)
    }
  }
  return holder.value
}

function copied(view: ArrayBufferView): ArrayBufferView {
  const {byteOffset, byteLength} = view
  const buffer = view.buffer.slice(byteOffset, byteOffset + byteLength)
  const Column = view.constructor as new (buffer: ArrayBufferLike) => ArrayBufferView
  return Buffer.isBuffer(view) ? Buffer.from(buffer as ArrayBuffer) : new Column(buffer)
}
