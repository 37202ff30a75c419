/** One line of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export interface MountLine {
  /** Given to another mount once this one is gone. */
  readonly id: string
  readonly device: string
  /** The folder of the file system that is seen at the mount point, as latin1 text. */
  readonly root: string
  readonly mountPoint: Uint8Array
  readonly options: ReadonlySet<string>
  readonly fileSystem: string
  readonly source: string
}

/** Reads the table; of several mounts at one point the last is kept, because it covers the others. */
export function parseMountTable(text: Buffer): readonly MountLine[] {
  const byPoint = new Map<string, MountLine>()
  for (const row of text.toString('latin1').split('\n')) {
    const line = lineOf(row)
    if (!line) continue
    const point = Buffer.from(line.mountPoint).toString('latin1')
    byPoint.delete(point)
    byPoint.set(point, line)
  }
  return [...byPoint.values()]
}

function lineOf(text: string): MountLine | undefined {
  const [before, after] = text.split(' - ')
  const [id, , device, root, point, options = ''] = (before ?? '').split(' ')
  const [fileSystem, source = '', superOptions = ''] = (after ?? '').split(' ')
  if (id === undefined || device === undefined || root === undefined || fileSystem === undefined) return undefined
  if (point?.startsWith('/') !== true) return undefined
  return {
    id,
    device,
    root: unescaped(root),
    mountPoint: Buffer.from(unescaped(point), 'latin1'),
    options: new Set([...options.split(','), ...superOptions.split(',')]),
    fileSystem,
    source: Buffer.from(unescaped(source), 'latin1').toString(),
  }
}

// Blank, tab, newline and backslash are written as three octal digits.
function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
