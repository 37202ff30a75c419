import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {askRooms} from './rooms.mjs'

// Each line is a file of a small house, what it imports, and the rule that forbids it; '' where it is allowed.
const PLANTED = [
  ['src-main/contract/zod-user.ts', 'zod', ''],
  ['src-main/contract/dreamer.ts', 'react', 'contract-zod-only'],
  ['src-main/contract/climber.ts', '../domain/rule.ts', 'room-contract'],
  ['src-main/domain/rule.ts', '../contract/word.ts', ''],
  ['src-main/domain/impure.ts', 'node:crypto', 'domain-pure'],
  ['src-main/store/rows.ts', 'better-sqlite3', ''],
  ['src-main/store/disk.ts', 'node:fs', 'disk-only-in-host'],
  ['src-main/store/neighbour.ts', '../host/disk.ts', 'room-store'],
  ['src-main/host/disk.ts', 'node:fs/promises', ''],
  ['src-main/host/table.ts', 'better-sqlite3', 'sqlite-only-in-store'],
  ['src-main/runtime/knows-feature.ts', '../features/tag/index.ts', 'room-runtime'],
  ['src-main/runtime/native.ts', 'koffi', 'native-calls-only-in-host'],
  ['src-main/features/tag/index.ts', '../../store/rows.ts', ''],
  ['src-main/features/tag/secret.ts', '../../domain/rule.ts', ''],
  ['src-main/features/job/polite.ts', '../tag/index.ts', ''],
  ['src-main/features/job/rude.ts', '../tag/secret.ts', 'features-through-index'],
  ['src-main/features/job/door.ts', '../../doors/cli/run.ts', 'room-features'],
  ['src-main/features/job/window.ts', 'electron', 'electron-only-at-the-window'],
  ['src-main/core.ts', './features/tag/index.ts', ''],
  ['src-main/doors/cli/run.ts', '../../core.ts', ''],
  ['src-main/doors/cli/value.ts', '../../runtime/bus.ts', 'doors-runtime-types-only'],
  ['src-main/doors/cli/store.ts', '../../store/rows.ts', 'room-doors'],
  ['src-main/doors/window/open.ts', 'electron', ''],
  ['src-main/runtime/bus.ts', '../contract/word.ts', ''],
  ['src-main/cli.ts', './doors/cli/run.ts', ''],
  ['src-main/daemon.ts', './cli.ts', 'programs-open-nothing-imports'],
  ['src-main/store/lost.ts', './nowhere.ts', 'unresolved'],
  ['src-preload/preload.ts', 'electron', ''],
  ['src-renderer/core/client.ts', '../../src-main/contract/word.ts', ''],
  ['src-renderer/core/thief.ts', '../../src-main/domain/rule.ts', 'renderer-sees-contract-only'],
  ['src-renderer/ui/button.ts', '../core/client.ts', 'floor-ui'],
  ['src-renderer/features/tag/list.ts', '../../explorer/frame.ts', 'floor-features'],
  ['src-renderer/explorer/frame.ts', '../ui/button.ts', ''],
] as const

const house = await mkdtemp(join(tmpdir(), 'onefold-rooms-'))
let found: Awaited<ReturnType<typeof askRooms>>

beforeAll(async () => {
  await symlink(join(import.meta.dirname, '../node_modules'), join(house, 'node_modules'), 'junction')
  await plant('tsconfig.json', '{"compilerOptions": {"module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true}}')
  await plant('src-main/contract/word.ts', 'export const word = 1\n')
  await plant('src-main/contract/round.ts', "import './about.ts'\n")
  await plant('src-main/contract/about.ts', "import './round.ts'\n")
  await plant('src-main/doors/cli/type.ts', "import type {bus} from '../../runtime/bus.ts'\nexport type Bus = typeof bus\n")
  await plant('src-main/store/free.test.ts', "import 'node:fs'\nimport '../host/disk.ts'\n")
  for (const [path, target] of PLANTED) await plant(path, `import '${target}'\n`)
  found = await askRooms(house)
})
afterAll(() => rm(house, {recursive: true}))

it('finds every planted violation and nothing else', () => {
  const expected = PLANTED.flatMap(([path, , rule]) => (rule === '' ? [] : [`${rule} ${path}`]))
  const cycle = ['no-cycle src-main/contract/about.ts']
  expect(found.violations.map(({rule, from}: {readonly rule: string; readonly from: string}) => `${rule} ${from}`).sort()).toEqual(
    [...expected, ...cycle].sort(),
  )
})

it('has seen every file', () => {
  expect({seen: found.seen, unseen: found.unseen}).toEqual({seen: PLANTED.length + 5, unseen: []})
})

async function plant(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), {recursive: true})
  await writeFile(join(house, path), text)
}
