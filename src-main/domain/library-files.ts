/** The few file calls that the life cycle of a library needs beside its databases; host has the real one. */
export interface LibraryFiles {
  /** The text of a small file, or undefined where there is none. */
  readText(path: string): Promise<string | undefined>
  /** Replaces a file wholly or not at all, also through a power loss. Makes its folder. */
  writeText(path: string, text: string): Promise<void>
  /** Bytes from a place in a file; fewer at its end, none where there is no file. Never of a database that this process has open. */
  readAt(path: string, offset: number, length: number): Promise<Uint8Array>
  /** Undefined where there is no such file. */
  sizeOf(path: string): Promise<number | undefined>
  /** Sorted; none where there is no such folder. */
  namesIn(folder: string): Promise<readonly string[]>
  makeFolder(path: string): Promise<void>
  /** Renames a file or folder on its volume, replacing a file; durable when it answers. */
  move(from: string, to: string): Promise<void>
  /** Removes a file, or a folder with all in it; what does not exist is removed already. */
  remove(path: string): Promise<void>
  /** Returns when the bytes of a file and its name are on the disk. */
  flush(path: string): Promise<void>
  /** The same for two paths of one folder, whatever links lead there; undefined where there is none. */
  identityOf(path: string): Promise<string | undefined>
}
