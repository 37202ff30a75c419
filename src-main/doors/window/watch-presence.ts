import {powerMonitor} from 'electron'
import type {CoreLink} from '../ipc/supervise-core.ts'

const TELL_EVERY_MS = 30_000

/** Tells the core how long nobody has touched the machine, and whether it runs on its battery: background work goes by it. */
export function watchPresence(core: CoreLink): void {
  const tell = (): void => {
    core.send({say: 'present', idleMs: powerMonitor.getSystemIdleTime() * 1000, onBattery: powerMonitor.isOnBatteryPower()})
  }
  tell()
  setInterval(tell, TELL_EVERY_MS)
  powerMonitor.on('on-battery', tell)
  powerMonitor.on('on-ac', tell)
}
