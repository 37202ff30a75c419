interface Named {
  /** Raw bytes, with slashes between the names. */
  readonly path: Uint8Array
  readonly mode: number
  readonly mtimeNs: bigint
}

export interface FileToPack extends Named {
  readonly kind: 'file'
  readonly size: number
  /** Its bytes, as many as its size; read once. */
  content(): Iterable<Uint8Array>
}

/** Something that goes into an archive. */
export type ToPack = FileToPack | (Named & {readonly kind: 'dir'}) | (Named & {readonly kind: 'link'; readonly target: Uint8Array})
