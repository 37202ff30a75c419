import {Buffer} from 'node:buffer'
import {readdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect} from 'vitest'
import {choose, disk, type Drive, names, type World} from './world.ts'

/** Holds `one.txt` and `two.txt`, made by Info-ZIP. */
const PACK =
  'UEsDBAoAAAAAAEKBe12fqBf4BAAAAAQAAAAHAAAAb25lLnR4dG9uZQpQSwMECgAAAAAAQoF7XXQIF5YEAAAABAAAAAcAAAB0d28udHh0dHdvClBLAQIeAwoAAAAAAEKBe12fqBf4BAAAAAQAAAAHAAAAAAAAAAEAAACkgQAAAABvbmUudHh0UEsBAh4DCgAAAAAAQoF7XXQIF5YEAAAABAAAAAcAAAAAAAAAAQAAAKSBKQAAAHR3by50eHRQSwUGAAAAAAIAAgBqAAAAUgAAAAAA'

const withPack =
  (id: string) =>
  async (world: World): Promise<void> => {
    await writeFile(join(world.files, id, 'pack.zip'), Buffer.from(PACK, 'base64'))
    await expect.poll(() => names(world)).toContain('pack.zip')
    await choose(world, 'pack.zip')
  }

/** How the commands are tried that make archives and bring out what is in them. */
export const archiveDrives = {
  'file.extract': {
    before: withPack('file.extract'),
    by: 'palette',
    look: ({files}) =>
      readdir(join(files, 'file.extract/pack')).then(
        (found) => found.toSorted(),
        () => [],
      ),
    becomes: ['one.txt', 'two.txt'],
  },
  'file.extractTo': {
    before: withPack('file.extractTo'),
    by: 'palette',
    argument: ({files}) => join(files, 'file.extractTo', 'su'),
    look: disk('file.extractTo/sub'),
    becomes: ['only.txt', 'pack'],
  },
  'file.compress': {
    before: (world) => choose(world, 'a.txt', 'sub'),
    by: 'palette',
    argument: 'packed',
    look: disk('file.compress'),
    becomes: ['a.txt', 'b.txt', 'packed.zip', 'sub'],
  },
} satisfies Partial<Record<string, Drive>>
