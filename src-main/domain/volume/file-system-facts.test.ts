import {expect, test} from 'vitest'
import {fileSystemFacts} from './file-system-facts.ts'

test.each([
  ['ext4', {reflink: false, stableInodes: true, caseSensitive: true, timeStepNs: 1}],
  ['btrfs', {reflink: true, nameLimit: {count: 255, unit: 'bytes'}}],
  ['xfs', {reflink: 'maybe', stableInodes: true}],
  ['apfs', {reflink: true, normalisation: 'one', caseSensitive: 'maybe'}],
  ['hfs', {normalisation: 'decomposed', nameLimit: {count: 255, unit: 'utf-16'}}],
  ['NTFS', {caseSensitive: false, timeStepNs: 100, nameLimit: {count: 255, unit: 'utf-16'}}],
  ['vfat', {stableInodes: false, links: false, timeStepNs: 2_000_000_000, fileBytes: 4_294_967_295}],
  ['exFAT', {stableInodes: false, timeStepNs: 10_000_000, fileBytes: undefined}],
  ['cifs', {stableInodes: false, caseSensitive: 'maybe'}],
  ['nfs4', {stableInodes: true}],
  ['fuse.unheard-of', {reflink: 'maybe', stableInodes: false, caseSensitive: 'maybe'}],
] as const)('%s can what its kind can', (fileSystem, facts) => expect(fileSystemFacts(fileSystem)).toMatchObject(facts))
