import type {FileFacts} from './open-files.ts'

/** The files of one call. */
export interface HashInput {
  /** When given, folders are relative to it and nothing outside, no link and no other mount is opened. Raw bytes. */
  readonly root?: Uint8Array | undefined
  /** `sample` reads at most 57,344 bytes of a large file; `full` and `both` read all. Up to 102,400 bytes they are the same. */
  readonly want: 'sample' | 'full' | 'both'
  /** Read from the disk, as far as the system can, and not from what it has in memory. */
  readonly fresh?: boolean | undefined
  readonly files: HashFiles
}

/** Files with the facts of their rows, as columns: other facts on the disk mean `changed`, and then nothing is told of the bytes. */
export interface HashFiles extends FileFacts {
  /** The number of the folder that holds the file; those of one folder stand together. */
  readonly folder: Uint32Array
  /** Where each name begins, and where the last one ends. */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  /** Where each path of a folder begins, and where the last one ends. */
  readonly folderFirst: Uint32Array
  readonly folders: Uint8Array
}

/** What became of one file; `changed`: it is not what its row says; `halted`: it was not read to its end, because nobody needs it any more. */
export const hashStatus = {ok: 0, changed: 1, gone: 2, denied: 3, error: 4, halted: 5} as const

/** One place for each file, in the order of the input; the buffers may be transferred. */
export interface HashResults {
  /** As in `hashStatus`; the other columns count only where it is ok. */
  readonly status: Uint8Array
  /** 0x66 'f' or 0x73 's'. */
  readonly kind: Uint8Array
  /** 32 bytes each. */
  readonly keys: Uint8Array
  /** 32 bytes each: the sample id of an 'f' key, where it was asked for by `both`; else zeros. The key itself where the file is small. */
  readonly samples: Uint8Array
  /** What `detect` said of the first 4,096 bytes; 0 without one. */
  readonly types: Uint16Array
  /** Bytes read. */
  readonly bytes: number
  /** Time of this thread that `detect` took of it. */
  readonly detectMs: number
  /** Why a file has the status `error` or `denied`, in words for a person. */
  readonly reasons: readonly {readonly file: number; readonly message: string}[]
}
