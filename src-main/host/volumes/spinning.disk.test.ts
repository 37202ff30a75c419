import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {tempFolder} from '../../testing/test-library.ts'
import {isSpinning} from './spinning.linux.ts'

/** As sysfs has it: a disk with a partition, one of flash, and a device that tells nothing. */
function sysfs(): string {
  const root = tempFolder()
  const devices = join(root, 'devices')
  for (const [disk, rotational] of [
    ['sda', '1\n'],
    ['nvme0n1', '0\n'],
  ] as const) {
    mkdirSync(join(devices, disk, 'queue'), {recursive: true})
    writeFileSync(join(devices, disk, 'queue', 'rotational'), rotational)
  }
  mkdirSync(join(devices, 'sda', 'sda1'))
  mkdirSync(join(devices, 'odd'))
  const sys = join(root, 'class')
  mkdirSync(sys)
  for (const place of ['sda', 'sda/sda1', 'nvme0n1', 'odd']) symlinkSync(join(devices, place), join(sys, place.split('/').at(-1)!))
  return sys
}

test('a partition turns with its disk, flash does not, and what is not told stays unknown', async () => {
  const sys = sysfs()
  const told = await Promise.all(['sda', 'sda1', 'nvme0n1', 'odd', 'none'].map((device) => isSpinning(device, sys)))
  expect(told).toEqual([true, true, false, undefined, undefined])
})
