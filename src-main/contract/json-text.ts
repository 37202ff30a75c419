import type {z} from 'zod'

/** A value that is written as JSON already: what a query answers where making objects of its many rows would be most of its time. */
export class JsonText {
  /** UTF-8. */
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

/** Lets the handler of an operation answer text, too; whoever asks sees the same value. */
export const orText = <T extends z.ZodType>(schema: T): z.ZodType<z.output<T>, z.input<T> | JsonText> =>
  schema as unknown as z.ZodType<z.output<T>, z.input<T> | JsonText>
