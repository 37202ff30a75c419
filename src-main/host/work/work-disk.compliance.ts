import {describe} from 'vitest'
import {attributesCompliance} from './work-disk-attributes.compliance.ts'
import {filesCompliance} from './work-disk-files.compliance.ts'
import {foldersCompliance} from './work-disk-folders.compliance.ts'
import {linksCompliance} from './work-disk-links.compliance.ts'
import {namesCompliance} from './work-disk-names.compliance.ts'
import {Drawn, type WorkDiskUnderTest} from './work-disk-under-test.ts'

/** What every work disk must do. `open` gives one with an empty folder, a new one for each test. */
export function workDiskCompliance(name: string, open: () => WorkDiskUnderTest): void {
  const draw = (): Drawn => new Drawn(open())
  describe(`the work disk ${name}`, () => {
    filesCompliance(draw)
    attributesCompliance(draw)
    foldersCompliance(draw)
    namesCompliance(draw)
    linksCompliance(draw)
  })
}
