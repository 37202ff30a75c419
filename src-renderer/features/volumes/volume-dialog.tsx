import './volume-dialog.css'
import {useEffect, useState} from 'react'
import {create} from 'zustand'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {bytes, moment, shown} from '../../ui/format.ts'

type Info = Awaited<ReturnType<typeof core.volume.info>>

const words = messages.volumes.about

const useTold = create<{readonly volume?: Volume | undefined}>(() => ({}))

/** Shows what is known of a volume. */
export const tellOfVolume = (volume: Volume): void => useTold.setState({volume})

/** What is told of one volume, over the window. */
export function VolumeDialogs() {
  const {volume} = useTold()
  return volume ? <VolumeDialog volume={volume} onClose={() => useTold.setState({volume: undefined})} /> : null
}

/** What is known of one volume: what is indexed on it, what it can do, how fast it is. */
function VolumeDialog({volume, onClose}: {readonly volume: Volume; readonly onClose: () => void}) {
  const [info, setInfo] = useState<Info>()
  useEffect(() => {
    let wanted = true
    void attempt(() => core.volume.info({volume: volume.id})).then((told) => (wanted && told ? setInfo(told) : undefined))
    return () => {
      wanted = false
    }
  }, [volume.id])
  return (
    <Dialog open onClose={onClose} title={shown(volume.name)} text={shown(volume.mountPoint)}>
      <dl className="volume-facts">
        {(info ? factsOf(info) : []).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button onClick={onClose}>{messages.close}</Button>
      </DialogActions>
    </Dialog>
  )
}

const KINDS = 4

function factsOf({volume, statistics, abilities, speed, locations}: Info): readonly (readonly [string, string])[] {
  const kinds = statistics.kinds.slice(0, KINDS).map(({category, count}) => words.kind(messages.categories[category] ?? category, count))
  return [
    [words.state, messages.volumes.state[volume.state]],
    [words.seen, moment(volume.lastSeenAt)],
    [words.space, messages.volumes.free(bytes(volume.freeBytes), bytes(volume.totalBytes))],
    [words.indexed, messages.locations.facts(statistics.files, statistics.folders, bytes(statistics.bytes))],
    [words.kinds, kinds.join(', ')],
    [words.locations, locations.map(({name}) => shown(name)).join(', ')],
    [words.fileSystem, words.can(volume.fileSystem, abilities)],
    [words.speed, speed ? speedText(speed) : words.unmeasured],
  ].filter((fact): fact is [string, string] => fact[1] !== '')
}

function speedText({readRate, writeRate, measuredAt}: NonNullable<Info['speed']>): string {
  const {reads, writes} = messages.volumes
  const rates = [readRate === undefined ? '' : reads(bytes(readRate)), writeRate === undefined ? '' : writes(bytes(writeRate))]
  return [...rates.filter((rate) => rate !== ''), moment(measuredAt)].join(', ')
}
