import type {BlobName, Blobs} from '../../domain/ports.ts'

/** Blobs in memory, with the same bound. */
export function memoryBlobs({limitBytes}: {readonly limitBytes: number}): Blobs {
  const kept = new Map<string, Uint8Array>()
  const sum = (): number => [...kept.values()].reduce((all, {length}) => all + length, 0)
  return {
    read: async (name) => {
      const bytes = kept.get(nameOf(name))
      if (!bytes) return undefined
      kept.delete(nameOf(name))
      kept.set(nameOf(name), bytes)
      return bytes
    },
    write: async (name, bytes) => {
      kept.delete(nameOf(name))
      kept.set(nameOf(name), bytes)
      if (sum() <= limitBytes) return
      for (const oldest of kept.keys()) if (sum() > limitBytes * 0.9) kept.delete(oldest)
    },
    usage: async () => ({files: kept.size, bytes: sum(), limitBytes}),
    close: async () => undefined,
  }
}

const nameOf = ({content, kind, variant, extension}: BlobName): string => `${content} ${kind} ${variant}.${extension}`
