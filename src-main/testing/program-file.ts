import {join} from 'node:path'

/**
 * A program of Onefold as tests start it: from the sources, or, where `npm test` has just built them and says so by
 * ONEFOLD_TEST_PROGRAMS, as it is built, because each core then starts in two thirds of the time.
 */
export function programFile(name: 'cli' | 'daemon' | 'worker'): string {
  const built = process.env['ONEFOLD_TEST_PROGRAMS']
  return built ? join(built, `${name}.js`) : join(import.meta.dirname, `../${name}.ts`)
}
