import {messages} from '../../messages.ts'
import {Choices} from '../../ui/choices.tsx'
import {change, useSettings} from './settings.ts'

const words = messages.settings
type Cores = keyof typeof words.coresOptions

/** How much background work may take of the machine. */
export function BackgroundSettings() {
  const {value} = useSettings()
  return (
    <>
      <Choices
        title={words.cores}
        value={String(nearest(value.coresWhileActive ?? 1)) as `${Cores}`}
        options={words.coresOptions as Readonly<Record<`${Cores}`, string>>}
        onChange={(cores) => void change('coresWhileActive', Number(cores))}
      />
      <p className="dialog-text">{words.backgroundText}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={value.hashOnBattery ?? false}
          onChange={(event) => void change('hashOnBattery', event.currentTarget.checked)}
        />
        {words.hashOnBattery}
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={value.pauseBackground ?? false}
          onChange={(event) => void change('pauseBackground', event.currentTarget.checked)}
        />
        {words.pauseBackground}
      </label>
    </>
  )
}

/** Other numbers can be set in the command line; the nearest of the three is shown. */
function nearest(cores: number): Cores {
  if (cores <= 1) return 1
  return cores === 2 ? 2 : 64
}
