/** The rooms of src-main and what each may import; .dependency-cruiser.mjs enforces this table and README.md shows it. */
export const rooms = [
  {room: 'contract', imports: []},
  {room: 'domain', imports: ['contract']},
  {room: 'store', imports: ['contract', 'domain']},
  {room: 'host', imports: ['contract', 'domain']},
  {room: 'net', imports: ['contract', 'domain']},
  {room: 'runtime', imports: ['contract', 'domain']},
  {room: 'features', imports: ['contract', 'domain', 'store', 'host', 'net', 'runtime']},
  {room: 'thread-roles.ts', imports: ['contract', 'domain', 'store', 'host', 'net', 'runtime', 'features']},
  {room: 'core.ts', imports: ['contract', 'domain', 'store', 'host', 'net', 'runtime', 'features', 'thread-roles.ts']},
  {room: 'doors', imports: ['contract', 'runtime', 'core.ts']},
]

/** The rooms of src-renderer, lowest first: each may import those before it. */
export const floors = ['ui', 'core', 'languages', 'features', 'commands', 'explorer']

/** The programs of src-main: they open the rooms, and nothing imports them. */
export const programs = ['app.ts', 'core-child.ts', 'daemon.ts', 'cli.ts', 'worker.ts']
