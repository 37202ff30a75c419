import {floors, programs, rooms} from './build/room-table.mjs'

const TEST = '\\.(test|compliance|fixture)\\.tsx?$|^src-main/testing/|/fakes/'
const quote = (name) => name.replaceAll('.', '\\.')
const anyOf = (names) => `(${names.map(quote).join('|')})`
const inside = (name) => (name.endsWith('.ts') ? `${quote(name)}$` : `${quote(name)}/`)
/** All that the explorer says; primitives are given their words, and translators read each part. */
const WORDS = '^src-renderer/messages\\.ts$'
const PARTS_OF_WORDS = '^src-renderer/[a-z-]*messages\\.ts$'
const PROGRAMS = `^src-main/${anyOf(programs)}$`

const rule = (name, from, to) => ({name, severity: 'error', from, to})

const roomRule = ({room, imports}) =>
  rule(
    `room-${room}`,
    {path: `^src-main/${inside(room)}`, pathNot: TEST},
    {path: '^src-(main|preload|renderer)/', pathNot: [room, ...imports].map((name) => `^src-main/${inside(name)}`)},
  )

const floorRule = (floor, at) =>
  rule(
    `floor-${floor}`,
    {path: `^src-renderer/${floor}/`, pathNot: TEST},
    {
      path: '^src-renderer/',
      pathNot: [`^src-renderer/${anyOf(floors.slice(0, at + 1))}/`, ...(at > 0 ? [floor === 'languages' ? PARTS_OF_WORDS : WORDS] : [])],
    },
  )

/** A foreign world is known to the named places only. */
const onlyIn = (name, places, to) => rule(name, {path: '^src-', pathNot: [...places, TEST]}, to)

const npm = (pattern) => ({path: `(^|node_modules/)${pattern}(/|$)`})

export default {
  forbidden: [
    rule('no-cycle', {}, {circular: true}),
    rule('unresolved', {path: '^src-'}, {couldNotResolve: true, pathNot: '\\?'}),
    ...rooms.map(roomRule),
    ...floors.map(floorRule),
    rule(
      'doors-runtime-types-only',
      {path: '^src-main/doors/', pathNot: TEST},
      {path: '^src-main/runtime/', dependencyTypesNot: ['type-only']},
    ),
    rule(
      'features-through-index',
      {path: '^src-main/features/([^/]+)/', pathNot: TEST},
      {
        // Files that lie in features/ itself say what all subjects are given.
        path: '^src-main/features/[^/]+/',
        pathNot: ['^src-main/features/$1/', '^src-main/features/[^/]+/index\\.ts$'],
      },
    ),
    rule('programs-open-nothing-imports', {pathNot: TEST}, {path: PROGRAMS}),
    rule('testing-only-in-tests', {path: '^src-', pathNot: TEST}, {path: TEST}),
    rule(
      'contract-zod-only',
      {path: '^src-main/contract/', pathNot: TEST},
      {
        pathNot: ['^src-main/', '(^|node_modules/)zod/'],
      },
    ),
    // Text in, answer out: `ignore` reads .gitignore patterns, zod checks the shape of data files.
    rule('domain-pure', {path: '^src-main/domain/', pathNot: TEST}, {pathNot: ['^src-main/', '(^|node_modules/)(ignore|zod)/']}),
    onlyIn('sqlite-only-in-store', ['^src-main/store/'], npm('(better-sqlite3[^/]*|kysely)')),
    onlyIn('disk-only-in-host', ['^src-main/host/', PROGRAMS], {path: '^(node:)?fs(/promises)?$', dependencyTypes: ['core']}),
    onlyIn('native-calls-only-in-host', ['^src-main/host/'], npm('koffi')),
    onlyIn('libp2p-only-in-net', ['^src-main/net/'], npm('(@libp2p|@chainsafe/libp2p[^/]*|libp2p)')),
    onlyIn('electron-only-at-the-window', ['^src-main/doors/(window|ipc)/', '^src-main/app\\.ts$', '^src-preload/'], npm('electron')),
    rule('renderer-sees-contract-only', {path: '^src-renderer/'}, {path: '^src-(main|preload)/', pathNot: '^src-main/contract/'}),
    rule('preload-sees-contract-types-only', {path: '^src-preload/'}, {path: '^src-', pathNot: ['^src-main/contract/', '^src-preload/']}),
  ],
  options: {
    tsConfig: {fileName: 'tsconfig.json'},
    tsPreCompilationDeps: true,
    doNotFollow: {path: 'node_modules'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
