import type {HealthCheck} from '../src-main/contract/health.ts'
import {amount} from './ui/format.ts'

/** What the page of health says. The core's own sentences are English: other languages make theirs of the facts. */
export const healthMessages = {
  title: 'Health',
  lead: 'What Onefold needs of this machine, and how its own library is.',
  allGood: 'All is well.',
  attention: 'Something needs attention.',
  needy: (n: number) => (n === 1 ? 'one check needs attention' : `${amount(n)} checks need attention`),
  again: 'Check again',
  whole: 'Check the whole library',
  checking: 'Checking…',
  good: 'good',
  needs: 'needs attention',
  todo: 'What to do',
  command: 'Command',
  copy: 'Copy command',
  copied: 'The command is copied.',
  list: 'Checks',
  about: {
    folders: 'Folders',
    watches: 'Changes on disks',
    library: 'Library',
    decoders: 'Pictures',
    space: 'Free space',
    backups: 'Backups',
  } satisfies Record<HealthCheck['about'], string>,
  sentence: (check: HealthCheck): string => check.sentence,
  advice: (check: HealthCheck): string => check.todo ?? '',
  unread: (location: string) => `Not readable in “${location}”`,
}
