import {joinPath} from '../domain/byte-path.ts'

/** Every place that a value names: the spots and the paths in it, whatever kind of step or request it is. */
export function touchedPaths(value: unknown): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  const waiting: unknown[] = [value]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one !== 'object' || one === null || ArrayBuffer.isView(one)) continue
    const {folder, name, path} = one as {readonly folder?: unknown; readonly name?: unknown; readonly path?: unknown}
    if (folder instanceof Uint8Array) found.push(name instanceof Uint8Array ? joinPath(folder, name) : folder)
    if (path instanceof Uint8Array) found.push(path)
    for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) waiting.push(inner)
  }
  return found
}
