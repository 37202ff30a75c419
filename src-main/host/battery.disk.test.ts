import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {tempFolder} from '../testing/test-library.ts'
import {onBattery} from './battery.ts'

/** A folder as /sys/class/power_supply, written by hand after Documentation/ABI/testing/sysfs-class-power of the kernel. */
function supplies(all: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = tempFolder()
  for (const [name, words] of Object.entries(all)) {
    mkdirSync(join(folder, name))
    for (const [word, value] of Object.entries(words)) writeFileSync(join(folder, name, word), `${value}\n`)
  }
  return folder
}
const battery = (status: string) => ({type: 'Battery', status, scope: 'System'})

test.each([
  ['unplugged', {AC: {type: 'Mains', online: '0'}, BAT0: battery('Discharging')}, true],
  ['charging', {AC: {type: 'Mains', online: '1'}, BAT0: battery('Charging')}, false],
  ['charged by USB', {usb: {type: 'USB', online: '1'}, BAT0: battery('Discharging')}, false],
  ['full', {AC: {type: 'Mains', online: '0'}, BAT0: battery('Full')}, false],
  ['of two one gives', {BAT0: battery('Full'), BAT1: battery('Discharging')}, true],
  ['only a mouse has one', {hid: {type: 'Battery', status: 'Discharging', scope: 'Device'}}, undefined],
  ['none', {}, undefined],
])('a machine that is %s', async (_, all, expected) => {
  expect(await onBattery(supplies(all as Parameters<typeof supplies>[0]))).toBe(expected)
})

test('a system without that folder does not tell', async () => {
  expect(await onBattery(join(tempFolder(), 'none'))).toBeUndefined()
})
