import './field.css'
import {useId} from 'react'

interface ChoicesParts<T extends string> {
  readonly title: string
  readonly value: T
  readonly options: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}

/** One of a few, as plain radio buttons. */
export function Choices<T extends string>({title, value, options, onChange}: ChoicesParts<T>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option} className="choice">
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {options[option]}
        </label>
      ))}
    </fieldset>
  )
}
