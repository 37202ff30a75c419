import '../../ui/field.css'
import {type KeyboardEvent, useState} from 'react'
import type {Settings} from '../../../src-main/contract/system.ts'
import {moment} from '../../ui/format.ts'
import {languageOptions} from './language-options.ts'
import {optionsOf, type SettingRow, shownOption} from './setting-rows.ts'
import {change, defaults} from './settings.ts'

interface ControlParts {
  readonly row: SettingRow
  readonly value: Settings[keyof Settings]
  /** Of the control, its name and its sentence. */
  readonly ids: {readonly control: string; readonly title: string; readonly text: string}
}

/** What a setting is changed by: a list of choices, a switch, or a number. */
export function SettingControl({row, value, ids}: ControlParts) {
  const named = {id: ids.control, 'aria-labelledby': ids.title, 'aria-describedby': ids.text}
  if (row.kind === 'choice') {
    const options = row.key === 'language' ? languageOptions(value) : Object.entries(optionsOf(row.key))
    return (
      <select
        {...named}
        className="field-input"
        value={shownOption(row, value)}
        onChange={(event) => void setTo(row, event.currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    )
  }
  if (row.kind === 'switch')
    return (
      <input
        {...named}
        type="checkbox"
        checked={value === true}
        onChange={(event) => void setTo(row, String(event.currentTarget.checked))}
      />
    )
  if (row.kind === 'number') return <NumberField key={String(value)} row={row} value={value} named={named} />
  return <output {...named}>{moment(String(value))}</output>
}

/** A number is taken when it is whole: with Enter, or when one goes on. */
function NumberField({row, value, named}: {readonly row: SettingRow; readonly value: Settings[keyof Settings]; readonly named: object}) {
  const [text, setText] = useState(String(value))
  const done = (): void => void (text !== String(value) && setTo(row, text))
  return (
    <input
      {...named}
      type="number"
      className="field-input"
      min={1}
      max={16}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && done()}
    />
  )
}

/** The core reads it as it reads what is typed on the command line, and says so where it does not fit. */
function setTo({key, kind}: SettingRow, text: string): Promise<void> {
  const value = kind === 'switch' ? text === 'true' : typeof defaults[key] === 'number' ? Number(text) : text
  return change(key, value as never)
}
